import type { lostAnswer } from '../../lessons/lostAnswer.ts';
import type { TextsOf } from '../../texts.ts';

export const lostAnswerTexts: TextsOf<typeof lostAnswer> = {
  title: 'Die verlorene Antwort',
  about:
    'Eine Antwort geht verloren, und eine Karte wird zweimal belastet. Dann verhindert es eine Nummer.',
  beats: {
    silence: {
      title: 'Es kam keine Antwort',
      says: {
        stored:
          'Bestellung 17 hat den Producer verlassen, und der Broker, der hier führt, hat sie in sein Log geschrieben, bei Offset {append.offset}.',
        lost: 'Der Broker antwortete mit einem Ack, doch die Verbindung brach ab und nahm die Antwort mit. Auf der Seite des Shops herrscht nur Stille.',
        ask: 'Die Batches tragen hier noch keine Nummer. Der Producer gibt nicht auf: Er sendet noch einmal.',
      },
      predict: {
        question: 'Wie oft wird Bestellung 17 im Log stehen?',
        options: {
          once: {
            answer: 'Einmal. Der Broker bemerkt die Kopie',
            feedback: 'Er hatte nichts zum Vergleichen: Beide Batches kamen ohne Nummer.',
          },
          twice: {
            answer: 'Zweimal',
            feedback:
              'Die erste Kopie wurde gespeichert, nur ihre Antwort ging unter. Die zweite wird auch gespeichert.',
          },
          never: {
            answer: 'Nie. Keine Antwort heißt: nicht gespeichert',
            feedback:
              'Sie stand im Log, bevor die Verbindung abbrach. Die Stille sagt darüber nichts.',
          },
        },
      },
    },
    again: {
      title: 'Einmal gesendet, zweimal gespeichert',
      says: {
        same: 'Die Wiederholung trug dieselben Bytes, und der Broker hängte sie ein zweites Mal an, bei {copy.offset}.',
        told: 'Der Shop hört eine einzige gute Antwort: Bestellung 17 steht bei Offset {told}. Kein Fehler erreicht ihn je, er kann also keinen Verdacht schöpfen.',
        charged: 'Wer das Log liest, führt beide Kopien aus. Die Kundin zahlt zweimal.',
      },
    },
    'half-told': {
      title: 'Jetzt erzählst du',
      says: {
        stored:
          'Ein anderer Shop, derselbe Ärger. Bestellung 2 steht im Log bei Offset 1, ihr Batch trägt keine Nummer, und ihre Antwort ist eben verloren gegangen.',
      },
      fill: {
        task: 'Der Producer wird Bestellung 2 noch einmal senden. Wie geht es aus?',
        blanks: {
          sent: {
            ask: 'Wie oft Bestellung 2 gesendet wird',
            because: 'Einmal am Anfang und einmal als Wiederholung.',
          },
          stored: {
            ask: 'Wie oft sie gespeichert wird',
            because: 'Beide Versuche kamen im Log an, und nichts unterschied sie.',
          },
          told: {
            ask: 'Der Offset, den der Shop erfährt',
            because: 'Die Antwort, die durchkam, spricht von der zweiten Kopie.',
          },
        },
      },
    },
    number: {
      title: 'Jetzt mit einer Nummer',
      says: {
        stamp:
          'Idempotenz ist an. Der Batch geht mit einem Stempel ab: Producer-ID {pid}, und Sequenznummer {seq} für seinen ersten Record.',
        kept: 'Dieselbe Störung schlägt zu. Die Wiederholung trägt denselben Stempel wie vorher.',
      },
      predict: {
        question: 'Was erfährt der Shop über Bestellung 17?',
        options: {
          error: {
            answer: 'Einen Fehler: Sie ist ein Duplikat',
            feedback: 'Eine Wiederholung ist eine gute Nachricht. Der Broker antwortet mit Erfolg.',
          },
          first: {
            answer: 'Erfolg, bei Offset 106',
            feedback:
              'Der Broker hat den Stempel gefunden und noch einmal den Offset der ersten Kopie genannt.',
          },
          second: {
            answer: 'Erfolg, bei Offset 107',
            feedback: 'Das wäre eine zweite Kopie. Diesmal wurde nichts geschrieben.',
          },
        },
      },
    },
    'one-copy': {
      title: 'Gleicher Stempel, gleiche Quittung',
      says: {
        match:
          'Der Broker kennt diesen Stempel noch. Also schreibt er nichts und wiederholt seine erste Antwort. Öffne die Prüfungen neben den Bahnen, um den Vergleich zu sehen.',
        default:
          'Seit Kafka 3.2 verlangt der Java-Producer das von sich aus. Niemand muss es einschalten.',
      },
      challenge: {
        task: 'Schalte Idempotenz aus, und bring Bestellung 17 trotzdem nur einmal ins Log, indem du die Störung verlegst.',
        goals: {
          off: 'Idempotenz ist aus',
          once: 'Bestellung 17 ist einmal gespeichert',
        },
        hints: {
          which:
            'Eine Kopie setzt voraus, dass der erste Batch gespeichert wurde. Welche Nachricht könnte statt der Antwort verloren gehen?',
          where:
            'Schalte unter Störungen die Trennung aus, und verliere den Request von Bestellung 17, während er auf der Leitung ist.',
        },
        done: 'Ein verlorener Request schadet niemandem: Die Wiederholung ist die erste Kopie, die ankommt.',
      },
    },
    where: {
      title: 'Wohin das gehört',
      says: {
        does: 'Es sind also zwei Mechanismen. Eine Wiederholung sendet einen Batch, dessen Schicksal unbekannt ist, noch einmal. Idempotenz lässt den Leader des Logs die Wiederholung erkennen.',
        restart:
          'Sie decken die Wiederholungen eines laufenden Producers ab. Ein Shop, der neu startet und noch einmal sendet, ist nicht abgedeckt.',
        beyond:
          'Auch nicht zwei Schreibvorgänge, die zusammengehören, und nicht, was ein Leser tut. Was darüber hinaus hilft, zeigen die letzten Lektionen.',
      },
    },
  },
  takeaways: {
    silence: 'Eine fehlende Antwort sagt nicht, ob der Record gespeichert ist.',
    number:
      'Mit einer Nummer erkennt der Broker die Wiederholung und antwortet mit der ersten Quittung.',
  },
};

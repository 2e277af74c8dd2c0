import type { outboxInbox } from '../../lessons/outboxInbox.ts';
import type { TextsOf } from '../../texts.ts';

export const outboxInboxTexts: TextsOf<typeof outboxInbox> = {
  title: 'Outbox und Inbox',
  about:
    'Zwei Datenbanken mit Kafka dazwischen: welcher Absturz verliert, welcher wiederholt, und was es repariert.',
  beats: {
    before: {
      title: 'Abgehakt, dann gesendet',
      says: {
        rows: 'Der Shop schreibt jede Bestellung in seine Datenbank und eine Zeile in eine Outbox, in einer Transaktion der Datenbank. Ein Relay nimmt die Zeilen und sendet sie.',
        marks:
          'Dieses Relay hakt eine Zeile als gesendet ab und sendet sie dann. Gerade hat es Bestellung 2 abgehakt und ist abgestürzt.',
      },
      predict: {
        question: 'Das Relay startet wieder. Wie oft wird Bestellung 2 im Log stehen?',
        options: {
          none: {
            answer: 'Nie',
            feedback: 'Die Zeile sagt, sie sei gesendet, also geht das Relay über sie hinweg.',
          },
          once: {
            answer: 'Einmal: Die Zeile steht noch in der Outbox',
            feedback:
              'Das tut sie, und sie ist abgehakt. Ein Relay, das wieder startet, kennt nur seine Zeilen.',
          },
          twice: {
            answer: 'Zweimal: Ein Neustart wiederholt',
            feedback: 'Was abgehakt ist, wird nicht wiederholt. Genau das ist hier das Problem.',
          },
        },
      },
    },
    lost: {
      title: 'Verkauft, und nie gesendet',
      says: {
        gone: 'Im Log steht {log}. Kein Fehler wurde gemeldet, und kein Consumer kann vermissen, wovon er nie gehört hat.',
        which:
          'Ein Relay, das nach dem Senden abhakt, scheitert andersherum: Es wiederholt. Nur dieser Fehlschlag lässt sich am anderen Ende reparieren.',
      },
    },
    after: {
      title: 'Halb erzählt: gesendet, dann abgehakt',
      says: {
        stored:
          'Dieses Relay sendet zuerst. Bestellung 2 ist gespeichert und bestätigt, und bevor das Relay ihre Zeile abhaken konnte, stürzte es ab. Der Consumer bucht für jeden Record ab, den er bekommt.',
      },
      fill: {
        task: 'Das Relay startet wieder und nimmt die Zeilen, die nicht abgehakt sind. Wie endet es?',
        blanks: {
          log: {
            ask: 'Das Log, als Nummern der Bestellungen',
            because:
              'Bestellung 2 war nicht abgehakt, also wird sie noch einmal gesendet, von einem neuen Producer mit neuer ID.',
          },
          charged: {
            ask: 'Wie oft Bestellung 2 abgebucht wird',
            because: 'Beim Consumer erkennt noch nichts die Wiederholung.',
          },
        },
      },
    },
    inbox: {
      title: 'Eine Inbox am anderen Ende',
      says: {
        once: 'Derselbe Absturz, und ein Consumer, der eine Inbox mit Bestellnummern führt. {copies} Kopien im Log, {charged} Mal abgebucht: Die zweite Kopie findet dort ihre Nummer.',
        advice:
          'Keine Einstellung des Producers hätte das geschafft. Über einen Neustart hinweg erkennt Idempotenz nichts.',
      },
    },
    apart: {
      title: 'Auch die Inbox hat eine Reihenfolge',
      says: {
        two: 'Dieser Consumer belastet die Karte und schreibt dann seine Zeile in die Inbox: zwei Schritte. Gerade hat er Bestellung 2 abgebucht und ist dazwischen abgestürzt. Im Log steht eine Kopie.',
      },
      predict: {
        question: 'Ein anderer Prozess übernimmt. Wie oft wird Bestellung 2 abgebucht?',
        options: {
          once: {
            answer: 'Einmal: Im Log steht sie einmal',
            feedback:
              'Ihr Offset war nicht committet, also wird sie noch einmal gelesen. Und in der Inbox fehlt die Zeile.',
          },
          twice: {
            answer: 'Zweimal',
            feedback: 'Noch einmal gelesen, in der Inbox nicht gefunden, noch einmal abgebucht.',
          },
          never: {
            answer: 'Nie: Der Absturz hat die Abbuchung rückgängig gemacht',
            feedback: 'Die Abbuchung geschah für sich allein, und sie bleibt.',
          },
        },
      },
    },
    together: {
      title: 'Wirkung und Zeile zusammen',
      says: {
        one: 'In einer einzigen Transaktion der Datenbank geschrieben, bleiben oder fallen die Abbuchung und ihre Zeile zusammen. Derselbe Absturz, {charged} Mal abgebucht.',
        other:
          'Erst die Zeile und danach die Abbuchung verliert stattdessen: Bestellung 2 steht in der Inbox und wird nie abgebucht.',
      },
    },
  },
  takeaways: {
    repeat:
      'Senden, dann abhaken: Zieh den Fehlschlag vor, der wiederholt, denn eine Wiederholung kann ein Consumer erkennen.',
    together:
      'Die Wirkung und ihre Zeile in der Inbox gehören in eine einzige Transaktion der Datenbank des Consumers.',
  },
};

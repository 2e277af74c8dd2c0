import type { myths } from '../../lessons/myths.ts';
import type { TextsOf } from '../../texts.ts';

export const mythsTexts: TextsOf<typeof myths> = {
  title: 'Vier Mythen',
  about: 'Stimm zuerst ab. Dann der Lauf, was stimmt, und warum es zählt.',
  beats: {
    retries: {
      title: '„Wiederholungen sind sicher“',
      says: {
        myth: 'Du wirst hören: Der Producer sendet jeden Record einmal, also sind Wiederholungen sicher. In diesem Lauf ist Idempotenz aus, drei Requests sind unterwegs, und die Verbindung bricht ab, bevor ihre Antworten ankommen.',
      },
      predict: {
        question: 'Was wird aus den drei Bestellungen?',
        options: {
          agree: {
            answer: 'Jede ist einmal gespeichert',
            feedback:
              'Jede wurde zweimal gesendet und zweimal gespeichert. Nichts konnte die Kopien auseinanderhalten.',
          },
          doubled: {
            answer: 'Zweimal gespeichert, und in falscher Reihenfolge',
            feedback: 'Kopien und Unordnung, beides durch eine einzige abgebrochene Verbindung.',
          },
          sorted: {
            answer: 'Zweimal gespeichert, aber in der richtigen Reihenfolge',
            feedback: 'Die ganze Gruppe wird noch einmal gesendet, und zwar von hinten.',
          },
        },
      },
    },
    'retries-real': {
      title: 'Kopien, und ein Spiegel',
      says: {
        real: 'Im Log steht {log}. Jedes Future meldete Erfolg.',
        matters:
          'Wer addiert, zählt zu viel. Wer den letzten Stand behält, geht in der Zeit zurück.',
      },
    },
    partitions: {
      title: '„Zwei Partitionen, genau einmal“',
      says: {
        myth: 'Du wirst hören: Mit Idempotenz geschieht ein Schreibvorgang in zwei Partitionen genau einmal. Hier gehen eine Abbuchung und eine Gutschrift in zwei Partitionen, und dazwischen stirbt der Prozess.',
      },
      predict: {
        question: 'Was steht in den beiden Logs?',
        options: {
          both: {
            answer: 'Abbuchung und Gutschrift',
            feedback: 'Es ist niemand mehr da, der die Gutschrift noch einmal senden könnte.',
          },
          half: {
            answer: 'Nur die Abbuchung',
            feedback: 'Jede Partition für sich stimmt. Nichts verbindet sie miteinander.',
          },
          copies: {
            answer: 'Eine Abbuchung zu viel',
            feedback: 'Es gab keine Wiederholung, also auch keine Kopie.',
          },
        },
      },
    },
    'partitions-real': {
      title: 'Jede für sich',
      says: {
        each: 'Dass es zwei Partitionen sind, erzeugt keine Kopien. Jede erkennt ihre eigenen Wiederholungen.',
        matters:
          'Was fehlt, ist alles oder nichts. Geld verlässt das eine Konto und kommt auf dem anderen nie an.',
        across:
          'Steht dieselbe Bestellung in zwei Partitionen, dann such nach einem zweiten `send()`. Keine Wiederholung wechselt die Partition.',
      },
    },
    client: {
      title: '„Das ist ein Schalter im Client“',
      says: {
        myth: 'Du wirst hören: Idempotenz ist eine Einstellung des Clients, der Broker hat damit nichts zu tun.',
        lever:
          'Darum hier ein Hebel, den es nicht gibt: Zwischen dem Anhängen und der Wiederholung wird gelöscht, was der Leader sich von diesem Producer gemerkt hat. Idempotenz bleibt an.',
      },
      predict: {
        question: 'Wie oft wird Bestellung 1 gespeichert?',
        options: {
          once: {
            answer: 'Einmal: Der Client nummeriert seine Batches',
            feedback: 'Eine Nummer sagt dem nichts, der die letzte vergessen hat.',
          },
          twice: {
            answer: 'Zweimal',
            feedback: 'Nur der Leader konnte wissen, dass die erste Kopie gespeichert war.',
          },
        },
      },
    },
    'client-real': {
      title: 'Es braucht beide',
      says: {
        both: 'Der Client nummeriert und hält die Reihenfolge, der Leader merkt sich und entscheidet. Ohne dieses Gedächtnis wird dieselbe Nummer als neu angenommen.',
        matters:
          'Der Broker vergisst auch in Wirklichkeit: in der Voreinstellung einen Tag nach dem letzten Record eines Producers. Hier ist diese Zeit kürzer als der Ausfall, und die Wiederholung wird als neu gespeichert.',
      },
    },
    keep: {
      title: '„Behalte die Producer-ID“',
      says: {
        myth: 'Du wirst hören: Behalte die Producer-ID über einen Neustart hinweg, und du bist sicher.',
        set: 'Dieser Shop hat `producer.id=42` in seine Konfiguration geschrieben. Er sendete Bestellung 1 und stürzte ab, nachdem Bestellung 2 gespeichert war.',
      },
      predict: {
        question: 'Welche Producer-ID hat der neu gestartete Shop?',
        options: {
          same: {
            answer: '42',
            feedback: 'Der Client kennt diese Einstellung nicht und geht über sie hinweg.',
          },
          other: {
            answer: '4002, eine neue',
            feedback: 'Der Cluster gibt jedem neuen Producer eine neue ID.',
          },
          kept: {
            answer: '4001, wie vorher',
            feedback: 'Ohne eine `transactional.id` findet sich vom alten nichts wieder.',
          },
        },
      },
    },
    'keep-real': {
      title: 'Schreib den Fortschritt auf',
      says: {
        neither:
          'Eine `transactional.id` bringt dieselbe Producer-ID zurück und hilft auch nicht: Sie zählt in einer neuen Epoche von 0 an, und Bestellung 2 wird noch einmal gespeichert.',
        matters:
          'Was hilft, ist ein Fortschritt, der mit den Daten aufgeschrieben wird. Hier hält eine Outbox fest, was zu senden ist, und eine Inbox beim Consumer, was getan wurde. Kopien von Bestellung 2 im Log: {copies}. Abbuchungen: {charges}.',
      },
    },
  },
  takeaways: {
    both: 'Nummern vom Client, Gedächtnis beim Broker, eine Sitzung: Lass eines weg, und die Kopie ist wieder da.',
  },
};

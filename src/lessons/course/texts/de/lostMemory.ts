import type { lostMemory } from '../../lessons/lostMemory.ts';
import type { TextsOf } from '../../texts.ts';

export const lostMemoryTexts: TextsOf<typeof lostMemory> = {
  title: 'Der Broker, der sein Gedächtnis verlor',
  about: 'Ein sauberer Neustart des einzigen Replikats, und Duplikate trotz Idempotenz.',
  beats: {
    restart: {
      title: 'Ein Neustart mittendrin',
      says: {
        only: 'Ein Topic mit einem Replikat. Zwei Bestellungen sind gespeichert, und ihre Antworten kommen nicht durch.',
        clean:
          'Der Broker wird sauber heruntergefahren und wieder gestartet. Er hat seinen Snapshot gelesen: eine Datei neben dem Log, in der steht, was er von jedem Producer wusste. Jetzt sendet der Producer beide Bestellungen noch einmal.',
      },
      predict: {
        question: 'Idempotenz ist an. Was wird im Log stehen?',
        options: {
          once: {
            answer: '1 2: Der Snapshot enthält alle fünf Batches',
            feedback:
              'Er enthält von jedem Producer einen Batch, den letzten. Das reicht zum Weitermachen, nicht um alle Wiederholungen zu erkennen.',
          },
          first: {
            answer: '1 2 1: Nur der letzte ist bekannt',
            feedback:
              'Bestellung 2 kennt der Leader durchaus. Aber der Producer, mit Bestellung 1 abgelehnt, nummeriert alles neu, was unterwegs ist.',
          },
          both: {
            answer: '1 2 1 2',
            feedback:
              'Ein gespeicherter Batch sieht aus wie eine Lücke, und dann werden alle als neu gesendet.',
          },
        },
      },
    },
    gap: {
      title: 'Gespeichert, und sieht doch aus wie eine Lücke',
      says: {
        snapshot:
          'Der Snapshot hat den letzten Batch bewahrt: Bestellung 2, Nummer 1. Bestellung 1, Nummer 0, ist nicht im Fenster und nicht als Nächste dran. Also sagt der Leader OUT_OF_ORDER_SEQUENCE_NUMBER.',
        hole: 'Für den Producer ist Bestellung 1 als Nächste dran. Er versteht die Antwort als verlorene Daten, geht zu einer neuen Epoche über und beginnt wieder bei 0.',
      },
    },
    strangers: {
      title: 'Zwei Fremde',
      says: {
        renumbered:
          'Bestellung 2 kommt mit Epoche {epoch} und Sequenznummer {seq}. Eine neue Epoche leert das Fenster, und zum Vergleichen bleibt nichts. Sie wird ein zweites Mal gespeichert, bei Offset {offset}.',
        told: 'Der Shop hört von zwei Erfolgen und von keinem Fehler.',
      },
    },
    one: {
      title: 'Halb erzählt: eine Bestellung unterwegs',
      says: {
        alone:
          'Derselbe Neustart mit einer einzigen Bestellung, die gespeichert und nicht beantwortet ist. Der Broker ist zurück, und die Wiederholung ist auf dem Weg.',
      },
      fill: {
        task: 'Wie endet dieser Lauf?',
        blanks: {
          copies: {
            ask: 'Kopien von Bestellung 1',
            because: 'Der eine Batch im Snapshot ist der, der noch einmal gesendet wird.',
          },
          epoch: {
            ask: 'Ihre Epoche',
            because: 'Nichts wurde abgelehnt, also auch nichts neu nummeriert.',
          },
          offset: {
            ask: 'Der Offset, der dem Shop genannt wird',
            because: 'Noch einmal die erste Quittung.',
          },
        },
      },
    },
    own: {
      title: 'Was hilft',
      says: {
        replicas:
          'Mit drei Replikaten übernehmen die anderen, wenn ein Broker anhält, und sie erinnern sich an alle fünf. Neu laden, ohne dass jemand übernehmen kann: Das ist der Preis des einzelnen Replikats.',
      },
      challenge: {
        task: 'Lass den Neustart und das einzige Replikat, wie sie sind. Am Ende soll jede Bestellung einmal da sein. Eine Einstellung des Producers genügt.',
        goals: { numbered: 'Idempotenz ist an', once: 'Im Log steht 1 2' },
        hints: {
          many: 'Wie viele gespeicherte Batches ohne Antwort verträgt der Snapshot?',
          setting: 'Erlaube einen Request unterwegs.',
        },
        done: 'Nie ist mehr als ein Batch unbeantwortet, und der steht im Snapshot. Das kostet Durchsatz; mit einem Replikat, das übernimmt, dürfen fünf unterwegs bleiben.',
      },
    },
  },
  takeaways: {
    one: 'Ein Leader, der sein Log neu lädt, kennt von jedem Producer einen Batch. Waren mehr gespeichert und ohne Antwort, werden ihre Wiederholungen noch einmal gespeichert.',
    replicas:
      'Ein synchrones Replikat, das übernimmt, hat dasselbe Fenster aufgebaut, also werden Wiederholungen erkannt.',
  },
};

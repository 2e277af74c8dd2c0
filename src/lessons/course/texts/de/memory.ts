import type { memory } from '../../lessons/memory.ts';
import type { TextsOf } from '../../texts.ts';

export const memoryTexts: TextsOf<typeof memory> = {
  title: 'Ein Gedächtnis für fünf',
  about: 'Wie weit zurück der Leader einen Batch erkennt, und was einen Leader-Wechsel übersteht.',
  beats: {
    four: {
      title: 'Um vier Batches verspätet',
      says: {
        late: 'Eine alte Kopie von Bestellung 1 steckte auf dem Weg fest und kommt hinter vier späteren Batches an. Der Leader kennt sie noch: Für jeden Producer einer Partition merkt er sich die letzten fünf Batches mit ihren Offsets. Das ist sein Fenster.',
      },
    },
    five: {
      title: 'Um fünf verspätet',
      says: {
        pushed:
          'Noch einmal dasselbe, aber dazwischen kamen fünf Batches. Das Fenster enthält jetzt die Nummern {window}: Der erste wurde hinausgeschoben.',
      },
      predict: {
        question: 'Die alte Kopie von Bestellung 1 kommt an, Nummer 0. Der Leader …',
        options: {
          again: {
            answer: 'speichert sie noch einmal',
            feedback: 'Die Nummer 0 ist nicht die nächste. Nur die nächste wird gespeichert.',
          },
          known: {
            answer: 'erkennt sie und nennt Offset 0',
            feedback: 'Einen Batch früher tat er das. Das Log selbst wird nicht durchsucht.',
          },
          refused: {
            answer: 'lehnt sie als außer der Reihe ab',
            feedback: 'Sie ist nicht im Fenster und nicht als Nächste dran.',
          },
        },
      },
    },
    'why-five': {
      title: 'Warum fünf genügen',
      says: {
        harmless:
          'Niemand wartet auf die Antwort für diese alte Kopie: Der Client hatte die Bestellung über eine neue Verbindung noch einmal gesendet und seine Quittung bekommen. Nichts ist doppelt gespeichert.',
        limit:
          'Der Client hat auf einer Verbindung höchstens fünf Requests unterwegs. Solange der Leader bleibt, ist also jeder Batch, den er vielleicht wiederholen muss, noch im Fenster. Deshalb werden mehr als fünf abgelehnt, wenn Idempotenz an ist.',
      },
    },
    failover: {
      title: 'Der Leader stirbt mitsamt den Antworten',
      says: {
        dies: 'Drei Bestellungen wurden gespeichert und auf die Follower kopiert. Der Leader starb, bevor er antwortete, und jetzt führt ein anderer Broker. Der Producer wird alle drei noch einmal senden.',
      },
      predict: {
        question: 'Was macht der neue Leader mit ihnen?',
        options: {
          copies: {
            answer: 'Er speichert sie noch einmal: Er hat nie mit diesem Producer gesprochen',
            feedback: 'Er hat das Log kopiert, und mit ihm die Nummern.',
          },
          known: {
            answer: 'Er erkennt alle drei',
            feedback:
              'Follower lesen Producer-ID und Sequenznummer aus jedem Batch, den sie kopieren.',
          },
          error: {
            answer: 'Er lehnt sie als außer der Reihe ab',
            feedback:
              'Er kennt genau diese Batches, also sind sie Duplikate, und ein Duplikat ist ein Erfolg.',
          },
        },
      },
    },
    reload: {
      title: 'Neu geladen, weniger gemerkt',
      says: {
        snapshot:
          'Ein seltenes Loch: Ein Leader, der sauber anhält, schreibt von jedem Producer nur den letzten Batch in seinen Snapshot. Nach dem Neustart ist der ältere von zwei unbeantworteten Batches unbekannt; der Client geht zu einer neuen Epoche über, und beide werden noch einmal gespeichert.',
        one: 'Mit einem unbeantworteten Batch passiert nichts: Der steht im Snapshot. Ein anderes Replikat als neuer Leader hätte sich an alle erinnert.',
      },
    },
  },
  takeaways: {
    five: 'Fünf gemerkte Batches, also höchstens fünf unterwegs.',
    followers:
      'Auch Follower merken es sich, deshalb hält ein sauberer Leader-Wechsel das Versprechen.',
  },
};

import type { olderThanFive } from '../../lessons/olderThanFive.ts';
import type { TextsOf } from '../../texts.ts';

export const olderThanFiveTexts: TextsOf<typeof olderThanFive> = {
  title: 'Älter als das Fenster',
  about: 'Eine Kopie, die spät kommt: wie spät sie sein darf und noch erkannt wird.',
  beats: {
    late: {
      title: 'Eine Kopie steckt im Netz fest',
      says: {
        stuck:
          'Der erste Request mit Bestellung 1 blieb stecken. Der Client wartete, schloss die Verbindung, sendete Bestellung 1 über eine neue noch einmal und hat seine Quittung.',
        behind:
          'Vier weitere Bestellungen wurden dahinter gespeichert. Jetzt kommt die steckengebliebene Kopie durch, eine halbe Minute alt.',
      },
      predict: {
        question: 'Was macht der Leader mit der alten Kopie?',
        options: {
          again: {
            answer: 'Er speichert sie: Nach so langer Zeit erinnert sich niemand',
            feedback: 'Zeit zählt hier nicht. Es zählt, wie viele Batches seitdem gekommen sind.',
          },
          known: {
            answer: 'Er erkennt sie',
            feedback: 'Seitdem kamen nur vier Batches, sie ist also noch im Fenster.',
          },
          refused: {
            answer: 'Er lehnt sie ab: Ihre Nummer liegt in der Vergangenheit',
            feedback:
              'So weit ist es noch nicht. Ein Batch, der noch im Fenster ist, ist ein Duplikat, und ein Duplikat ist ein Erfolg.',
          },
        },
      },
    },
    nine: {
      title: 'Hinter neun ist sie eine Fremde',
      says: {
        pushed:
          'Dieselbe Kopie hinter neun späteren Batches. Das Fenster enthält die Nummern {known}, und die Nummer 0 ist nicht dabei. Also sieht der Leader eine Nummer, die nicht die nächste ist, und lehnt ab.',
        log: 'Bestellung 1 steht immer noch im Log, bei Offset 0. Der Leader durchsucht das Log nicht: Das würde für jeden Batch einen Lesezugriff kosten. Er vergleicht mit fünf Einträgen im Speicher.',
      },
    },
    count: {
      title: 'Halb erzählt: sieben Batches später',
      says: {
        seven:
          'Noch einmal dasselbe, mit sieben Bestellungen hinter der ersten. Jede Bestellung ist ein eigener Batch, und der achte trägt Sequenznummer 7.',
      },
      fill: {
        task: 'Sieben Batches sind gespeichert. Der achte kommt noch, und hinter ihm die alte Kopie des ersten. Womit endet der Lauf?',
        blanks: {
          window: {
            ask: 'Nummern im Fenster, die älteste zuerst',
            because: 'Die letzten fünf Batches, und ein abgelehnter wird nicht gemerkt.',
          },
          copies: {
            ask: 'Kopien von Bestellung 1 im Log',
            because:
              'Was nicht erkannt wird, wird auch nicht gespeichert: Seine Nummer ist nicht die nächste.',
          },
        },
      },
    },
    harmless: {
      title: 'Abgelehnt, und kein Schaden',
      says: {
        nobody:
          'Die Ablehnung geht an eine Verbindung, die ihr Client geschlossen hat. Niemand liest sie, und der Shop hat seine Quittung.',
        batches:
          'Das Fenster zählt Batches, nicht Records. Ein Batch mit tausend Bestellungen belegt einen der fünf Plätze und wird als Ganzes erkannt.',
        time: 'Und es hat keine Uhr: Ein Producer, der 23 Stunden nichts sagt, behält seine fünf. Dass er nach einem Tag vergessen wird, ist eine andere Grenze.',
      },
    },
  },
  takeaways: {
    five: 'Eine Kopie wird erkannt, bis fünf neuere Batches ihres Producers und ihrer Partition gespeichert sind.',
    refused:
      'Solange der Leader den Producer kennt, wird eine ältere Kopie abgelehnt: Angenommen wird nur die nächste Nummer.',
  },
};

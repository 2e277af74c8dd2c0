import type { connections } from '../../lessons/connections.ts';
import type { TextsOf } from '../../texts.ts';

export const connectionsTexts: TextsOf<typeof connections> = {
  title: 'Womit man es vergleichen kann',
  about:
    'TCP, eine Datenbank, ein Lagerhaus: wo jeder Vergleich trägt und wo er nicht mehr stimmt.',
  beats: {
    tcp: {
      title: 'Wie TCP: eine verlorene Bestätigung',
      says: {
        same: 'TCP nummeriert die Bytes, die es sendet. Geht eine Bestätigung verloren und deckt keine spätere sie ab, sendet es das Segment noch einmal; der Empfänger verwirft es und bestätigt wieder. Kafkas Leader macht es mit einem Batch genauso: Er schreibt nichts und antwortet noch einmal, hier mit Offset {offset}.',
      },
    },
    early: {
      title: 'Was zu früh kommt',
      says: {
        early:
          'Bestellung 2 wurde abgelehnt, deshalb kommt Bestellung 3 vor ihr an. Ein TCP-Empfänger darf ein verfrühtes Segment in einem Puffer aufheben, bis die Lücke gefüllt ist.',
      },
      predict: {
        question: 'Was macht der Leader mit Bestellung 3?',
        options: {
          keeps: {
            answer: 'Er hebt sie auf, bis Bestellung 2 da ist',
            feedback: 'Der Leader hat keinen Puffer für das, was zu früh kommt.',
          },
          refuses: {
            answer: 'Er lehnt sie ab',
            feedback: 'Außer der Reihe. Der Producer sendet sie hinter Bestellung 2 noch einmal.',
          },
        },
      },
    },
    'tcp-breaks': {
      title: 'Was zu spät kommt',
      says: {
        late: 'Eine späte Kopie hinter fünf anderen: TCP weiß, dass alles unterhalb eines Punktes angekommen ist, und verwirft sie. Der Leader kennt fünf Batches und lehnt sie ab.',
        survives:
          'Und TCP vergisst mit seiner Verbindung alles. Kafkas Nummern überleben die Verbindung und sogar den Leader. Dafür sind sie da.',
      },
    },
    database: {
      title: 'Wie ein eindeutiger Schlüssel in einer Datenbank',
      says: {
        together:
          'Der Consumer fügt die Abbuchung und den Schlüssel der Bestellung in einer einzigen Datenbanktransaktion ein. Eine zweite Lieferung findet ihren Schlüssel und wird übersprungen.',
        apart:
          'Der Schlüssel braucht die Transaktion. Mit zwei Inserts und einem Absturz dazwischen zahlt die Kundin zweimal.',
      },
    },
    'key-lasts': {
      title: 'Wo der Schlüssel die Nummer überdauert',
      says: {
        breaks:
          'Ein Schlüssel hält so lange wie seine Zeile. Kafkas Nummer wird nach einer Weile vergessen: Hier wird die späte Wiederholung als neu gespeichert, und der Schlüssel hält sie trotzdem auf.',
        undo: 'Und ein Rollback nimmt Zeilen weg. Eine abgebrochene Transaktion von Kafka lässt ihre Records im Log, für jeden Leser, der nicht nach committeten fragt.',
      },
    },
    warehouse: {
      title: 'Wie ein Lagerhaus',
      says: {
        dock: 'An der Rampe prüft jemand Lieferschein und Palettennummer: Dieselbe Palette wird nicht zweimal angenommen. Das ist der Broker mit Producer-ID und Sequenznummer.',
        shelf:
          'Dieselbe Ware, noch einmal bestellt und mit neuem Lieferschein, kommt an der Rampe durch. Erst der Barcode am Regal verrät sie. Das ist die Inbox des Consumers.',
      },
    },
  },
  takeaways: {
    two: 'Du brauchst beides: Nummern an der Rampe und den fachlichen Schlüssel am Regal.',
  },
};

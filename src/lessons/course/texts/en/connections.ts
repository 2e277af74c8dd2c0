import type { connections } from '../../lessons/connections.ts';
import type { TextsOf } from '../../texts.ts';

export const connectionsTexts: TextsOf<typeof connections> = {
  title: 'What it is like, and unlike',
  about: 'TCP, a database, a warehouse: where each comparison holds and where it breaks.',
  beats: {
    tcp: {
      title: 'Like TCP: a lost acknowledgement',
      says: {
        same: 'TCP numbers the bytes it sends. If an acknowledgement is lost and no later one covers it, it sends the segment again; the receiver drops it and acknowledges once more. Kafka’s leader does the same with a batch: it writes nothing and answers again, here with offset {offset}.',
      },
    },
    early: {
      title: 'What comes too early',
      says: {
        early:
          'Order 2 was refused, so order 3 arrives before it. A TCP receiver may keep an early segment in a buffer until the gap is filled.',
      },
      predict: {
        question: 'What does the leader do with order 3?',
        options: {
          keeps: {
            answer: 'It keeps it until order 2 is there',
            feedback: 'The leader has no buffer for what comes early.',
          },
          refuses: {
            answer: 'It refuses it',
            feedback: 'Out of order. The producer sends it again behind order 2.',
          },
        },
      },
    },
    'tcp-breaks': {
      title: 'What comes too late',
      says: {
        late: 'A late copy behind five others: TCP knows that everything below a point has arrived, and drops it. The leader knows five batches, and refuses it.',
        survives:
          'And TCP forgets everything with its connection. Kafka’s numbers outlive the connection and even the leader. That is what they are for.',
      },
    },
    database: {
      title: 'Like a unique key in a database',
      says: {
        together:
          'The consumer inserts the charge and the order’s key in one database transaction. A second delivery finds its key and is skipped.',
        apart:
          'The key needs the transaction. With two inserts and a crash between them the customer pays twice.',
      },
    },
    'key-lasts': {
      title: 'Where the key outlasts the number',
      says: {
        breaks:
          'A key lasts as long as its row. Kafka’s number is forgotten after a while: here the late retry is stored as new, and the key still stops it.',
        undo: 'And a rollback takes rows away. An aborted transaction of Kafka leaves its records in the log, for every reader that does not ask for committed ones.',
      },
    },
    warehouse: {
      title: 'Like a warehouse',
      says: {
        dock: 'At the dock somebody checks delivery note and pallet number: the same pallet is not taken in twice. That is the broker with producer id and sequence number.',
        shelf:
          'The same goods, ordered again under a new delivery note, pass the dock. Only the barcode at the shelf tells. That is the consumer’s inbox.',
      },
    },
  },
  takeaways: {
    two: 'You need both: numbers at the dock, and the business key at the shelf.',
  },
};

// Statements about the producer that were reasoned from its source.
import type { SweptStatement } from './statements.ts';

const OUT_OF_ORDER = '    orders-0 OUT_OF_ORDER_SEQUENCE_NUMBER@-1';

export const producerStatements: readonly SweptStatement[] = [
  {
    from: 'producer dossier, send(): order of its checks',
    mark: 'derived',
    says: 'A record that is sent outside a transaction is buffered before the exception is thrown, and goes out with a later transaction.',
    verdict: 'confirmed',
    shows:
      'order-1 is sent while no transaction is open. It stands in one batch with order-2 of the next transaction, and both are committed.',
    evidence: [
      {
        recording: 'tx-wrong-order',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 0 [order-1, order-2]',
          '  order-1 ok@0',
          'rc read orders-0: 0 order-1, 1 order-2',
        ],
      },
    ],
  },
  {
    from: 'producer dossier, partitioners: RoundRobinPartitioner',
    mark: 'derived',
    says: 'Since 4.0 RoundRobinPartitioner leaves no partition out, although its text still warns of it.',
    verdict: 'confirmed',
    shows: 'Six orders, each a batch of its own, go to three partitions in turn.',
    evidence: [
      {
        recording: 'round-robin',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 0 [order-1]',
          '  acks=-1 orders-1 p1#1 epoch 0 seq 0 [order-2]',
          '  acks=-1 orders-2 p1#1 epoch 0 seq 0 [order-3]',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-4]',
        ],
      },
    ],
  },
  {
    from: 'producer dossier, drain loop; surprise 10',
    mark: 'derived',
    says: 'A partition that its sequence holds back keeps the other partitions of its broker waiting.',
    verdict: 'confirmed',
    shows:
      'While the retry of order-3 has no answer, order-4 of its partition waits, and so does order-5 of the other one, which nothing is wrong with: it leaves after order-4.',
    evidence: [
      {
        recording: 'blocked-partition',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-3]',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 2 [order-4]',
          '  acks=-1 orders-1 p1#1 epoch 0 seq 1 [order-5]',
        ],
      },
      {
        layer: 'sender',
        script:
          'a partition that waits for its sequence keeps its broker’s other partition waiting',
      },
    ],
  },
  {
    from: 'producer dossier, requests in flight',
    mark: 'derived',
    says: 'After the leader has moved, new batches go to the new leader while older ones are under way to the old one.',
    verdict: 'confirmed',
    shows:
      'order-2 is written by the new leader first; order-1, late on its way to the old one, comes after it.',
    evidence: [
      {
        recording: 'scene-case-03-two-connections',
        lines: ['p1 → b2', '  order-2 ok@0', '  order-1 ok@1'],
      },
    ],
  },
  {
    from: 'producer dossier, producer ids; surprise 37',
    mark: 'derived',
    says: 'While a request for a producer id or for a transaction has no answer, nothing is drained and nothing expires: delivery.timeout.ms is no hard limit.',
    verdict: 'confirmed',
    shows:
      'AddPartitionsToTxn gets no answer. 1.5 s after it was asked a second time, and more than delivery.timeout.ms=3000 after order-1 was sent, the process is killed, and no callback has come: the recording has none. For InitProducerId of a plain idempotent producer no scenario decides it, since it has its id before time 0.',
    evidence: [
      {
        recording: 'tx1-stuck-expiry',
        lines: [
          '  AddPartitionsToTxn p1#1 epoch 0 orders-0',
          '    no answer',
          '  beginTransaction ok',
          'orders-0 leader 1, isr 1 2 3, high watermark 0, stable up to 0',
        ],
      },
    ],
  },
  {
    from: 'producer dossier, sequences at their end',
    mark: 'derived',
    says: 'After the sequence has wrapped, the client’s last acknowledged one sticks near its maximum until the epoch is raised.',
    verdict: 'undecided',
    shows:
      'No KafkaProducer can be told where its numbers begin, and 2147483648 records are too many for a recording.',
    evidence: [],
  },
  {
    from: 'producer dossier, retries; surprise 3',
    mark: 'derived',
    says: 'Without idempotence a lost window comes back newest first.',
    verdict: 'confirmed',
    shows: 'The batches of a dropped connection are put in front one by one, the oldest first.',
    evidence: [
      {
        recording: 'scene-reversed',
        lines: ['    0 no pid [order-3]', '    1 no pid [order-2]', '    2 no pid [order-1]'],
      },
      {
        layer: 'sender',
        script: 'a dropped window without idempotence comes back newest first',
      },
    ],
  },
  {
    from: 'producer dossier, epochs at their end',
    mark: 'derived',
    says: 'When the epochs of a producer id are used up, batches under way carry no id until they are acknowledged.',
    verdict: 'undecided',
    shows: 'It takes 32767 raised epochs; no KafkaProducer can be told to begin there.',
    evidence: [],
  },
  {
    from: 'producer dossier, unresolved sequences; surprise 32; case files, before the cases',
    mark: 'derived',
    says: 'A batch that expires under way on its first attempt leaves a gap that only the next batch meets, which is then refused until its own time is over.',
    verdict: 'confirmed',
    shows:
      'order-3 never arrived; order-4 is out of order twice and times out; order-5 is the first of a new epoch.',
    evidence: [
      {
        recording: 'expired-in-first-flight',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 3 [order-4]',
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-5]',
          '  order-4 TimeoutException',
        ],
      },
    ],
  },
  {
    from: 'producer dossier, acks=0; surprise 21, first half',
    mark: 'derived',
    says: 'A request with acks=0 that is still being written when its connection ends is sent again.',
    verdict: 'undecided',
    shows: 'The proxy reads each message whole, so that no request is ever half written.',
    evidence: [],
  },
  {
    from: 'producer dossier, acks=0; surprise 21, second half',
    mark: 'derived',
    says: 'acks=0 reports success before a broker has seen anything.',
    verdict: 'confirmed',
    shows:
      'order-2 was held and lost on its way. Its callback was good, with offset −1, and no log has it.',
    evidence: [
      {
        recording: 'lost-request-acks0',
        lines: ['    no answer', '  order-2 ok@-1', '    1 no pid [order-3]'],
      },
    ],
  },
  {
    from: 'producer dossier, errors of a fenced producer',
    mark: 'derived',
    says: 'A producer that knows it is fenced fails send() in its Future and its callback, and the callback of that record runs a second time when the buffered copy is aborted.',
    verdict: 'confirmed',
    shows: 'order-2 is sent after the fence is known. Its callback ran twice.',
    evidence: [
      {
        recording: 'tx-fenced-late-send',
        lines: [
          'callbacks of p1 for orders-0',
          '  order-2 ProducerFencedException',
          '  order-2 ProducerFencedException',
        ],
      },
    ],
  },
  {
    from: 'producer dossier, surprise 38',
    mark: 'derived',
    says: 'A leader without state for a producer id takes any first sequence, so that a first batch can be lost behind the second.',
    verdict: 'confirmed',
    shows: 'order-2 stands at offset 0 with sequence 1; order-1 is told of a time-out.',
    evidence: [
      {
        recording: 'cold-start-hole',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@0',
          '  order-1 TimeoutException',
        ],
      },
    ],
  },
  {
    from: 'producer dossier, start of a producer',
    mark: 'unverified',
    says: 'How ApiVersions, Metadata, telemetry and InitProducerId follow each other when a producer starts.',
    verdict: 'undecided',
    shows:
      'A run begins with a producer that is warm; what came before is not compared, and hangs on the machine.',
    evidence: [],
  },
  {
    from: 'producer dossier, order of partitions in a request',
    mark: 'unverified',
    says: 'Partitions come in the order of Java’s hash maps.',
    verdict: 'undecided',
    shows: 'The sender layer sorts them before it compares: nothing in Kafka promises the order.',
    evidence: [],
  },
];

// The experiments of the audit of popular teaching, L1 to L24: seen with Kafka’s classes alone, now on a cluster.
import type { SweptStatement } from './statements.ts';

const OUT_OF_ORDER = '    orders-0 OUT_OF_ORDER_SEQUENCE_NUMBER@-1';
const from = (id: string) => `audit, experiment ${id}`;

export const measured: readonly SweptStatement[] = [
  {
    from: from('L1'),
    mark: 'measured',
    says: 'No idempotence, three written, the connection drops: 1 2 3 3 2 1.',
    verdict: 'confirmed',
    shows: 'The log of the leader, and of each follower.',
    evidence: [
      {
        recording: 'scene-palindrome',
        lines: [
          '    2 no pid [order-3]',
          '    3 no pid [order-3]',
          '    4 no pid [order-2]',
          '    5 no pid [order-1]',
        ],
      },
    ],
  },
  {
    from: from('L1b'),
    mark: 'measured',
    says: 'The same with none of them written: 3 2 1.',
    verdict: 'confirmed',
    shows: 'The log of the leader.',
    evidence: [
      {
        recording: 'scene-reversed',
        lines: ['    0 no pid [order-3]', '    1 no pid [order-2]', '    2 no pid [order-1]'],
      },
    ],
  },
  {
    from: from('L2'),
    mark: 'measured',
    says: 'With idempotence the fault of L1 leaves each once, in order, answered with the first offsets.',
    verdict: 'confirmed',
    shows: 'Offsets 1, 2 and 3 are answered twice, the first time to nobody.',
    evidence: [
      {
        recording: 'stored-then-cut-idempotent',
        lines: ['    orders-0 NONE@1 (lost)', '    orders-0 NONE@1', '  order-4 ok@3'],
      },
    ],
  },
  {
    from: from('L3'),
    mark: 'measured',
    says: 'No idempotence, the first of a window is refused: it is written last.',
    verdict: 'confirmed',
    shows: 'order-2 stands behind order-3 and order-4.',
    evidence: [
      {
        recording: 'first-refused-plain',
        lines: ['    1 no pid [order-3]', '    2 no pid [order-4]', '    3 no pid [order-2]'],
      },
    ],
  },
  {
    from: from('L4, L4c'),
    mark: 'measured',
    says: 'With idempotence and a new producer, the refused first batch is out of order for good, and times out.',
    verdict: 'confirmed',
    shows: 'The cold-start hole: the second stands alone in the log.',
    evidence: [
      {
        recording: 'cold-start-hole',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 0 [order-1]',
          OUT_OF_ORDER,
          '  order-1 TimeoutException',
          '    0 p1#1 epoch 0 seq 1 [order-2]',
        ],
      },
    ],
  },
  {
    from: from('L4b'),
    mark: 'measured',
    says: 'After one acknowledged batch the same refusal keeps the order, in the same epoch.',
    verdict: 'confirmed',
    shows: 'Two out of order, then one by one.',
    evidence: [
      {
        recording: 'first-refused-idempotent',
        lines: [OUT_OF_ORDER, OUT_OF_ORDER, '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]'],
      },
    ],
  },
  {
    from: from('L5'),
    mark: 'unverified',
    says: 'Five are written and unanswered, and the leader loads its state from the snapshot: all five are written again.',
    verdict: 'confirmed',
    shows:
      'The only broker is shut down and started: the log has ten records, and the application sees five successes. It was measured with parts of Kafka, and never seen on a live broker.',
    evidence: [
      {
        recording: 'broker-restart-5',
        lines: [
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-1]',
          '    orders-0 NONE@5',
          '  order-5 ok@9',
          '    4 p1#1 epoch 0 seq 4 [order-5]',
          '    9 p1#1 epoch 1 seq 4 [order-5]',
        ],
      },
    ],
  },
  {
    from: from('L5b, L24'),
    mark: 'measured',
    says: 'With one unanswered batch nothing is doubled, with two both are.',
    verdict: 'confirmed',
    shows: 'One is recognised; of two the older one is out of order.',
    evidence: [
      { recording: 'broker-restart-1', lines: ['  order-1 ok@0'] },
      { recording: 'broker-restart-2', lines: [OUT_OF_ORDER, '  order-1 ok@2'] },
    ],
  },
  {
    from: from('L6'),
    mark: 'measured',
    says: 'An unclean leader lacks acknowledged records: the epoch is raised, and nobody is told.',
    verdict: 'confirmed',
    shows: 'Four successes, two orders.',
    evidence: [
      {
        recording: 'unclean-silent',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-4]',
          '  order-4 ok@1',
          '    1 p1#1 epoch 1 seq 0 [order-4]',
        ],
      },
    ],
  },
  {
    from: from('L7'),
    mark: 'measured',
    says: 'Written, unanswered, out of time, sent again by the application: stored twice, in two epochs.',
    verdict: 'confirmed',
    shows: 'A TimeoutException, and two copies.',
    evidence: [
      {
        recording: 'deadline-stored-sent-again',
        lines: [
          '  order-2 TimeoutException',
          '    1 p1#1 epoch 0 seq 1 [order-2]',
          '    2 p1#1 epoch 1 seq 0 [order-2]',
        ],
      },
    ],
  },
  {
    from: from('L8'),
    mark: 'measured',
    says: 'A late copy is recognised after four later batches, and out of order after five.',
    verdict: 'confirmed',
    shows:
      'Six are written by hand: the copy of the second is answered with its offset, that of the first is not. With a real producer and a copy held on its way the limit is the same.',
    evidence: [
      {
        recording: 'decide-window',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 1 [x11a]',
          '    orders-0 NONE@1',
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x12a]',
          OUT_OF_ORDER,
        ],
      },
      { recording: 'scene-window-4', lines: ['    orders-0 NONE@0 (lost)'] },
      {
        recording: 'scene-window-5',
        lines: ['    orders-0 OUT_OF_ORDER_SEQUENCE_NUMBER@-1 (lost)'],
      },
    ],
  },
  {
    from: from('L9'),
    mark: 'measured',
    says: 'State that expires between the write and the retry makes the retry a second write.',
    verdict: 'confirmed',
    shows: 'Same id, epoch and sequence, twice.',
    evidence: [
      {
        recording: 'forgotten-producer-copy',
        lines: ['    0 p1#1 epoch 0 seq 0 [order-1]', '    1 p1#1 epoch 0 seq 0 [order-1]'],
      },
    ],
  },
  {
    from: from('L10'),
    mark: 'measured',
    says: 'With retries=2 and every answer lost: three sends, an exception, one copy.',
    verdict: 'confirmed',
    shows: 'Three answers to nobody, NetworkException, and offset 1.',
    evidence: [
      {
        recording: 'retries-2-every-answer-lost',
        lines: [
          '    orders-0 NONE@1 (lost)',
          '    orders-0 NONE@1 (lost)',
          '    orders-0 NONE@1 (lost)',
          '  order-2 NetworkException',
          '    1 p1#1 epoch 0 seq 1 [order-2]',
        ],
      },
    ],
  },
  {
    from: from('L12'),
    mark: 'measured',
    says: 'A first copy that comes after its failure was reported is written; one that comes after the epoch was raised is refused.',
    verdict: 'confirmed',
    shows:
      'Copies of order-1 are held on their way, the client gives up, and they arrive after its TimeoutException: the second is written, and the first, released when order-2 stands there in epoch 1, is refused.',
    evidence: [
      {
        recording: 'scene-late-arrival',
        lines: [
          '    orders-0 INVALID_PRODUCER_EPOCH@-1 (lost)',
          '    orders-0 NONE@0',
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-2]',
          '  order-1 TimeoutException',
          '    0 p1#1 epoch 0 seq 0 [order-1]',
        ],
      },
    ],
  },
  {
    from: from('L14'),
    mark: 'measured',
    says: 'Records with old timestamps are forgotten at the next look.',
    verdict: 'confirmed',
    shows: 'A retry of such a record is written again.',
    evidence: [
      {
        recording: 'old-timestamps',
        lines: ['    0 p1#1 epoch 0 seq 0 [order-1]', '    1 p1#1 epoch 0 seq 0 [order-1]'],
      },
    ],
  },
  {
    from: from('L15'),
    mark: 'measured',
    says: 'A part of a remembered batch is out of order.',
    verdict: 'confirmed',
    shows: 'Sequences 1 and 2 of a batch 0 to 2.',
    evidence: [
      {
        recording: 'decide-overlap',
        lines: ['  acks=-1 orders-0 1000 epoch 0 seq 1 [x2a, x2b]', OUT_OF_ORDER],
      },
    ],
  },
  {
    from: from('L16'),
    mark: 'measured',
    says: 'After sequence 2147483647 comes 0.',
    verdict: 'confirmed',
    shows: 'A batch ends at 2147483647, and the next one begins at 0.',
    evidence: [
      {
        recording: 'decide-wrap',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 2147483646 [x1a, x1b]',
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x2a]',
          '    orders-0 NONE@2',
        ],
      },
    ],
  },
  {
    from: from('L17'),
    mark: 'measured',
    says: 'A producer that is remembered takes 271 to 436 bytes of memory and 46 in a snapshot; a check takes some 61 ns.',
    verdict: 'undecided',
    shows:
      'Bytes of a heap and nanoseconds are no step of a run; they are of the machine that was measured.',
    evidence: [],
  },
  {
    from: from('L18'),
    mark: 'measured',
    says: 'A follower that leads recognises what the old leader wrote.',
    verdict: 'confirmed',
    shows: 'Three retries after the leader’s death, three first offsets.',
    evidence: [
      {
        recording: 'stored-then-crash-idempotent',
        lines: ['p1 → b2', '  order-2 ok@1', '  order-3 ok@2', '  order-4 ok@3'],
      },
    ],
  },
  {
    from: from('L19'),
    mark: 'measured',
    says: 'After NOT_ENOUGH_REPLICAS_AFTER_APPEND the retry is written again without idempotence, and recognised with it.',
    verdict: 'undecided',
    shows:
      'Brokers of 4.x do not answer it: while too few are in sync the high watermark stands still, and the request times out (KAFKA-15583). What then happens stands in stored-and-timed-out.',
    evidence: [],
  },
  {
    from: from('L20'),
    mark: 'measured',
    says: 'A small number of retries with acks=all leaves idempotence on; more than five in flight, or a transactional.id without idempotence, is refused.',
    verdict: 'confirmed',
    shows: 'The constructor of KafkaProducer of 4.4.0.',
    evidence: [
      {
        layer: 'config',
        properties: { acks: 'all', retries: '3' },
        answer: 'Instantiated an idempotent producer.',
      },
      {
        layer: 'config',
        properties: { 'max.in.flight.requests.per.connection': '6' },
        answer:
          'To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5.',
      },
      {
        layer: 'config',
        properties: { acks: '1', 'transactional.id': 'payments' },
        answer: 'Cannot set a transactional.id without also enabling idempotence.',
      },
    ],
  },
  {
    from: from('L21'),
    mark: 'measured',
    says: 'No idempotence, one in flight: a copy, and the order is kept.',
    verdict: 'confirmed',
    shows: 'order-2 twice in a row.',
    evidence: [
      {
        recording: 'stored-then-cut-plain-one',
        lines: [
          '    1 no pid [order-2]',
          '    2 no pid [order-2]',
          '    3 no pid [order-3, order-4]',
        ],
      },
    ],
  },
  {
    from: from('L22'),
    mark: 'measured',
    says: 'One that is too large raises the epoch; what was behind it is sent again from sequence 0.',
    verdict: 'confirmed',
    shows: 'order-5 in epoch 1 with sequence 0.',
    evidence: [
      {
        recording: 'poison-in-pipeline',
        lines: [
          '    orders-0 MESSAGE_TOO_LARGE@-1',
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-5]',
        ],
      },
    ],
  },
  {
    from: from('L23'),
    mark: 'measured',
    says: 'retries=5 means six sends within some 2.5 s.',
    verdict: 'needs a condition',
    shows: 'Six sends and the exception are seen; how long they took is not compared.',
    evidence: [
      {
        recording: 'retries-5-unreachable-followers',
        lines: ['    orders-0 NOT_ENOUGH_REPLICAS@-1', '  order-2 NotEnoughReplicasException'],
      },
    ],
  },
];

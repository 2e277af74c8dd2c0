// The worked orderings of the producer dossier: who sends what again, and in which order.
import type { SweptStatement } from './statements.ts';

const OUT_OF_ORDER = '    orders-0 OUT_OF_ORDER_SEQUENCE_NUMBER@-1';
const from = (row: number) => `producer dossier, worked ordering ${row}`;

export const orderings: readonly SweptStatement[] = [
  {
    from: from(1),
    mark: 'derived',
    says: 'The first of a window is refused for a while: those behind it are out of order, and all come back by number in the same epoch.',
    verdict: 'confirmed',
    shows: 'Two out of order, then each alone, epoch 0.',
    evidence: [
      {
        recording: 'first-refused-idempotent',
        lines: [
          '    orders-0 NOT_ENOUGH_REPLICAS@-1',
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@1',
        ],
      },
      {
        layer: 'sender',
        script: 'the first of a window fails, the rest are out of order, and no epoch is raised',
      },
    ],
  },
  {
    from: from(2),
    mark: 'derived',
    says: 'A window that was written and lost its answers comes back oldest first, one at a time, and is answered with the first offsets.',
    verdict: 'confirmed',
    shows: 'Three answers NONE with offsets 1, 2 and 3; the log has each once.',
    evidence: [
      {
        recording: 'stored-then-cut-idempotent',
        lines: [
          '    orders-0 NONE@1 (lost)',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@1',
          '  order-4 ok@3',
        ],
      },
    ],
  },
  {
    from: from(3),
    mark: 'derived',
    says: 'The same without idempotence: newest first, each stored twice.',
    verdict: 'confirmed',
    shows: 'order-4, order-3 and order-2 have offsets 4, 5 and 6.',
    evidence: [
      {
        recording: 'stored-then-cut-plain',
        lines: ['  order-4 ok@4', '  order-3 ok@5', '  order-2 ok@6'],
      },
    ],
  },
  {
    from: from(4),
    mark: 'derived',
    says: 'A retried batch expires, and a later one under way succeeds: numbering goes on, no epoch is raised.',
    verdict: 'confirmed',
    shows: 'Played on the real Sender under a clock that stands still.',
    evidence: [
      {
        layer: 'sender',
        script: 'a retried batch expires and the next one succeeds: no epoch is raised',
      },
    ],
  },
  {
    from: from(5),
    mark: 'derived',
    says: 'A retried batch expires with nothing else under way: the next record is the first of a new epoch.',
    verdict: 'confirmed',
    shows: 'order-2 timed out; order-3 has epoch 1 and sequence 0.',
    evidence: [
      {
        recording: 'deadline-stored',
        lines: ['  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-3]', '  order-2 TimeoutException'],
      },
    ],
  },
  {
    from: from(6),
    mark: 'derived',
    says: 'The third of a window is too large: those behind it get new numbers under way, and the epoch is raised once.',
    verdict: 'confirmed',
    shows: 'Two out of order, and order-5 and order-6 again in epoch 1.',
    evidence: [
      {
        recording: 'poison-in-pipeline',
        lines: [
          '    orders-0 MESSAGE_TOO_LARGE@-1',
          OUT_OF_ORDER,
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-5]',
          '  acks=-1 orders-0 p1#1 epoch 1 seq 1 [order-6]',
        ],
      },
    ],
  },
  {
    from: from(7),
    mark: 'derived',
    says: 'A leader that lost the state takes any sequence; one with older state makes the producer raise its epoch.',
    verdict: 'confirmed',
    shows:
      'Sequence 2 is taken from a producer that was forgotten; after an unclean election order-4 comes back in epoch 1.',
    evidence: [
      {
        recording: 'forgotten-producer',
        lines: ['  acks=-1 orders-0 p1#1 epoch 0 seq 2 [order-3]', '    orders-0 NONE@2'],
      },
      {
        recording: 'unclean-silent',
        lines: [OUT_OF_ORDER, '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-4]'],
      },
    ],
  },
  {
    from: from(8),
    mark: 'derived',
    says: 'request.timeout.ms ends the connection with all that is under way on it.',
    verdict: 'confirmed',
    shows:
      'All three come back on a new connection, the oldest first. The log lines of the client are not compared.',
    evidence: [
      {
        recording: 'stored-then-timeout-idempotent',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 3 [order-4]',
          'p1 → b1',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@1',
        ],
      },
    ],
  },
  {
    from: from(9),
    mark: 'derived',
    says: 'The same when the broker closes the connection.',
    verdict: 'confirmed',
    shows: 'The requests are those of a time-out; the log lines of the client are not compared.',
    evidence: [
      {
        recording: 'stored-then-cut-idempotent',
        lines: ['    orders-0 NONE@1 (lost)', 'p1 → b1', '    orders-0 NONE@1'],
      },
    ],
  },
  {
    from: from(10),
    mark: 'derived',
    says: 'An answer NOT_LEADER_OR_FOLLOWER names the new leader, and the batch goes there.',
    verdict: 'needs a condition',
    shows:
      'It goes there. That it does not wait for its back-off cannot be seen: times are not compared.',
    evidence: [
      {
        recording: 'leader-moved-all-idempotent',
        lines: [
          '    orders-0 NOT_LEADER_OR_FOLLOWER@-1',
          'p1 → b2',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
        ],
      },
    ],
  },
  {
    from: from(11),
    mark: 'derived',
    says: 'Without a producer id nothing is sent and nothing expires.',
    verdict: 'undecided',
    shows:
      'In a run an idempotent producer has its id before time 0. The same rule of a transaction is seen in tx1-stuck-expiry.',
    evidence: [],
  },
];

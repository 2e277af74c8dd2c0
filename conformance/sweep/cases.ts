// What the case files say would happen on Kafka of today, case by case: predictions until they were played.
import type { SweptStatement } from './statements.ts';

const OUT_OF_ORDER = '    orders-0 OUT_OF_ORDER_SEQUENCE_NUMBER@-1';

const predicted = (
  number: number,
  says: string,
  shows: string,
  recording: string,
  lines: readonly string[],
): SweptStatement => ({
  from: `case ${number}, its replay`,
  mark: 'derived',
  says,
  verdict: 'confirmed',
  shows,
  evidence: [{ recording, lines }],
});

const unplayed = (number: number, says: string, shows: string): SweptStatement => ({
  from: `case ${number}, its replay`,
  mark: 'derived',
  says,
  verdict: 'undecided',
  shows,
  evidence: [],
});

export const caseReplays: readonly SweptStatement[] = [
  predicted(
    1,
    'A lost answer and a plain retry store the order twice.',
    'order-2 has offsets 1 and 2.',
    'scene-case-01-counted-too-many',
    ['    orders-0 NONE@1 (lost)', '    1 no pid [order-2]', '    2 no pid [order-2]'],
  ),
  predicted(
    3,
    'One request in flight to each broker is not one in flight: two connections can overtake each other.',
    'order-2 is written by the new leader before order-1.',
    'scene-case-03-two-connections',
    ['  order-2 ok@0', '  order-1 ok@1'],
  ),
  predicted(
    4,
    'With acks=1 a planned move loses an acknowledged order, and its offset is given again.',
    'Two callbacks say offset 1; order-2 is gone.',
    'scene-case-04-planned-move',
    ['  order-2 ok@1', '  order-3 ok@1', '    1 no pid [order-3]'],
  ),
  unplayed(
    5,
    'With acks=all, one replica in sync and an unclean election an acknowledged order is lost, and the consumer that read it meets another at its offset.',
    'In its replay client and broker give the same request up at the same moment. That acknowledged orders are lost so is unclean-silent.',
  ),
  predicted(
    7,
    'A leader that does not know the producer takes the second batch first; the first one is out of order until its time is over.',
    'The replay of the case is refused some hundred times, and how often hangs on the jitter; the same with a longer back-off is recorded.',
    'cold-start-hole',
    ['    orders-0 NONE@0', OUT_OF_ORDER, '  order-1 TimeoutException'],
  ),
  unplayed(
    9,
    'A refused batch makes the producer rename one whose fate is unknown, and the new leader writes it again.',
    'The ACL of the replay has to come about within one request. Its twin without the ACL is scene-case-09-same-name.',
  ),
  predicted(
    10,
    'Trouble on one partition does not make the Java client rename what is under way on another.',
    'order-1 comes back with its own epoch and sequence, and is recognised.',
    'scene-case-10-trouble-elsewhere',
    [
      '    orders-1 NONE@0 (lost)',
      '  acks=-1 orders-1 p1#1 epoch 0 seq 0 [order-1]',
      '    orders-1 NONE@0',
    ],
  ),
  predicted(
    11,
    'In a new epoch every partition begins at sequence 0, also one that nothing was wrong with.',
    'order-4 of orders-0 raises the epoch, and order-5 of orders-1, whose next number was 1, has number 0.',
    'scene-case-11-new-epoch-from-zero',
    [
      '  acks=-1 orders-1 p1#1 epoch 0 seq 0 [order-2]',
      OUT_OF_ORDER,
      '  acks=-1 orders-1 p1#1 epoch 1 seq 0 [order-5]',
    ],
  ),
  predicted(
    12,
    'A batch that expires before it was ever sent costs no number; one that was sent does.',
    'After the first, order-4 is the next in the same epoch; after the second, the first of a new one.',
    'scene-case-12-never-left',
    ['  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-4]', '    orders-0 NONE@1'],
  ),
  predicted(
    13,
    'Kafka answers a copy with success, not with an error that a client may take for a loss.',
    'The retry of order-2 is answered with offset 1.',
    'scene-case-13-right-word',
    ['    orders-0 NONE@1 (lost)', '    orders-0 NONE@1', '  order-2 ok@1'],
  ),
  predicted(
    15,
    'A leader that forgets the producer between a write and its retry writes it again.',
    'Twice the same id, epoch and sequence.',
    'scene-case-15-forgotten-between',
    ['    0 p1#1 epoch 0 seq 0 [order-1]', '    1 p1#1 epoch 0 seq 0 [order-1]'],
  ),
  predicted(
    16,
    'An order that is reported as failed is delivered, and the one that the application sends again is delivered, too.',
    'order-2 stands there in two epochs, and the consumer acts on both.',
    'scene-case-16-failed-and-delivered',
    [
      '  order-2 TimeoutException',
      '  order-2 ok@2',
      'c1 read orders-0: 0 order-1, 1 order-2, 2 order-2',
    ],
  ),
  predicted(
    17,
    'flush() waits for the parts of a batch that was split.',
    'All four are written one by one.',
    'scene-case-17-flush-waits',
    ['    orders-0 MESSAGE_TOO_LARGE@-1', '  order-4 ok@3'],
  ),
  predicted(
    18,
    'Two instances with one transactional.id fence each other in turn.',
    'a is fenced by b, restarts, and fences b.',
    'scene-case-18-same-name',
    [
      '    PRODUCER_FENCED',
      '    NONE a#1 epoch 5',
      '  EndTxn a#1 epoch 3 commit',
      '    PRODUCER_FENCED',
    ],
  ),
  predicted(
    19,
    'With transaction.version 1 an old EndTxn that comes late commits a part of the next transaction.',
    'order-2 is committed on orders-0, and order-3 of the same transaction is aborted on orders-1.',
    'scene-case-19-delayed-commit',
    [
      '    2 p1#1 epoch 0 seq 1 [order-2] transactional',
      '    3 p1#1 epoch 0 COMMIT',
      '    1 p1#1 epoch 0 ABORT',
      'rc read orders-0: 0 order-1, 2 order-2',
    ],
  ),
  unplayed(
    20,
    'With verification off a late batch opens a transaction that nobody ends, and the last stable offset stands still.',
    'The replay has one producer without a transactional.id, and a cluster of 3.9 is played for transactions only.',
  ),
];

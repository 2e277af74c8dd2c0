// Findings about the applications around Kafka: what a group reads again or never, and what a failure does not end.
import type { Finding } from './findings.ts';

export const findingsOfApplications: readonly Finding[] = [
  {
    id: 'commit-after-acting',
    claim: 'A consumer that commits after it has acted deals with each record once.',
    verdict: 'refuted',
    shows:
      'It dies after it has acted on order-2 and before it commits. The next process begins at what is committed, and acts on order-2 again. With an inbox it passes over it.',
    evidence: [
      {
        recording: 'group-after',
        lines: [
          'c1 read orders-0: 0 order-1, 1 order-2, 1 order-2, 2 order-3',
          'committed by cards orders-0@3',
        ],
      },
      {
        recording: 'group-after-inbox',
        lines: ['c1 read orders-0: 0 order-1, 1 order-2, 2 order-3'],
      },
    ],
  },
  {
    id: 'commit-before-acting',
    claim: 'Committing before acting avoids duplicates, at no cost.',
    verdict: 'refuted',
    shows: 'It dies between the two, and nobody ever acts on order-2.',
    evidence: [
      {
        recording: 'group-before',
        lines: ['c1 read orders-0: 0 order-1, 2 order-3', 'committed by cards orders-0@3'],
      },
    ],
  },
  {
    id: 'automatic-commits',
    claim: 'With automatic commits a consumer that restarts goes on where it was.',
    verdict: 'needs a condition',
    shows:
      'If the interval is over and poll() was called since. Else it begins before what it has acted on, here at the first record.',
    evidence: [
      {
        recording: 'group-auto-not-yet',
        lines: ['c1 read orders-0: 0 order-1, 1 order-2, 0 order-1, 1 order-2, 2 order-3'],
      },
      { recording: 'group-auto-before', lines: ['c1 read orders-0: 0 order-1, 1 order-2'] },
    ],
  },
  {
    id: 'thrown-out-consumer',
    claim: 'A consumer that its group has thrown out cannot do harm: its commit is refused.',
    verdict: 'needs a condition',
    shows:
      'Its commit is refused, but it has acted already. c1 stands still after it has acted on order-3, c2 takes its partition and acts on order-3, too.',
    evidence: [
      {
        recording: 'group-zombie',
        lines: [
          'c1 read orders-0: 0 order-1, 1 order-3',
          'c2 read orders-0: 1 order-3',
          'committed by cards orders-0@2',
        ],
      },
    ],
  },
  {
    id: 'late-bytes',
    claim: 'Once a producer has given up a batch, that batch cannot be written any more.',
    verdict: 'refuted',
    shows:
      'What its socket had taken still arrives. order-1 was reported as timed out, and is written afterwards; a copy that comes when the epoch was raised is refused.',
    evidence: [
      {
        recording: 'scene-late-arrival',
        lines: [
          '    orders-0 INVALID_PRODUCER_EPOCH@-1 (lost)',
          '    orders-0 NONE@0',
          '  order-1 TimeoutException',
          '    0 p1#1 epoch 0 seq 0 [order-1]',
        ],
      },
    ],
  },
  {
    id: 'delivery-timeout-waits',
    claim: 'delivery.timeout.ms bounds the time from send() to the callback.',
    verdict: 'needs a condition',
    shows:
      'Nothing expires while a request of a transaction has no answer. More than 3.5 s after send(), with delivery.timeout.ms=3000, there is no callback.',
    evidence: [
      {
        recording: 'tx1-stuck-expiry',
        lines: [
          '  AddPartitionsToTxn p1#1 epoch 0 orders-0',
          '    no answer',
          '  beginTransaction ok',
        ],
        absent: ['callbacks of p1', 'TimeoutException', 'order-1'],
      },
    ],
  },
  {
    id: 'neighbour-waits',
    claim: 'Trouble on one partition does not touch the others.',
    verdict: 'refuted',
    shows:
      'While the retry of a batch is under way, no other batch leaves for its partition, and none for the other partitions of that broker.',
    evidence: [
      {
        recording: 'blocked-partition',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-3]',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 2 [order-4]',
          '  acks=-1 orders-1 p1#1 epoch 0 seq 1 [order-5]',
        ],
      },
    ],
  },
];

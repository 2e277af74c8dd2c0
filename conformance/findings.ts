// What is said about retries and idempotence, and what real Kafka did. Each finding names the recordings that show it
// and lines of them; a test holds every line to its recording, and docs/findings.md is made from this list.
import { findingsOfApplications } from './findingsOfApplications.ts';

/** Lines as `linesOf` prints a recording; they must stand there in this order, though not next to each other. */
export interface Evidence {
  readonly recording: string;
  readonly lines: readonly string[];
  /** Texts that stand in no line of it. */
  readonly absent?: readonly string[];
}

export interface Finding {
  readonly id: string;
  /** What is taught, told, or was only read in the source. */
  readonly claim: string;
  readonly verdict: 'confirmed' | 'refuted' | 'needs a condition';
  /** What Kafka did. */
  readonly shows: string;
  readonly evidence: readonly Evidence[];
}

const OUT_OF_ORDER = '    orders-0 OUT_OF_ORDER_SEQUENCE_NUMBER@-1';

export const FINDINGS: readonly Finding[] = [
  {
    id: 'mirrored-window',
    claim:
      'Without idempotence a retry may overtake another: with several requests under way, batch 2 may end up before batch 1.',
    verdict: 'needs a condition',
    shows:
      'It is worse after a dropped connection. The whole window comes back newest first: three batches that were written and not answered stand in the log as 1 2 3 3 2 1, and three that never arrived as 3 2 1. No exception reaches the application.',
    evidence: [
      {
        recording: 'scene-palindrome',
        lines: [
          '    0 no pid [order-1]',
          '    1 no pid [order-2]',
          '    2 no pid [order-3]',
          '    3 no pid [order-3]',
          '    4 no pid [order-2]',
          '    5 no pid [order-1]',
        ],
      },
      {
        recording: 'scene-reversed',
        lines: ['    0 no pid [order-3]', '    1 no pid [order-2]', '    2 no pid [order-1]'],
      },
      {
        recording: 'stored-then-cut-plain',
        lines: ['  order-4 ok@4', '  order-3 ok@5', '  order-2 ok@6'],
      },
    ],
  },
  {
    id: 'idempotent-window',
    claim: 'With idempotence the same dropped connection leaves each batch once and in order.',
    verdict: 'confirmed',
    shows:
      'The retries are sent one at a time, oldest first, and answered with success and the first offset.',
    evidence: [
      {
        recording: 'stored-then-cut-idempotent',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@1 (lost)',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@1',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 2 [order-3]',
          '    orders-0 NONE@2',
          '  order-4 ok@3',
        ],
      },
    ],
  },
  {
    id: 'cold-start-hole',
    claim: 'The sequence check of the leader keeps the order: a gap is always refused.',
    verdict: 'refuted',
    shows:
      'A leader that has never heard of a producer id takes any first sequence (KAFKA-15591). The first batch of a new producer is refused for want of replicas, the second is written with sequence 1, and sequence 0 is out of order ever after, until its delivery time is over. The application is told of a time-out.',
    evidence: [
      {
        recording: 'cold-start-hole',
        lines: [
          '    orders-0 NOT_ENOUGH_REPLICAS@-1',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@0',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 0 [order-1]',
          OUT_OF_ORDER,
          '  order-1 TimeoutException',
          '  remembers p1#1 epoch 0: 1..1@0',
        ],
      },
      {
        recording: 'decide-unknown-sequence',
        lines: ['  acks=-1 orders-0 1000 epoch 0 seq 7 [x1a]', '    orders-0 NONE@0'],
      },
      {
        recording: 'decide-unknown-epoch',
        lines: ['  acks=-1 orders-0 1000 epoch 5 seq 3 [x1a]', '    orders-0 NONE@0'],
      },
    ],
  },
  {
    id: 'known-producer-keeps-order',
    claim: 'Once a batch of the producer is known, the same refusal keeps the order.',
    verdict: 'confirmed',
    shows:
      'The batches behind the refused one are refused as well, and all come back by number, one at a time, in the same epoch. Without idempotence the refused one is written last.',
    evidence: [
      {
        recording: 'first-refused-idempotent',
        lines: [
          '    orders-0 NOT_ENOUGH_REPLICAS@-1',
          OUT_OF_ORDER,
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 0 seq 1 [order-2]',
          '    orders-0 NONE@1',
        ],
      },
      {
        recording: 'first-refused-plain',
        lines: ['    1 no pid [order-3]', '    2 no pid [order-4]', '    3 no pid [order-2]'],
      },
    ],
  },
  {
    id: 'one-batch-after-restart',
    claim: 'A broker that restarts knows the last five batches of each producer, as before.',
    verdict: 'refuted',
    shows:
      'After a clean restart it knows one: the snapshot holds no more. Copies of the four before it are out of order.',
    evidence: [
      {
        recording: 'decide-after-restart',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 5 [x7a]',
          '    orders-0 NONE@5',
          '  acks=-1 orders-0 1000 epoch 0 seq 4 [x8a]',
          OUT_OF_ORDER,
          '  remembers 1000 epoch 0: 5..5@5 6..6@6',
        ],
      },
    ],
  },
  {
    id: 'one-batch-after-crash',
    claim:
      'After a crash the broker reads its log again, so it knows more batches than after a clean stop.',
    verdict: 'refuted',
    shows:
      'It does read the log again, but with a state manager of its own that ends in a snapshot, and loads its state from that one (LogLoader#recoverSegment): one batch is known, as after a clean stop. This engine had it wrong until it was recorded.',
    evidence: [
      {
        recording: 'decide-after-crash',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 5 [x7a]',
          '    orders-0 NONE@5',
          '  acks=-1 orders-0 1000 epoch 0 seq 4 [x8a]',
          OUT_OF_ORDER,
          '  remembers 1000 epoch 0: 5..5@5 6..6@6',
        ],
      },
    ],
  },
  {
    id: 'restart-doubles',
    claim: 'With idempotence a retry is never written twice.',
    verdict: 'refuted',
    shows:
      'The only broker restarts cleanly with two batches written and not answered. It remembers the second. The retry of the first is out of order and next in line for the producer, which raises its epoch and sends both again: both stand in the log twice, and the application sees two successes. With one such batch nothing is doubled.',
    evidence: [
      {
        recording: 'broker-restart-2',
        lines: [
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-1]',
          '  order-1 ok@2',
          '    0 p1#1 epoch 0 seq 0 [order-1]',
          '    1 p1#1 epoch 0 seq 1 [order-2]',
          '    2 p1#1 epoch 1 seq 0 [order-1]',
          '    3 p1#1 epoch 1 seq 1 [order-2]',
        ],
      },
      {
        recording: 'broker-restart-1',
        lines: ['  order-1 ok@0', '    0 p1#1 epoch 0 seq 0 [order-1]'],
      },
    ],
  },
  {
    id: 'followers-know',
    claim: 'Numbers are forgotten when another broker takes over.',
    verdict: 'refuted',
    shows: 'A follower builds the same memory from the same log: all five are recognised.',
    evidence: [
      {
        recording: 'decide-after-failover',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x7a]',
          OUT_OF_ORDER,
          '  acks=-1 orders-0 1000 epoch 0 seq 1 [x8a]',
          '    orders-0 NONE@1',
          '  acks=-1 orders-0 1000 epoch 0 seq 6 [x10a]',
          '    orders-0 NONE@6',
        ],
      },
      {
        recording: 'stored-then-crash-idempotent',
        lines: ['p1 → b2', '  order-2 ok@1', '  order-3 ok@2', '  order-4 ok@3'],
      },
    ],
  },
  {
    id: 'timed-out-and-stored',
    claim: 'A TimeoutException means that the record was not written.',
    verdict: 'refuted',
    shows:
      'It says that nobody answered in time. order-2 is at offset 1. Sent again by the application, it stands there twice, idempotence or not. From the exception alone it cannot be told from the order that is nowhere.',
    evidence: [
      {
        recording: 'deadline-stored',
        lines: ['  order-2 TimeoutException', '    1 p1#1 epoch 0 seq 1 [order-2]'],
      },
      {
        recording: 'deadline-stored-sent-again',
        lines: [
          '  order-2 TimeoutException',
          '  order-2 ok@2',
          '    1 p1#1 epoch 0 seq 1 [order-2]',
          '    2 p1#1 epoch 1 seq 0 [order-2]',
        ],
      },
      {
        recording: 'deadline-missing',
        lines: [
          '  order-2 TimeoutException',
          '    0 p1#1 epoch 0 seq 0 [order-1]',
          '    1 p1#1 epoch 1 seq 0 [order-3]',
        ],
      },
    ],
  },
  {
    id: 'forgotten-producer',
    claim:
      'Sequences are reset, or a producer is refused, when it was silent for longer than producer.id.expiration.ms.',
    verdict: 'refuted',
    shows:
      'Nothing is reset and nobody is told: the next sequence is taken from a producer that the leader does not know.',
    evidence: [
      {
        recording: 'forgotten-producer',
        lines: ['  acks=-1 orders-0 p1#1 epoch 0 seq 2 [order-3]', '    orders-0 NONE@2'],
      },
    ],
  },
  {
    id: 'forgotten-before-the-retry',
    claim: 'A retry that comes after the producer was forgotten is written a second time.',
    verdict: 'confirmed',
    shows: 'Same producer id, same epoch, same sequence, twice in the log, and one success.',
    evidence: [
      {
        recording: 'forgotten-producer-copy',
        lines: [
          '  order-1 ok@1',
          '    0 p1#1 epoch 0 seq 0 [order-1]',
          '    1 p1#1 epoch 0 seq 0 [order-1]',
        ],
      },
      {
        recording: 'decide-expired',
        lines: ['  acks=-1 orders-0 1000 epoch 0 seq 1 [x4a]', '    orders-0 NONE@2'],
      },
    ],
  },
  {
    id: 'old-timestamps',
    claim: 'The memory lasts for producer.id.expiration.ms after the last batch came.',
    verdict: 'needs a condition',
    shows:
      'The clock is the timestamp of the records. A record that is older when it comes is forgotten at the next look, and its retry is written again.',
    evidence: [
      {
        recording: 'old-timestamps',
        lines: ['    0 p1#1 epoch 0 seq 0 [order-1]', '    1 p1#1 epoch 0 seq 0 [order-1]'],
      },
    ],
  },
  {
    id: 'older-than-five',
    claim: 'The broker recognises every copy of a batch that it has written.',
    verdict: 'needs a condition',
    shows:
      'The last five. The sixth newest is answered with OUT_OF_ORDER_SEQUENCE_NUMBER, not with success and not with DUPLICATE_SEQUENCE_NUMBER; nothing is written.',
    evidence: [
      {
        recording: 'decide-window',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 1 [x11a]',
          '    orders-0 NONE@1',
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x12a]',
          OUT_OF_ORDER,
          '    5 1000 epoch 0 seq 5 [x6a]',
          '    6 1000 epoch 0 seq 6 [x13a]',
        ],
      },
    ],
  },
  {
    id: 'duplicate-is-success',
    claim: 'The broker rejects or ignores a duplicate.',
    verdict: 'refuted',
    shows:
      'It answers success with the offset of the first copy, and the callback gets that offset.',
    evidence: [
      {
        recording: 'lost-answer-all-idempotent',
        lines: ['    orders-0 NONE@1 (lost)', '    orders-0 NONE@1', '  order-2 ok@1'],
      },
    ],
  },
  {
    id: 'whole-batches',
    claim: 'A number belongs to a message, and a known message is recognised.',
    verdict: 'refuted',
    shows:
      'A number belongs to a batch. Part of a known batch, or a known batch with one record more, is out of order.',
    evidence: [
      {
        recording: 'decide-overlap',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x1a, x1b, x1c]',
          '    orders-0 NONE@0',
          '  acks=-1 orders-0 1000 epoch 0 seq 1 [x2a, x2b]',
          OUT_OF_ORDER,
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x5a, x5b, x5c, x5d]',
          OUT_OF_ORDER,
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x6a, x6b, x6c]',
          '    orders-0 NONE@0',
        ],
      },
    ],
  },
  {
    id: 'wrap',
    claim: 'Sequences end at 2147483647.',
    verdict: 'refuted',
    shows: 'They wrap to 0, also inside a batch.',
    evidence: [
      {
        recording: 'decide-wrap-inside',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 2147483647 [x2a, x2b, x2c]',
          '    orders-0 NONE@1',
          '  acks=-1 orders-0 1000 epoch 0 seq 2 [x4a]',
          '    orders-0 NONE@4',
        ],
      },
    ],
  },
  {
    id: 'restart-of-the-producer',
    claim: 'A restarted producer is recognised by its id.',
    verdict: 'refuted',
    shows: 'It has a new id and counts from 0. What the application sends again is written again.',
    evidence: [
      {
        recording: 'restart-unacknowledged',
        lines: ['    1 p1#1 epoch 0 seq 1 [order-2]', '    2 p1#2 epoch 0 seq 0 [order-2]'],
      },
    ],
  },
  {
    id: 'gap-after-first-flight',
    claim:
      'A batch that expires on its first attempt, still under way, is not marked as unresolved, so its gap is found only by the batch behind it.',
    verdict: 'confirmed',
    shows:
      'order-3 never arrived and expired. Its request failed a second later, and nothing came of that: since the futures were complete, Sender#failBatch kept no books (it did in 2.8). order-4 was out of order, and was sent again in the same epoch until its own delivery time was over; only then the epoch was raised. One lost request cost two orders. This engine had it wrong until it was recorded.',
    evidence: [
      {
        recording: 'expired-in-first-flight',
        lines: [
          '  acks=-1 orders-0 p1#1 epoch 0 seq 2 [order-3]',
          '    no answer',
          '  acks=-1 orders-0 p1#1 epoch 0 seq 3 [order-4]',
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 0 seq 3 [order-4]',
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-5]',
          '  order-3 TimeoutException',
          '  order-4 TimeoutException',
        ],
      },
    ],
  },
  {
    id: 'poison',
    claim:
      'The third of five batches under way is too large: the two behind it are out of order, the epoch is raised once, and they are sent again in the new epoch.',
    verdict: 'confirmed',
    shows: 'Without idempotence they are written the first time.',
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
      { recording: 'poison-plain', lines: ['  order-4 RecordTooLargeException', '  order-5 ok@3'] },
    ],
  },
  {
    id: 'exception-and-stored',
    claim: 'Too few retries lose records.',
    verdict: 'needs a condition',
    shows:
      'They lose the answer as well. Two retries, and every answer is lost: the application is given an exception, and the order is stored, once with idempotence.',
    evidence: [
      {
        recording: 'retries-2-every-answer-lost',
        lines: ['  order-2 NetworkException', '    1 p1#1 epoch 0 seq 1 [order-2]'],
      },
      {
        recording: 'retries-0-lost-answer',
        lines: ['  order-2 NetworkException', '    1 no pid [order-2]'],
      },
    ],
  },
  {
    id: 'acks1-planned-move',
    claim: 'With acks=1 an acknowledged record is lost only with a broker.',
    verdict: 'refuted',
    shows:
      'A planned move is enough: the new leader does not have it, the old one cuts it off, and offset 1 is given to another order. Two callbacks say ok@1.',
    evidence: [
      {
        recording: 'acks1-planned-move',
        lines: ['  order-2 ok@1', '  order-3 ok@1', '    1 no pid [order-3]'],
      },
    ],
  },
  {
    id: 'unclean-silent',
    claim: 'An idempotent producer notices when acknowledged records are lost.',
    verdict: 'refuted',
    shows:
      'After an unclean election the leader lacks two of them. The next batch is out of order, the producer raises its epoch and goes on. Four successes, two orders.',
    evidence: [
      {
        recording: 'unclean-silent',
        lines: [
          OUT_OF_ORDER,
          '  acks=-1 orders-0 p1#1 epoch 1 seq 0 [order-4]',
          '  order-3 ok@2',
          '  order-4 ok@1',
          '    0 p1#1 epoch 0 seq 0 [order-1]',
          '    1 p1#1 epoch 1 seq 0 [order-4]',
        ],
      },
    ],
  },
  {
    id: 'one-in-flight-order',
    claim:
      'One request in flight keeps the order also when the partition moves to another broker meanwhile.',
    verdict: 'confirmed',
    shows:
      'A partition with a batch under way is muted, so the next one waits, whatever connection it would take.',
    evidence: [
      {
        recording: 'held-then-moved-1',
        lines: ['p1 → b2', '    1 no pid [order-2]', '    2 no pid [order-3]'],
      },
    ],
  },
  {
    id: 'refusals-before-numbers',
    claim: 'A copy is recognised whatever else is wrong.',
    verdict: 'refuted',
    shows:
      'Leadership and replicas in sync are looked at before the numbers: a copy of a written batch is refused with NOT_ENOUGH_REPLICAS while too few are in sync.',
    evidence: [
      {
        recording: 'decide-too-few-replicas',
        lines: [
          '  acks=-1 orders-0 1000 epoch 0 seq 0 [x3a]',
          '    orders-0 NOT_ENOUGH_REPLICAS@-1',
        ],
      },
    ],
  },
  {
    id: 'time-out-answer-with-offset',
    claim: 'An answer with an error has no offset.',
    verdict: 'refuted',
    shows:
      'The broker answers REQUEST_TIMED_OUT with the offset at which the batch stands: it is written, and not yet copied.',
    evidence: [
      { recording: 'stored-and-timed-out', lines: ['    orders-0 REQUEST_TIMED_OUT@1 (lost)'] },
    ],
  },
  {
    id: 'transaction-sent-again',
    claim: 'With a transactional.id a restarted application writes nothing twice.',
    verdict: 'refuted',
    shows:
      'The id fences the old process and ends its transaction; it does not look for copies. The answer to the commit was lost with the process, the application sent the order in a new transaction, and both are committed.',
    evidence: [
      {
        recording: 'tx-restart-unknown',
        lines: [
          '    NONE p1#1 epoch 1 (lost)',
          '    0 p1#1 epoch 0 seq 0 [order-1] transactional',
          '    1 p1#1 epoch 1 COMMIT',
          '    2 p1#1 epoch 2 seq 0 [order-1] transactional',
          '    3 p1#1 epoch 3 COMMIT',
          'rc read orders-0: 0 order-1, 2 order-1',
        ],
      },
    ],
  },
  {
    id: 'acknowledged-and-aborted',
    claim: 'A record whose callback was good is there for readers.',
    verdict: 'needs a condition',
    shows:
      'In a transaction the callback says that it is written. The transaction was open for longer than transaction.timeout.ms and was aborted, the commit came too late, and readers with read_committed get neither order.',
    evidence: [
      {
        recording: 'tx-timed-out-commit',
        lines: ['    INVALID_TXN_STATE', '  order-1 ok@0', '    2 p1#1 epoch 1 ABORT'],
      },
    ],
  },
  ...findingsOfApplications,
];

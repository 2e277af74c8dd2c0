// Cards for recall: each is a moment of a run and a question about it. The back is read from the run.

import type { Scenario } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { fromCatalogue } from './catalogue/index.ts';
import { lostAckIdempotent } from './scenes/lostAck.ts';

export interface Card {
  readonly id: string;
  /** Id of a scene. */
  readonly scene: string;
  readonly question: string;
  /** What answers it: a term of the claims. */
  readonly term: string;
  /** What the answer means, without giving it away in the question. */
  readonly because: string;
}

type Line = readonly [scene: string, term: string, question: string, because: string];

const LINES: readonly Line[] = [
  [
    'happy-path',
    'completed(order-1)',
    t`All goes well. What is the application told of order-1?`,
    t`The answer carries the offset that the leader gave.`,
  ],
  [
    'retry-harmless',
    'log',
    t`The request with order-2 was lost and sent again, without idempotence. What does the log hold?`,
    t`A retry doubles only what was written before.`,
  ],
  [
    'retry-harmless',
    'sent(order-2)',
    t`How many requests carried order-2 when its first request was lost?`,
    t`The producer sends again when the connection is gone.`,
  ],
  [
    'lost-ack-duplicate',
    'log',
    t`The answer for order-2 is lost, idempotence is off. What does the log hold?`,
    t`The batch has no number that the broker could compare.`,
  ],
  [
    'lost-ack-duplicate',
    'completed(order-2)',
    t`And which offset is the application given for order-2?`,
    t`It hears of the second copy, since only that answer came.`,
  ],
  [
    'lost-ack-duplicate',
    'effects(order-2)',
    t`How often does a plain consumer act on order-2?`,
    t`A consumer reads what the log holds.`,
  ],
  [
    'lost-ack-deduplicated',
    'verdicts(order-2)',
    t`The same with idempotence: what does the leader decide on order-2, in order?`,
    t`Same producer id, epoch and sequence: a duplicate.`,
  ],
  [
    'lost-ack-deduplicated',
    'completed(order-2)',
    t`And which offset is the application given?`,
    t`The answer to a duplicate carries the first copy’s offset.`,
  ],
  [
    'lost-ack-idempotent',
    'window(orders-0, 4001)',
    t`Which sequences does the leader remember at the end, batch by batch?`,
    t`It keeps the last five batches of a producer and partition.`,
  ],
  [
    'one-in-flight',
    'log',
    t`One request in flight, no idempotence, and the answer for order-1 is lost. What does the log hold?`,
    t`One at a time keeps the order and not the copies out.`,
  ],
  [
    'palindrome',
    'log',
    t`Three in flight, all stored, no answer comes, then the line drops. No idempotence. The log?`,
    t`What fails together comes back in reverse.`,
  ],
  [
    'palindrome',
    'completed(order-1)',
    t`And which offset does the application get for order-1?`,
    t`That of the last copy, which was answered.`,
  ],
  [
    'reversed',
    'log',
    t`Three in flight, none stored, then the line drops. The log?`,
    t`Each failed batch goes back to the front of its queue.`,
  ],
  [
    'batch-unit',
    'verdicts(order-2)',
    t`order-2 stands in a known batch 0 to 2. The batch comes again whole, then somebody feeds 1 to 2 alone. The verdicts?`,
    t`What is compared is the batch, by its first and last sequence.`,
  ],
  [
    'restart-resend',
    'pid(order-2)',
    t`The shop starts again and sends order-2 once more. Under which producer id?`,
    t`A new producer gets a new id; the first was 4001.`,
  ],
  [
    'restart-resend',
    'seq(order-2)',
    t`And with which sequence?`,
    t`A new producer counts from the start.`,
  ],
  [
    'restart-resend',
    'storedTimes(order-2)',
    t`So how often is order-2 stored?`,
    t`Values are not compared, ids and numbers are.`,
  ],
  [
    'deadline-stored',
    'completed(order-1)',
    t`The order is stored, and nobody answers within delivery.timeout.ms. What is the application given first?`,
    t`It says that nobody answered in time, and nothing of the log.`,
  ],
  [
    'deadline-stored',
    'storedTimes(order-1)',
    t`The shop sends it again by itself. How often is it stored?`,
    t`The second send is a new record under a raised epoch.`,
  ],
  [
    'deadline-stored',
    'epoch(order-1)',
    t`Under which epoch does the second one go?`,
    t`After an expired batch the producer cannot know what was seen, and starts a new epoch.`,
  ],
  [
    'deadline-missing',
    'completed(order-1)',
    t`Nothing reached the broker within delivery.timeout.ms. What is the application given?`,
    t`The same as if it were stored: it cannot tell.`,
  ],
  [
    'deadline-missing',
    'storedTimes(order-1)',
    t`And how often is it stored?`,
    t`The same exception, another truth.`,
  ],
  [
    'overtaken',
    'log',
    t`The first of three is refused once, the others are stored. No idempotence. The log?`,
    t`The retry comes last.`,
  ],
  [
    'order-kept',
    'log',
    t`The same refusal, with idempotence, of the second of four. The log?`,
    t`Only the next number is accepted.`,
  ],
  [
    'order-kept',
    'verdicts(order-3)',
    t`What does the leader decide on order-3, which comes before its turn?`,
    t`A gap is refused; later it comes in order.`,
  ],
  [
    'failover-remembers',
    'verdicts(order-1)',
    t`order-1 is copied, its answer is lost, and the leader crashes. What do the two leaders decide on it?`,
    t`Followers build the same memory from the same log.`,
  ],
  [
    'acks1-loss',
    'completed(order-2)',
    t`acks=1, the leader dies before a follower copies order-2. What was the application told?`,
    t`The leader answered by itself.`,
  ],
  [
    'acks1-loss',
    'storedTimes(order-2)',
    t`And how often is order-2 stored in the end?`,
    t`What one machine knew is gone with it.`,
  ],
  [
    'acks1-loss',
    'effective(enable.idempotence)',
    t`acks=1 is set and idempotence not mentioned. Is it on?`,
    t`Set by default, it gives way to acks=1.`,
  ],
  [
    'acks0-silence',
    'completed(order-2)',
    t`acks=0, and order-2 never arrives. What is the application told?`,
    t`Success means: handed to the network. There is no offset.`,
  ],
  ['acks0-silence', 'log', t`And what does the log hold?`, t`Nobody noticed the gap.`],
  [
    'forgotten-producer',
    'verdicts(order-1)',
    t`The leader has forgotten the producer when its retry comes. What does it decide, in order?`,
    t`An unknown producer may start with any number.`,
  ],
  [
    'forgotten-producer',
    'storedTimes(order-1)',
    t`So how often is the order stored?`,
    t`What is not remembered cannot be recognised.`,
  ],
  [
    'idle-producer-25h',
    'epoch(order-2)',
    t`After 25 quiet hours the producer sends again. Under which epoch?`,
    t`It goes on where it was; only the broker has forgotten it.`,
  ],
  [
    'idle-producer-25h',
    'seq(order-2)',
    t`And with which sequence?`,
    t`The producer still counts on.`,
  ],
  [
    'each-partition-safe',
    'verdicts(order-1)',
    t`Two partitions, each loses one answer, with idempotence. What becomes of order-1?`,
    t`Each partition numbers and remembers by itself.`,
  ],
  [
    'each-partition-safe',
    'log(orders-1)',
    t`And what does the second partition hold?`,
    t`No copy crosses a partition.`,
  ],
  [
    'keyless-resend',
    'storedTimes(order-1)',
    t`The application sends order-1 again by itself, without a key. How often is it stored?`,
    t`Idempotence covers what the producer repeats.`,
  ],
  [
    'unclean-silent',
    'errorsSeen',
    t`A leader that lacks two orders takes over uncleanly. Which exceptions reach a plain idempotent producer?`,
    t`It raises its epoch, starts again at 0, and says nothing.`,
  ],
  [
    'zombie-fenced',
    'calls(a)',
    t`Instance A wakes after B took over its transactional.id. What do A’s four calls come to?`,
    t`B has raised the epoch, and the coordinator refuses the older one.`,
  ],
  [
    'zombie-fenced',
    'readBy(rc)',
    t`And what does a reader with read_committed see?`,
    t`What A had open was aborted.`,
  ],
  [
    'zombie-unfenced',
    'storedTimes(order-7)',
    t`The same without a transactional.id: how often is order-7 stored?`,
    t`Two producer ids, two first sequences, nothing to compare.`,
  ],
  [
    'xray',
    'verdicts(x6a)',
    t`A batch comes with a newer epoch and a sequence other than 0. The verdict?`,
    t`A new epoch starts at 0.`,
  ],
  [
    'xray',
    'verdicts(x8a)',
    t`A batch comes with an older epoch. The verdict?`,
    t`Whoever has the older epoch has been replaced.`,
  ],
  [
    'xray',
    'verdicts(x9a)',
    t`A batch comes without a producer id. The verdict?`,
    t`Without an id there is nothing to check.`,
  ],
  [
    'poison-batch',
    'epoch(order-3)',
    t`order-2 is refused for good, and its sequence will never come. Under which epoch does order-3 go?`,
    t`The producer starts a new epoch, so that numbers can go on.`,
  ],
  [
    'torn-write',
    'log(orders-1)',
    t`A debit and a credit, two partitions, and the process dies between them. What does the second partition hold?`,
    t`Each partition numbers by itself; only a transaction ties two together.`,
  ],
  [
    'txn-isolation',
    'readBy(rc)',
    t`order-1 was aborted, order-2 belongs to no transaction. What does a reader with read_committed see?`,
    t`It reads up to the last stable offset and leaves aborted records out.`,
  ],
  [
    'restart-transactional-resend',
    'storedTimes(order-2)',
    t`A committed order, a restart with the same transactional.id, and the application sends the order again. How often is it stored?`,
    t`The id fences and aborts. It does not compare values.`,
  ],
  [
    'consumer-inbox',
    'effects(order-2)',
    t`order-2 is in the log twice, and the consumer keeps an inbox of order numbers. How often does it act on order-2?`,
    t`The inbox knows the order, whatever its offset and producer id.`,
  ],
  [
    'late-arrival',
    'verdicts(order-1)',
    t`order-1 failed at 35 s, and two copies of it are still in the network. One gets through, then order-2 under a newer epoch, then the other copy. The verdicts on order-1?`,
    t`What was given up may still arrive, until the broker knows a newer epoch.`,
  ],
  [
    'sequence-wrap',
    'seq(order-3)',
    t`order-2 had sequence 2147483647. Which has order-3?`,
    t`The largest sequence is followed by 0, in the same epoch.`,
  ],
  [
    'all-of-one',
    'completed(order-1)',
    t`acks=all, min.insync.replicas=1, and only the leader is in sync. What is the application told of order-1?`,
    t`acks=all waits for all who are in sync, and that is one.`,
  ],
];

export const cards: readonly Card[] = LINES.map(([scene, term, question, because]) => ({
  id: `${scene} ${term}`,
  scene,
  question,
  term,
  because,
}));

/** The scenario of a card. */
export function cardScenario({ scene }: Card): Scenario {
  const found = scene === lostAckIdempotent.id ? lostAckIdempotent : fromCatalogue(scene);
  if (!found) throw new Error(`no scene is named ${scene}`);
  return found;
}

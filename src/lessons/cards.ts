// Cards for recall: each is a moment of a run and a question about it. The back is read from the run.
import type { Scenario } from '../engine/index.ts';
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
    'All goes well. What is the application told of order-1?',
    'The answer carries the offset that the leader gave.',
  ],
  [
    'retry-harmless',
    'log',
    'The request with order-2 was lost and sent again, without idempotence. What does the log hold?',
    'A retry doubles only what was written before.',
  ],
  [
    'retry-harmless',
    'sent(order-2)',
    'How many requests carried order-2 when its first request was lost?',
    'The producer sends again when the connection is gone.',
  ],
  [
    'lost-ack-duplicate',
    'log',
    'The answer for order-2 is lost, idempotence is off. What does the log hold?',
    'The batch has no number that the broker could compare.',
  ],
  [
    'lost-ack-duplicate',
    'completed(order-2)',
    'And which offset is the application given for order-2?',
    'It hears of the second copy, since only that answer came.',
  ],
  [
    'lost-ack-duplicate',
    'effects(order-2)',
    'How often does a plain consumer act on order-2?',
    'A consumer reads what the log holds.',
  ],
  [
    'lost-ack-deduplicated',
    'verdicts(order-2)',
    'The same with idempotence: what does the leader decide on order-2, in order?',
    'Same producer id, epoch and sequence: a duplicate.',
  ],
  [
    'lost-ack-deduplicated',
    'completed(order-2)',
    'And which offset is the application given?',
    'The answer to a duplicate carries the first copy’s offset.',
  ],
  [
    'lost-ack-idempotent',
    'window(orders-0, 4001)',
    'Which sequences does the leader remember at the end, batch by batch?',
    'It keeps the last five batches of a producer and partition.',
  ],
  [
    'one-in-flight',
    'log',
    'One request in flight, no idempotence, and the answer for order-1 is lost. What does the log hold?',
    'One at a time keeps the order and not the copies out.',
  ],
  [
    'palindrome',
    'log',
    'Three in flight, all stored, no answer comes, then the line drops. No idempotence. The log?',
    'What fails together comes back in reverse.',
  ],
  [
    'palindrome',
    'completed(order-1)',
    'And which offset does the application get for order-1?',
    'That of the last copy, which was answered.',
  ],
  [
    'reversed',
    'log',
    'Three in flight, none stored, then the line drops. The log?',
    'Each failed batch goes back to the front of its queue.',
  ],
  [
    'batch-unit',
    'verdicts(order-2)',
    'order-2 stands in a known batch 0 to 2. The batch comes again whole, then somebody feeds 1 to 2 alone. The verdicts?',
    'What is compared is the batch, by its first and last sequence.',
  ],
  [
    'restart-resend',
    'pid(order-2)',
    'The shop starts again and sends order-2 once more. Under which producer id?',
    'A new producer gets a new id; the first was 4001.',
  ],
  [
    'restart-resend',
    'seq(order-2)',
    'And with which sequence?',
    'A new producer counts from the start.',
  ],
  [
    'restart-resend',
    'storedTimes(order-2)',
    'So how often is order-2 stored?',
    'Values are not compared, ids and numbers are.',
  ],
  [
    'deadline-stored',
    'completed(order-1)',
    'The order is stored, and nobody answers within delivery.timeout.ms. What is the application given first?',
    'It says that nobody answered in time, and nothing of the log.',
  ],
  [
    'deadline-stored',
    'storedTimes(order-1)',
    'The shop sends it again by itself. How often is it stored?',
    'The second send is a new record under a raised epoch.',
  ],
  [
    'deadline-stored',
    'epoch(order-1)',
    'Under which epoch does the second one go?',
    'After an expired batch the producer cannot know what was seen, and starts a new epoch.',
  ],
  [
    'deadline-missing',
    'completed(order-1)',
    'Nothing reached the broker within delivery.timeout.ms. What is the application given?',
    'The same as if it were stored: it cannot tell.',
  ],
  [
    'deadline-missing',
    'storedTimes(order-1)',
    'And how often is it stored?',
    'The same exception, another truth.',
  ],
  [
    'overtaken',
    'log',
    'The first of three is refused once, the others are stored. No idempotence. The log?',
    'The retry comes last.',
  ],
  [
    'order-kept',
    'log',
    'The same refusal, with idempotence, of the second of four. The log?',
    'Only the next number is accepted.',
  ],
  [
    'order-kept',
    'verdicts(order-3)',
    'What does the leader decide on order-3, which comes before its turn?',
    'A gap is refused; later it comes in order.',
  ],
  [
    'failover-remembers',
    'verdicts(order-1)',
    'order-1 is copied, its answer is lost, and the leader crashes. What do the two leaders decide on it?',
    'Followers build the same memory from the same log.',
  ],
  [
    'acks1-loss',
    'completed(order-2)',
    'acks=1, the leader dies before a follower copies order-2. What was the application told?',
    'The leader answered by itself.',
  ],
  [
    'acks1-loss',
    'storedTimes(order-2)',
    'And how often is order-2 stored in the end?',
    'What one machine knew is gone with it.',
  ],
  [
    'acks1-loss',
    'effective(enable.idempotence)',
    'acks=1 is set and idempotence not mentioned. Is it on?',
    'Set by default, it gives way to acks=1.',
  ],
  [
    'acks0-silence',
    'completed(order-2)',
    'acks=0, and order-2 never arrives. What is the application told?',
    'Success means: handed to the network. There is no offset.',
  ],
  ['acks0-silence', 'log', 'And what does the log hold?', 'Nobody noticed the gap.'],
  [
    'forgotten-producer',
    'verdicts(order-1)',
    'The leader has forgotten the producer when its retry comes. What does it decide, in order?',
    'An unknown producer may start with any number.',
  ],
  [
    'forgotten-producer',
    'storedTimes(order-1)',
    'So how often is the order stored?',
    'What is not remembered cannot be recognised.',
  ],
  [
    'idle-producer-25h',
    'epoch(order-2)',
    'After 25 quiet hours the producer sends again. Under which epoch?',
    'It goes on where it was; only the broker has forgotten it.',
  ],
  [
    'idle-producer-25h',
    'seq(order-2)',
    'And with which sequence?',
    'The producer still counts on.',
  ],
  [
    'each-partition-safe',
    'verdicts(order-1)',
    'Two partitions, each loses one answer, with idempotence. What becomes of order-1?',
    'Each partition numbers and remembers by itself.',
  ],
  [
    'each-partition-safe',
    'log(orders-1)',
    'And what does the second partition hold?',
    'No copy crosses a partition.',
  ],
  [
    'keyless-resend',
    'storedTimes(order-1)',
    'The application sends order-1 again by itself, without a key. How often is it stored?',
    'Idempotence covers what the producer repeats.',
  ],
  [
    'unclean-silent',
    'errorsSeen',
    'A leader that lacks two orders takes over uncleanly. Which exceptions reach a plain idempotent producer?',
    'It raises its epoch, starts again at 0, and says nothing.',
  ],
  [
    'zombie-fenced',
    'calls(a)',
    'Instance A wakes after B took over its transactional.id. What do A’s four calls come to?',
    'B has raised the epoch, and the coordinator refuses the older one.',
  ],
  [
    'zombie-fenced',
    'readBy(rc)',
    'And what does a reader with read_committed see?',
    'What A had open was aborted.',
  ],
  [
    'zombie-unfenced',
    'storedTimes(order-7)',
    'The same without a transactional.id: how often is order-7 stored?',
    'Two producer ids, two first sequences, nothing to compare.',
  ],
  [
    'xray',
    'verdicts(x6a)',
    'A batch comes with a newer epoch and a sequence other than 0. The verdict?',
    'A new epoch starts at 0.',
  ],
  [
    'xray',
    'verdicts(x8a)',
    'A batch comes with an older epoch. The verdict?',
    'Whoever has the older epoch has been replaced.',
  ],
  [
    'xray',
    'verdicts(x9a)',
    'A batch comes without a producer id. The verdict?',
    'Without an id there is nothing to check.',
  ],
  [
    'poison-batch',
    'epoch(order-3)',
    'order-2 is refused for good, and its sequence will never come. Under which epoch does order-3 go?',
    'The producer starts a new epoch, so that numbers can go on.',
  ],
  [
    'torn-write',
    'log(orders-1)',
    'A debit and a credit, two partitions, and the process dies between them. What does the second partition hold?',
    'Each partition numbers by itself; only a transaction ties two together.',
  ],
  [
    'txn-isolation',
    'readBy(rc)',
    'order-1 was aborted, order-2 belongs to no transaction. What does a reader with read_committed see?',
    'It reads up to the last stable offset and leaves aborted records out.',
  ],
  [
    'restart-transactional-resend',
    'storedTimes(order-2)',
    'A committed order, a restart with the same transactional.id, and the application sends the order again. How often is it stored?',
    'The id fences and aborts. It does not compare values.',
  ],
  [
    'consumer-inbox',
    'effects(order-2)',
    'order-2 is in the log twice, and the consumer keeps an inbox of order numbers. How often does it act on order-2?',
    'The inbox knows the order, whatever its offset and producer id.',
  ],
  [
    'late-arrival',
    'verdicts(order-1)',
    'order-1 failed at 35 s, and two copies of it are still in the network. One gets through, then order-2 under a newer epoch, then the other copy. The verdicts on order-1?',
    'What was given up may still arrive, until the broker knows a newer epoch.',
  ],
  [
    'sequence-wrap',
    'seq(order-3)',
    'order-2 had sequence 2147483647. Which has order-3?',
    'The largest sequence is followed by 0, in the same epoch.',
  ],
  [
    'all-of-one',
    'completed(order-1)',
    'acks=all, min.insync.replicas=1, and only the leader is in sync. What is the application told of order-1?',
    'acks=all waits for all who are in sync, and that is one.',
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

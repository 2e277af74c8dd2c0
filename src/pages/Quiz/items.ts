// The assessment: what is asked, and how an answer is marked. Every mark comes from a run.

import { t } from '../../i18n/t.ts';
import { type Challenge, challenges } from '../../lessons/challenges.ts';
import { run } from '../../scenario/index.ts';
import { readLog, wrongAnswers } from '../questions/models.ts';
import { type Round, roundFrom } from '../questions/rounds.ts';
import { type RoundSpec, roundScenario } from '../questions/spec.ts';

/** What an item is about, and where to go again when it was missed. */
export type Topic = 'retries' | 'order' | 'acks' | 'numbers' | 'limits' | 'settings';

export const TOPICS: Readonly<
  Record<
    Topic,
    { readonly name: string; readonly scenes: readonly (readonly [id: string, name: string])[] }
  >
> = {
  retries: {
    name: t`When a retry doubles`,
    scenes: [
      ['lost-ack', t`The ack that never arrived`],
      ['retry-harmless', t`A retry that harms nothing`],
    ],
  },
  order: {
    name: t`Order, and several in flight`,
    scenes: [
      ['palindrome', t`Three in flight, then the line drops`],
      ['overtaken', t`Refused once, overtaken twice`],
    ],
  },
  acks: {
    name: t`What an acknowledgement promises`,
    scenes: [
      ['acks1-loss', t`Acknowledged by one, and gone with it`],
      ['acks0-silence', t`Nobody asked, nobody answers`],
    ],
  },
  numbers: {
    name: t`Numbers on the batches`,
    scenes: [
      ['lost-ack-deduplicated', t`The same fault, and one copy`],
      ['order-kept', t`The same refusal, and the order kept`],
    ],
  },
  limits: {
    name: t`Where the guarantee ends`,
    scenes: [
      ['restart-resend', t`A restart, and the order comes again`],
      ['deadline-stored', t`Time is up, and the order is stored`],
    ],
  },
  settings: {
    name: t`Settings that go together`,
    scenes: [['one-in-flight', t`One at a time`]],
  },
};

export type Item =
  | { readonly kind: 'choose'; readonly topic: Topic; readonly round: Round }
  | { readonly kind: 'write'; readonly topic: Topic; readonly spec: RoundSpec }
  | { readonly kind: 'fix'; readonly topic: Topic; readonly challenge: Challenge };

const SPEC: RoundSpec = {
  seed: 0,
  orders: 3,
  target: 2,
  fault: 'ackLost',
  idempotence: false,
  acks: 'all',
  inFlight: 5,
  retries: null,
};

const choose = (topic: Topic, asks: Round['asks'], part: Partial<RoundSpec>): Item => ({
  kind: 'choose',
  topic,
  round: roundFrom({ ...SPEC, ...part }, asks),
});
const write = (topic: Topic, part: Partial<RoundSpec>): Item => ({
  kind: 'write',
  topic,
  spec: { ...SPEC, ...part },
});
const fix = (topic: Topic, id: string): Item => {
  const challenge = challenges.find((one) => one.id === id);
  if (!challenge) throw new Error(`no challenge is named ${id}`);
  return { kind: 'fix', topic, challenge };
};

/** All items, in the order in which they are asked. Makes the runs that they are about. */
export function quizItems(): readonly Item[] {
  return [
    choose('retries', 'log', { seed: 501 }),
    choose('retries', 'log', { seed: 502, fault: 'requestLost' }),
    choose('retries', 'told', { seed: 503 }),
    write('retries', { seed: 504, orders: 4, target: 3 }),
    choose('acks', 'told', { seed: 505, fault: 'requestLost', acks: '0' }),
    choose('acks', 'log', { seed: 506, fault: 'requestLost', acks: '0' }),
    choose('acks', 'log', { seed: 507, fault: 'leaderDies', acks: '1', target: 3 }),
    choose('acks', 'told', { seed: 508, fault: 'leaderDies', acks: '1', retries: 0 }),
    choose('acks', 'log', { seed: 509, fault: 'refusedOnce', acks: '1' }),
    write('order', { seed: 510, fault: 'answersLost', target: 1, orders: 2 }),
    write('order', { seed: 511, fault: 'requestsLost', target: 1, orders: 4 }),
    choose('order', 'log', { seed: 512, fault: 'answersLost', target: 1, inFlight: 1 }),
    write('order', { seed: 513, fault: 'refusedOnce' }),
    choose('numbers', 'log', { seed: 514, idempotence: true }),
    choose('numbers', 'told', { seed: 515, idempotence: true }),
    write('numbers', { seed: 516, idempotence: true, fault: 'answersLost', target: 1 }),
    choose('numbers', 'log', { seed: 517, idempotence: true, fault: 'refusedOnce' }),
    write('limits', { seed: 518, idempotence: true, fault: 'restart' }),
    choose('limits', 'told', { seed: 519, retries: 0 }),
    choose('limits', 'log', { seed: 520, retries: 0 }),
    fix('settings', 'one-setting'),
    fix('settings', 'order-without-numbers'),
    fix('settings', 'let-it-start'),
    fix('settings', 'quietly-off'),
  ];
}

export interface Mark {
  readonly right: boolean;
  /** The log of the run, as a claim writes it. */
  readonly is: string;
  /** What one did who wrote that, after “You”; empty where no known idea leads there. */
  readonly told: string;
}

/** The log that somebody wrote down: numbers of orders, with anything between them. Null: no number at all. */
export function writtenLog(text: string): string | null {
  const numbers = text.match(/\d+/g);
  return numbers && `[${numbers.map((one) => `order-${Number(one)}`).join(', ')}]`;
}

/** Marks a log that was written down. */
export function markLog(spec: RoundSpec, written: string): Mark {
  const is = readLog(run(roundScenario(spec)));
  if (written === is) return { right: true, is, told: '' };
  const wrong = wrongAnswers(spec, readLog).find(({ answer }) => answer === written);
  return { right: false, is, told: wrong?.model.told ?? '' };
}

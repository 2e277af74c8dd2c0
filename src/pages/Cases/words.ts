import type { Harm, Today } from '../../lessons/cases/index.ts';

/** What came of an incident. */
export const harmWords: Readonly<Record<Harm, string>> = {
  duplicate: 'Doubled',
  reorder: 'Reordered',
  loss: 'Lost',
  stall: 'Stuck',
  outage: 'Failed',
};

/** Whether it can happen with Kafka 4.x and its Java client. */
export const todayWords: Readonly<Record<Today, string>> = {
  yes: 'still happens with the defaults',
  'by setting': 'still happens with these settings',
  fixed: 'fixed since',
  'other client': 'another client or broker',
};

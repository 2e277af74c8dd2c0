import { t } from '../../i18n/t.ts';
import type { Harm, Today } from '../../lessons/cases/index.ts';

/** What came of an incident. */
export const harmWords: Readonly<Record<Harm, string>> = {
  duplicate: t`Doubled`,
  reorder: t`Reordered`,
  loss: t`Lost`,
  stall: t`Stuck`,
  outage: t`Failed`,
};

/** Whether it can happen with Kafka 4.x and its Java client. */
export const todayWords: Readonly<Record<Today, string>> = {
  yes: t`still happens with the defaults`,
  'by setting': t`still happens with these settings`,
  fixed: t`fixed since`,
  'other client': t`another client or broker`,
};

// What a fault of any kind came to, for the toast and the live region.

import type { Intervention } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import type { LabRun } from './labRun.ts';
import { tellChange } from './tellings.ts';

/** `Broker 1 crashes when …. First difference: …`, or that there was nothing for it to do. */
export function tellFault(
  fault: Intervention,
  text: string,
  before: LabRun,
  after: LabRun,
): string {
  const at = after.scenario.interventions.indexOf(fault);
  if (after.index.trace.unfired.includes(at)) {
    return t`${text}: its moment does not come in this run, or finds nothing to act on.`;
  }
  return tellChange(text, before.index, after.index);
}

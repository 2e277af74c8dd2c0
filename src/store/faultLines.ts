// The faults of a run as text: what each does, when, and what became of it.
import { t } from '../i18n/t.ts';
import { numberText } from '../trace/words.ts';
import { faultText } from './faultText.ts';
import type { LabRun } from './labRun.ts';

export interface FaultLine {
  readonly index: number;
  readonly text: string;
  readonly enabled: boolean;
  /** It belongs to the scene, not to the learner. */
  readonly own: boolean;
  readonly state: 'fired' | 'unfired' | 'off';
  readonly outcome: string;
}

export function faultLines({ base, scenario, index }: LabRun): readonly FaultLine[] {
  return scenario.interventions.map((fault, at) => {
    const fired = index.trace.events.find((one) => one.intervention === at);
    const state = fault.enabled ? (fired ? 'fired' : 'unfired') : 'off';
    return {
      index: at,
      text: faultText(fault),
      enabled: fault.enabled,
      own: at < base.interventions.length,
      state,
      outcome: outcomeText(state, fired?.at),
    };
  });
}

function outcomeText(state: FaultLine['state'], at: number | undefined): string {
  if (state === 'off') return t`Switched off.`;
  if (at === undefined) return t`Its moment does not come in this run.`;
  return t`Happened at ${numberText(at)} ms.`;
}

// What scenes about applications are built from: a consumer in a group, its faults, a relay.
import type { ConsumerSpec, GroupSpec, Intervention, Scenario } from '../../engine/index.ts';
import { moment } from '../scenes/base.ts';

/** Commits are the application's own, and what nobody committed is read from the start. */
export const MANUAL_COMMITS: GroupSpec['config'] = {
  'enable.auto.commit': 'false',
  'auto.offset.reset': 'earliest',
};

/** A member of group `cards` that reads orders and commits after it has acted, unless `parts` say otherwise. */
export function member(parts: Partial<GroupSpec> = {}, id = 'c1'): ConsumerSpec {
  return {
    id,
    topic: 'orders',
    isolationLevel: 'read_uncommitted',
    group: {
      id: 'cards',
      config: MANUAL_COMMITS,
      commits: 'after',
      recordMs: 0,
      effect: 'add',
      inbox: null,
      produces: null,
      ...parts,
    },
  };
}

/** Its row is in the same database transaction as the effect, and stays. */
export const INBOX: NonNullable<GroupSpec['inbox']> = {
  by: 'value',
  row: 'with',
  keeps: null,
  keepsMs: null,
};

/** Adds an inbox to every consumer that is in a group. */
export function withInbox(scenario: Scenario, inbox: GroupSpec['inbox'] = INBOX): Scenario {
  return {
    ...scenario,
    consumers: scenario.consumers.map((one) => ({
      ...one,
      group: one.group && { ...one.group, inbox },
    })),
  };
}

/** The process of c1 dies at that moment, and another one starts 100 ms later. */
export function consumerDies(when: Intervention['when']): readonly Intervention[] {
  const plain = { consumer: 'c1', enabled: true } as const;
  return [
    { do: 'crashConsumer', when, afterMs: 0, ...plain },
    { do: 'restartConsumer', when: moment('consumerStopped'), afterMs: 100, ...plain },
  ];
}

/** The process of p1 dies at that moment, and another one starts 200 ms later; the application sends nothing again. */
export function producerDies(
  when: Intervention['when'],
  resend: 'none' | 'unacknowledged' = 'none',
): readonly Intervention[] {
  const plain = { producer: 'p1', enabled: true } as const;
  return [
    { do: 'crash', when, afterMs: 0, ...plain },
    { do: 'restart', when: moment('producerCrashed'), afterMs: 200, resend, ...plain },
  ];
}

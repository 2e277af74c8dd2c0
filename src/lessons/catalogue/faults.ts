// Faults of brokers and of processes, in one line each, for scenes.
import type { Intervention } from '../../engine/index.ts';

type When = Intervention['when'];
const ALWAYS = { afterMs: 0, enabled: true } as const;

/** The process of a broker is killed. */
export function crashBroker(broker: number, when: When): Intervention {
  return { do: 'crashBroker', when, broker, diskLost: false, ...ALWAYS };
}

export function startBroker(broker: number, when: When): Intervention {
  return { do: 'startBroker', when, broker, ...ALWAYS };
}

/** Another replica of orders-0, or of that partition, leads. */
export function lead(
  broker: number,
  when: When,
  { partition = 'orders-0', unclean = false, afterMs = 0 } = {},
): Intervention {
  return { do: 'moveLeader', when, partition, broker, unclean, afterMs, enabled: true };
}

/** Only these replicas of a partition stay in sync; the others stop fetching. */
export function shrinkIsr(
  isr: readonly number[],
  when: When,
  partition = 'orders-0',
): Intervention {
  return { do: 'shrinkIsr', when, partition, isr, ...ALWAYS };
}

/** A broker stops fetching what it follows. */
export function stopFetching(broker: number, when: When): Intervention {
  return { do: 'stopReplication', when, broker, partition: null, ...ALWAYS };
}

/** An ACL denies p1 WRITE on topic orders, or is removed again. */
export function acl(
  what: 'denyWrite' | 'allowWrite',
  when: When,
  topic: string | null = 'orders',
): Intervention {
  return { do: what, when, producer: 'p1', topic, ...ALWAYS };
}

export function fetchAgain(broker: number, when: When): Intervention {
  return { do: 'resumeReplication', when, broker, partition: null, ...ALWAYS };
}

// What each configuration makes of each fault: every cell is a run of the engine. Orders 16, 17 and 18 go in batches
// of their own, and the fault meets order-17.

import type { EventId, Intervention, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import {
  cut,
  moment,
  NO_IDEMPOTENCE,
  order,
  PATIENT_RECONNECT,
  refuse,
  scene,
  stallAnswers,
} from '../../lessons/scenes/base.ts';
import { run } from '../../scenario/index.ts';
import {
  type AnomalyKind,
  anomaliesOf,
  harmByWeight,
  isGood,
} from '../../trace/explain/anomalies.ts';
import { type OutcomeView, selectRail } from '../../trace/selectors/railView.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import type { TraceIndex } from '../../trace/types.ts';

export interface Setting {
  readonly id: string;
  /** The properties that make it, as Kafka writes them. */
  readonly name: string;
  readonly about: string;
  readonly config: Readonly<Record<string, string>>;
}

export interface Fault {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly picture:
    | 'none'
    | 'request'
    | 'ack'
    | 'two'
    | 'refused'
    | 'leader'
    | 'restart'
    | 'silence';
  readonly interventions: readonly Intervention[];
  /** Order 18 follows at once, so that two requests are under way. */
  readonly close?: boolean;
  readonly config?: Readonly<Record<string, string>>;
}

const IN_FLIGHT = 'max.in.flight.requests.per.connection';

export const SETTINGS: readonly Setting[] = [
  {
    id: 'acks-0',
    name: 'acks=0',
    about: t`no answer is asked for`,
    config: { ...NO_IDEMPOTENCE, acks: '0' },
  },
  {
    id: 'acks-1',
    name: 'acks=1',
    about: t`5 in flight, idempotence off`,
    config: { ...NO_IDEMPOTENCE, acks: '1' },
  },
  {
    id: 'no-retries',
    name: t`acks=all, retries=0`,
    about: t`5 in flight, idempotence off`,
    config: { ...NO_IDEMPOTENCE, acks: 'all', retries: '0' },
  },
  {
    id: 'acks-all',
    name: 'acks=all',
    about: t`5 in flight, idempotence off`,
    config: { ...NO_IDEMPOTENCE, acks: 'all' },
  },
  {
    id: 'one-in-flight',
    name: 'acks=all',
    about: t`1 in flight, idempotence off`,
    config: { ...NO_IDEMPOTENCE, acks: 'all', [IN_FLIGHT]: '1' },
  },
  {
    id: 'idempotent',
    name: 'enable.idempotence',
    about: t`acks=all, 5 in flight: the default since 3.0`,
    config: { 'enable.idempotence': 'true' },
  },
  {
    id: 'ten-in-flight',
    name: 'enable.idempotence',
    about: t`acks=all, 10 in flight`,
    config: { 'enable.idempotence': 'true', [IN_FLIGHT]: '10' },
  },
];

const always = { afterMs: 0, enabled: true } as const;
const DEADLINE = { 'delivery.timeout.ms': '35000', ...PATIENT_RECONNECT };

export const FAULTS: readonly Fault[] = [
  {
    id: 'none',
    name: t`no fault`,
    about: t`one request, one answer`,
    picture: 'none',
    interventions: [],
  },
  {
    id: 'request-lost',
    name: t`request lost`,
    about: t`it never reaches the broker`,
    picture: 'request',
    interventions: [cut(moment('requestSent', 'order-17'), 1)],
  },
  {
    id: 'ack-lost',
    name: t`ack lost`,
    about: t`written, and nobody told`,
    picture: 'ack',
    interventions: [cut(moment('appended', 'order-17'), 1)],
  },
  {
    id: 'two-lost',
    name: t`two requests lost`,
    about: t`17 and 18 were under way`,
    picture: 'two',
    close: true,
    interventions: [
      { do: 'hold', when: moment('requestSent', 'order-17'), ...always },
      cut(moment('requestSent', 'order-17'), 30),
    ],
  },
  {
    id: 'refused',
    name: t`refused once`,
    about: t`too few in sync for 17, not for 18`,
    picture: 'refused',
    close: true,
    interventions: [
      {
        do: 'shrinkIsr',
        when: moment('requestSent', 'order-17'),
        partition: 'orders-0',
        isr: [1],
        ...always,
      },
      {
        do: 'resumeReplication',
        when: moment('batchDecided', 'order-17'),
        broker: 2,
        partition: null,
        ...always,
      },
      { do: 'delay', when: moment('requestSent', 'order-18'), byMs: 10, enabled: true },
    ],
  },
  {
    id: 'leader-dies',
    name: t`leader dies`,
    about: t`before a follower has copied 17`,
    picture: 'leader',
    interventions: [
      ...[2, 3].map(
        (broker): Intervention => ({
          do: 'stopReplication',
          when: moment('requestSent', 'order-17'),
          broker,
          partition: null,
          ...always,
        }),
      ),
      // Broker 2 leads from then on, and the other follows it
      {
        do: 'resumeReplication',
        when: moment('leaderElected'),
        broker: 3,
        partition: null,
        ...always,
      },
      {
        do: 'crashBroker',
        when: moment('appended', 'order-17'),
        broker: 1,
        diskLost: false,
        afterMs: 8,
        enabled: true,
      },
    ],
  },
  {
    id: 'restart',
    name: t`app restarts`,
    about: t`and sends again what was not acked`,
    picture: 'restart',
    interventions: [
      stallAnswers('order-17'),
      {
        do: 'crash',
        producer: 'p1',
        when: moment('appended', 'order-17'),
        afterMs: 8,
        enabled: true,
      },
      {
        do: 'restart',
        producer: 'p1',
        resend: 'unacknowledged',
        when: moment('producerCrashed'),
        afterMs: 200,
        enabled: true,
      },
    ],
  },
  {
    id: 'deadline',
    name: t`time runs out`,
    about: t`ack lost, 40 s without the broker`,
    picture: 'silence',
    config: DEADLINE,
    interventions: [cut(moment('appended', 'order-17'), 1), refuse(1, 46, 40_000)],
  },
];

/** How a cell reads at a glance. */
export type CellKind = 'fine' | 'lost' | 'duplicated' | 'reordered' | 'unknown' | 'failed';

export interface Cell {
  readonly setting: Setting;
  readonly fault: Fault;
  readonly scenario: Scenario;
  readonly kind: CellKind;
  /** `lost, yet acked`; more than one thing is told in the order of weight. */
  readonly word: string;
  readonly outcome: OutcomeView;
  /** The event that decided it, for the playhead; -1: none did. */
  readonly deciding: EventId;
  /** Virtual ms of that event. */
  readonly at: number;
}

export interface Refused {
  readonly setting: Setting;
  readonly exception: string;
  readonly message: string;
}

export interface GridRow {
  readonly setting: Setting;
  readonly cells: readonly Cell[];
  /** Kafka builds no such producer. */
  readonly refused: Refused | null;
}

export function cellScenario(setting: Setting, fault: Fault): Scenario {
  return scene({
    id: `${setting.id}-${fault.id}`,
    title: `${setting.name}: ${fault.name}`,
    about: `${setting.about}. ${fault.about}.`,
    config: { 'linger.ms': '0', ...fault.config, ...setting.config },
    sends: [order(16, 0, 25), order(17, 40, 40), order(18, fault.close ? 41 : 80, 15)],
    interventions: fault.interventions,
    claims: [],
  });
}

/** The whole table. Runs every cell: some dozens of short runs. */
export function guarantees(): readonly GridRow[] {
  return SETTINGS.map((setting) => {
    const cells = FAULTS.map((fault) => cellOf(setting, fault));
    const refused = refusalOf(setting, run(cellScenario(setting, firstFault())));
    return { setting, cells: refused ? [] : cells, refused };
  });
}

function firstFault(): Fault {
  const [first] = FAULTS;
  if (!first) throw new Error('the table has no fault');
  return first;
}

function refusalOf(setting: Setting, { events }: TraceIndex['trace']): Refused | null {
  const refused = events.find((one) => one.type === 'configRejected');
  return refused ? { setting, exception: refused.exception, message: refused.message } : null;
}

const KINDS: Readonly<Partial<Record<AnomalyKind, CellKind>>> = {
  loss: 'lost',
  duplicate: 'duplicated',
  reorder: 'reordered',
  unknownOutcome: 'unknown',
  failure: 'failed',
  stuck: 'failed',
};

function cellOf(setting: Setting, fault: Fault): Cell {
  const scenario = cellScenario(setting, fault);
  const index = buildTraceIndex(run(scenario));
  const { events } = index.trace;
  const all = anomaliesOf(index.trace);
  const bad = harmByWeight(all);
  const words = [...new Set(bad.map((one) => wordOf(one.kind, setting)))];
  const [first] = bad;
  const good = all.find((one) => isGood(one.kind));
  const deciding = (first ?? good)?.evidence.at(-1) ?? -1;
  return {
    setting,
    fault,
    scenario,
    kind: (first && KINDS[first.kind]) ?? 'fine',
    word: words.length > 0 ? words.join(', ') : t`in order, once`,
    outcome: selectRail(index, events.length - 1).outcome,
    deciding,
    at: events[deciding]?.at ?? 0,
  };
}

function wordOf(kind: AnomalyKind, setting: Setting): string {
  switch (kind) {
    case 'loss':
      return setting.config['acks'] === '0' ? t`lost, unnoticed` : t`lost, yet acked`;
    case 'duplicate':
      return t`duplicated`;
    case 'reorder':
      return t`reordered`;
    case 'unknownOutcome':
      return t`app cannot know`;
    default:
      return t`failed, app told`;
  }
}

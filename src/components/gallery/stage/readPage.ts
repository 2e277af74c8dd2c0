import '../../../trace/extras.ts';
import type { Scenario } from '../../../engine/index.ts';
import { OPENING_SCENE } from '../../../lessons/index.ts';
import { sceneById } from '../../../lessons/scenes/index.ts';
import { run, scenarioFrom } from '../../../scenario/index.ts';
import { buildTraceIndex } from '../../../trace/traceIndex.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { stageRuns } from './runs.ts';

export interface StagePageState {
  readonly index: TraceIndex;
  readonly screen: number;
  readonly playing: boolean;
  /** Width of the content; 0: what the window leaves beside the shell. */
  readonly width: number;
}

/** What the address asks for. */
export function readStagePage(query: URLSearchParams): StagePageState {
  const name = query.get('scene') ?? OPENING_SCENE;
  const scenario = sceneById(name) ?? scenarioFrom(stageRuns[name]);
  const index = buildTraceIndex(run(configured(scenario, query)));
  return {
    index,
    screen: screenFrom(index, query),
    playing: query.get('play') === '1',
    width: Number(query.get('width') ?? 0),
  };
}

const KEYS = {
  idempotence: 'enable.idempotence',
  acks: 'acks',
  inflight: 'max.in.flight.requests.per.connection',
} as const;

function configured(scenario: Scenario, query: URLSearchParams): Scenario {
  const changes = Object.entries(KEYS).flatMap(([name, key]) => {
    const value = query.get(name);
    return value === null ? [] : [[key, value] as const];
  });
  if (changes.length === 0) return scenario;
  return {
    ...scenario,
    producers: scenario.producers.map((one) => ({
      ...one,
      config: { ...one.config, ...Object.fromEntries(changes) },
    })),
  };
}

function screenFrom({ clock, trace }: TraceIndex, query: URLSearchParams): number {
  const event = query.get('event');
  if (event !== null) {
    const id = Number(event);
    return clock.screenOf(id < 0 ? trace.events.length + id : id);
  }
  const at = query.get('at');
  if (at === null) return Number(query.get('screen') ?? clock.duration);
  let low = 0;
  let high = clock.duration;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (clock.virtualAt(middle) < Number(at)) low = middle;
    else high = middle;
  }
  return high;
}

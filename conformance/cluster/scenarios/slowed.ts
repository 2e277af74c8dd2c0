// A scene of the course in slow motion: what is 20 ms apart there is 400 ms apart on a real machine, if it can be.
import type { Scenario, Trace } from '../../../src/engine/index.ts';
import { run, scenarioFrom } from '../../../src/scenario/index.ts';
import { canonicalOfTrace } from '../fromTrace.ts';
import { difference } from '../sideBySide.ts';

/** What a time of the scene becomes; `isPoint`: it counts from the start of the run, not from something else. */
type Slowing = (ms: number, isPoint: boolean) => number;

const times =
  (factor: number): Slowing =>
  (ms) =>
    ms * factor;

/** Twenty times as slow where much happens; what takes long takes as long as ever. */
const atFirst: Slowing = (ms, isPoint) => {
  const [busy, more] = isPoint ? [1000, 19_000] : [200, 0];
  return ms <= busy ? ms * 20 : ms + more;
};

/** The slower the safer: how a scene is slowed, and how long it may then be, in the order in which it is tried. */
const SLOWINGS: readonly (readonly [Slowing, longestMs: number])[] = [
  [times(200), 10_000],
  [times(100), 10_000],
  [times(20), 60_000],
  [atFirst, 60_000],
  [times(10), 60_000],
  [times(5), 60_000],
  [times(2), 60_000],
  [times(1), Number.POSITIVE_INFINITY],
];
/** Fields of a scenario that are times. */
const TIMES: ReadonlySet<string> = new Set([
  'at',
  'afterMs',
  'byMs',
  'forMs',
  'resendAfterMs',
  'flightMs',
  'consumerFlightMs',
  'replicationMs',
  'disconnectMs',
]);
/** linger.ms of a producer that sets none. */
const DEFAULT_LINGER_MS = 5;

/**
 * The same scenario, slowed down, with another name. Time limits of the client stay as they are; so only what leaves
 * the run as it was, in canonical form, is a slow form of the scene.
 */
export function slowed(scene: Scenario): Scenario {
  const own = canonicalOfTrace(run(scene));
  const isSame = (trace: Trace) =>
    difference(['scene', own], ['slowed', canonicalOfTrace(trace)]) === null;
  for (const [slowing, longestMs] of SLOWINGS) {
    const scenario = slowedBy(scene, slowing);
    const trace = run(scenario);
    if ((trace.events.at(-1)?.at ?? 0) <= longestMs && isSame(trace)) return scenario;
  }
  throw new Error(`${scene.id} is not the same at its own pace`);
}

function slowedBy(scene: Scenario, slowing: Slowing): Scenario {
  const { producers, ...rest } = scene;
  return scenarioFrom({
    ...slow(rest, slowing),
    id: `scene-${scene.id}`,
    claims: [],
    producers: producers.map(({ config, ...one }) => ({
      ...slow(one, slowing),
      config: {
        ...config,
        'linger.ms': String(slowing(Number(config['linger.ms'] ?? DEFAULT_LINGER_MS), false)),
      },
    })),
  });
}

function slow<Part extends object>(part: Part, slowing: Slowing): Part;
function slow(part: unknown, slowing: Slowing): unknown;
function slow(part: unknown, slowing: Slowing): unknown {
  if (Array.isArray(part)) return part.map((one) => slow(one, slowing));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      TIMES.has(key) && typeof value === 'number'
        ? slowing(value, key === 'at')
        : slow(value, slowing),
    ]),
  );
}

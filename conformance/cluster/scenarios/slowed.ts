<<<<<<< HEAD
// A scene of the course, twenty times as slow: what is 20 ms apart there is 400 ms apart on a real machine.
import type { Scenario } from '../../../src/engine/index.ts';
import { scenarioFrom } from '../../../src/scenario/index.ts';
=======
// A scene of the course, up to twenty times as slow: what is 20 ms apart there is 400 ms apart on a real machine.
import { run, type Scenario, scenarioFrom, type Trace } from '../../../src/engine/index.ts';
import { canonicalOfTrace } from '../fromTrace.ts';
import { difference } from '../sideBySide.ts';
>>>>>>> 067754f (Play consumers in groups and every scene that a cluster can play, and let the scenario's clock wait for a busy machine)

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

/** The slower the safer: for any machine first, then for scenes that would take too long. */
const SLOWINGS: readonly Slowing[] = [times(20), atFirst, times(10), times(5), times(2), times(1)];
/** No longer than this, if one of them allows it. */
const LONG_MS = 60_000;
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
  let longer: Scenario | undefined;
  for (const slowing of SLOWINGS) {
    const scenario = slowedBy(scene, slowing);
    const trace = run(scenario);
    if (!isSame(trace)) continue;
    if ((trace.events.at(-1)?.at ?? 0) <= LONG_MS) return scenario;
    longer = scenario;
  }
  return longer ?? slowedBy(scene, times(1));
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

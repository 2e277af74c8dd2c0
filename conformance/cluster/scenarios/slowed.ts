// A scene of the course, twenty times as slow: what is 20 ms apart there is 400 ms apart on a real machine.
import type { Scenario } from '../../../src/engine/index.ts';
import { scenarioFrom } from '../../../src/scenario/index.ts';

const FACTOR = 20;
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

/** The same scenario, slowed down, with another name. Time limits of the client stay as they are. */
export function slowed(scene: Scenario): Scenario {
  const { producers, ...rest } = scene;
  return scenarioFrom({
    ...slow(rest),
    id: `scene-${scene.id}`,
    claims: [],
    producers: producers.map(({ config, ...one }) => ({
      ...slow(one),
      config: {
        ...config,
        'linger.ms': String(Number(config['linger.ms'] ?? DEFAULT_LINGER_MS) * FACTOR),
      },
    })),
  });
}

function slow<Part extends object>(part: Part): Part;
function slow(part: unknown): unknown;
function slow(part: unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => slow(one));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      TIMES.has(key) && typeof value === 'number' ? value * FACTOR : slow(value),
    ]),
  );
}

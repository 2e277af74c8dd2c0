// For every test: a handler that got an entry of the world, changed it and then reads what it was before gets an error.
// In a run the entry is changed in place (src/engine/sim.ts), so the value it means is gone.
import { watchStale } from '../engine/sim.ts';

/** Makes stale reads throw. Off: entries are changed in place, as in the page. */
export function failOnStaleReads(on: boolean): void {
  watchStale(on ? poison : null);
}

function poison(old: object, now: object, list: string): void {
  for (const [key, value] of Object.entries(now)) {
    if (Reflect.get(old, key) === value) continue;
    Object.defineProperty(old, key, {
      get: () => {
        throw new Error(`${list}: ${key} is read after it was changed; read it before`);
      },
    });
  }
}

failOnStaleReads(true);

// For every test: a handler that got an entry of the world, changed it and then reads what it was before gets an error.
// In a run the entry is changed in place (src/engine/owned.ts), so the value it means is gone.
import { watchStale } from '../engine/owned.ts';

/** Makes stale reads throw. Off: entries are changed in place, as in the page. */
export function failOnStaleReads(on: boolean): void {
  watchStale(on ? watched : null);
}

const outdated = new WeakSet<object>();

/** What a handler changes instead of the entry: each change goes there, and makes the old value unreadable. */
function watched<T extends object>(old: T, now: T, list: string): T {
  outdated.add(old);
  return new Proxy(now, {
    set(target, key, value) {
      if (outdated.has(target)) {
        throw new Error(`${list}: ${String(key)} is changed in an entry that was asked for again`);
      }
      if (Reflect.get(target, key) !== value) poison(old, key, list);
      return Reflect.set(target, key, value);
    },
  });
}

function poison(old: object, key: string | symbol, list: string): void {
  Object.defineProperty(old, key, {
    configurable: true,
    get: () => {
      throw new Error(`${list}: ${String(key)} is read after it was changed; read it before`);
    },
  });
}

failOnStaleReads(true);

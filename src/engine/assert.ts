// Assertions are for our own bugs; Kafka's errors and bad input are values, never exceptions.

/** A broken invariant of the engine itself. The message carries the values needed to reproduce it. */
export class EngineBug extends Error {
  override readonly name = 'EngineBug';
}

/** Throws {@link EngineBug} when `condition` is false. Stays on in production. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new EngineBug(message);
}

/** The value, or {@link EngineBug} when it is missing. `which` joins the message only then: texts cost time. */
export function required<T>(
  value: T | undefined | null,
  what: string,
  which: string | number = '',
): T {
  if (value === undefined || value === null) throw new EngineBug(`missing ${what} ${which}`.trim());
  return value;
}

/** Ends a `switch` over a union: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new EngineBug(`unexpected ${JSON.stringify(value)}`);
}

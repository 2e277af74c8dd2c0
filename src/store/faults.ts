// Faults as words of the address, and when two are the same.
import { type Intervention, isTime } from '../engine/index.ts';

export function sameFault(one: Intervention, other: Intervention): boolean {
  return JSON.stringify({ ...one, enabled: true }) === JSON.stringify({ ...other, enabled: true });
}

/**
 * One fault as a readable word of the address: `cut:responseSent:order-17:1:20:p1:orders-0`, with `off:` in front
 * while it is switched off. What else a fault says stands behind as `broker=2`; a time stands for its moment as `@200`,
 * with the producer and the broker whose connection is meant in the places of producer and partition.
 */
export function writeFault(fault: Intervention): string {
  const { do: action, when, enabled, afterMs, byMs, ...rest } = { afterMs: 0, byMs: 0, ...fault };
  const at = isTime(when);
  const parts = at
    ? [action, `@${when.at}`, null, 1, byMs || afterMs, when.producer, when.broker, null]
    : [
        action,
        when.moment,
        when.record,
        when.copy,
        byMs || afterMs,
        when.producer,
        when.partition,
        when.api,
      ];
  const more = Object.entries(rest).flatMap(([name, value]) =>
    value === null || value === false
      ? []
      : [`${name}=${Array.isArray(value) ? value.join('+') : value}`],
  );
  while (parts.length > 5 && parts.at(-1) === null) parts.pop();
  const word = [...parts.map((one) => one ?? ''), ...more]
    .map((one) => escapePart(`${one}`))
    .join(':');
  return enabled ? word : `off:${word}`;
}

/** `:` divides the parts and `!` escapes it, so that the word stays readable after percent-encoding. */
function escapePart(part: string): string {
  return part.replaceAll('!', '!e').replaceAll(':', '!c');
}

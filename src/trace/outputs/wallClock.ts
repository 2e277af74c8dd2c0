// Wall clock times as Kafka's log4j2 prints them (%d), in UTC. No clock is asked: they follow from virtual time.

import { WALL_CLOCK_START_MS } from '../../bytes/index.ts';
import type { VirtualMs } from '../../engine/index.ts';

const DAY_MS = 86_400_000;

/** `2023-11-14 22:13:20,029` for virtual time 29. */
export function wallClockText(at: VirtualMs): string {
  const ms = WALL_CLOCK_START_MS + at;
  const [year, month, day] = dateOf(Math.floor(ms / DAY_MS));
  const part = (unit: number, of: number) => two(Math.floor(ms / unit) % of);
  const time = [part(3_600_000, 24), part(60_000, 60), part(1000, 60)].join(':');
  return `${year}-${two(month)}-${two(day)} ${time},${String(ms % 1000).padStart(3, '0')}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Year, month and day of a day counted from 1970-01-01. */
function dateOf(days: number): readonly [year: number, month: number, day: number] {
  let rest = days;
  let year = 1970;
  while (rest >= daysOf(year)) rest -= daysOf(year++);
  const february = daysOf(year) - 337;
  const months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let month = 0;
  while (rest >= (months[month] ?? 31)) rest -= months[month++] ?? 31;
  return [year, month + 1, rest + 1];
}

function daysOf(year: number): number {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
}

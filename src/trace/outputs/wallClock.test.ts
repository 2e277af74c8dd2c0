import { expect, test } from 'vitest';
import { WALL_CLOCK_START_MS } from '../../bytes/index.ts';
import { fc } from '../../testing/fastCheck.ts';
import { wallClockText } from './wallClock.ts';

test('virtual time 0 is 22:13:20 UTC on 14 November 2023', () => {
  expect(wallClockText(0)).toBe('2023-11-14 22:13:20,000');
});

test('a date is that of the calendar', () => {
  const century = 100 * 366 * 86_400_000;
  fc.assert(
    fc.property(fc.nat(century), (at) => {
      const iso = new Date(WALL_CLOCK_START_MS + at).toISOString();
      expect(wallClockText(at)).toBe(iso.replace('T', ' ').replace('.', ',').replace('Z', ''));
    }),
  );
});

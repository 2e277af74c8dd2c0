import { expect, test } from 'vitest';
import { zoomFor } from './bigScreen.ts';

test.each([
  [390, 844, 1],
  [1440, 900, 1],
  [1920, 1080, 1.2],
  [1920, 950, 1.06],
  [3840, 2160, 2.4],
  [7680, 4320, 3],
])('a window of %i × %i shows the page %s times as large', (width, height, zoom) => {
  expect(zoomFor(width, height)).toBe(zoom);
});

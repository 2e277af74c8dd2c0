import { describe, expect, it } from 'vitest';
import { placePopover } from './popoverPlace.ts';

const viewport = { width: 1000, height: 600 };
const size = { width: 200, height: 100 };

describe('placePopover', () => {
  it('stands centred under its control', () => {
    const anchor = { left: 480, top: 100, width: 40, height: 40 };
    expect(placePopover(anchor, size, viewport)).toEqual({
      left: 400,
      top: 150,
      pointer: 100,
      side: 'below',
    });
  });

  it('goes above a control at the foot of the window', () => {
    const place = placePopover({ left: 480, top: 540, width: 40, height: 40 }, size, viewport);
    expect(place).toMatchObject({ side: 'above', top: 430 });
  });

  it('stays inside the window while its pointer stays at the control', () => {
    const left = placePopover({ left: 10, top: 100, width: 40, height: 40 }, size, viewport);
    expect(left).toMatchObject({ left: 8, pointer: 22 });
    const right = placePopover({ left: 950, top: 100, width: 40, height: 40 }, size, viewport);
    expect(right).toMatchObject({ left: 792, pointer: 178 });
  });

  it('keeps the pointer off the rounded corners', () => {
    const place = placePopover({ left: 0, top: 100, width: 8, height: 8 }, size, viewport);
    expect(place.pointer).toBe(14);
  });
});

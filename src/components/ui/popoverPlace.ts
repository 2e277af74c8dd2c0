interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PopoverPlace {
  readonly left: number;
  readonly top: number;
  /** Where the pointer stands, from the popover's left edge. */
  readonly pointer: number;
  readonly side: 'below' | 'above';
}

const margin = 8;
const distance = 10;
const pointerRoom = 14;

/** Under its control, above it when there is no room, always inside the window. */
export function placePopover(anchor: Rect, size: Size, viewport: Size): PopoverPlace {
  const middle = anchor.left + anchor.width / 2;
  const furthest = Math.max(margin, viewport.width - margin - size.width);
  const left = Math.min(furthest, Math.max(margin, middle - size.width / 2));
  const below = anchor.top + anchor.height + distance;
  const above = anchor.top - distance - size.height;
  const fitsBelow = below + size.height + margin <= viewport.height;
  const side = fitsBelow || above < margin ? 'below' : 'above';
  return {
    left,
    top: side === 'below' ? below : above,
    pointer: Math.min(size.width - pointerRoom, Math.max(pointerRoom, middle - left)),
    side,
  };
}

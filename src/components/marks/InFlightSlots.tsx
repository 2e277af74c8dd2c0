import { LetterStamp } from './Letter.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import type { StampFace } from './Stamp.tsx';
import { Text } from './Text.tsx';
import { type Tone, toneClass } from './tone.ts';

export interface InFlightSlot {
  readonly id: string;
  readonly stamp: StampFace | null;
  /** 0 … 1 while the batch drops in. */
  readonly press?: number | undefined;
  /** lost: its connection is gone, the slot is about to be freed. */
  readonly tone?: Extract<Tone, 'req' | 'lost' | 'fence' | 'rej'> | undefined;
}

interface InFlightSlotsProps extends MarkProps {
  /** `max.in.flight.requests.per.connection`; there is a place for each up to ten. */
  readonly limit: number;
  readonly used: readonly InFlightSlot[];
}

const slotW = 37;
const slotH = 42;
const pitchX = 42;
const pitchY = 47;
const perRow = 5;
/** Two rows: what does not fit is counted in the last place. */
const mostPlaces = 10;

/** Top left corner of a slot; from the sixth on they go to a second row. */
export function slotPlace(index: number): { readonly x: number; readonly y: number } {
  return { x: (index % perRow) * pitchX, y: Math.floor(index / perRow) * pitchY };
}

export function slotsSize(limit: number): { readonly w: number; readonly h: number } {
  const columns = Math.min(limit, perRow);
  const rows = Math.ceil(Math.min(limit, mostPlaces) / perRow);
  return { w: (columns - 1) * pitchX + slotW, h: (rows - 1) * pitchY + slotH };
}

/** Pigeonholes for requests that wait for their answer. */
export function InFlightSlots({ x, y, limit, used, label }: InFlightSlotsProps) {
  const more = used.length > mostPlaces ? used.length - mostPlaces + 1 : 0;
  const places = Math.min(Math.max(limit, used.length), mostPlaces) - (more > 0 ? 1 : 0);
  const last = slotPlace(places);
  return (
    <Mark x={x} y={y} label={label}>
      {Array.from({ length: places }, (_, i) => slotPlace(i)).map((place, i) => (
        <Slot key={`${place.x} ${place.y}`} {...place} slot={used[i]} />
      ))}
      {more > 0 && (
        <Text x={last.x + slotW / 2} y={last.y + 26} anchor="middle" kind="strong">
          {`+${more}`}
        </Text>
      )}
    </Mark>
  );
}

function Slot({ x, y, slot }: { x: number; y: number; slot: InFlightSlot | undefined }) {
  if (!slot) {
    return <rect className={styles.sunken} x={x} y={y} width={slotW} height={slotH} rx={3} />;
  }
  const tone = slot.tone ?? 'req';
  return (
    <Mark x={x} y={y} className={toneClass(tone)}>
      <rect
        className={styles.frame}
        width={slotW}
        height={slotH}
        rx={3}
        strokeWidth={1.75}
        strokeDasharray={tone === 'lost' ? '3 3' : undefined}
      />
      <LetterStamp x={5.5} y={6} size="S" stamp={slot.stamp} press={slot.press} />
    </Mark>
  );
}

/**
 * Where letters and slips are on the wire. A lone letter is drawn in full; several share the wire
 * in tracks, each request keeping its track, so that nothing jumps when another one comes or goes.
 */
import type {
  Crowd,
  LetterView,
  SlipView,
  WireView,
} from '../../../../trace/selectors/stageTypes.ts';
import type { MessageId } from '../../../../trace/types.ts';
import type { Column } from '../../../app/stageLayout.ts';
import { compactLetterLayout, letterLayout, slipHeight, slipWidth } from '../../../marks/index.ts';
import { REQUEST_Y, RESPONSE_Y } from '../stageMetrics.ts';
import { errorSlipSize } from './errorLines.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Tracks {
  readonly count: number;
  readonly letterY: number;
  readonly letterPitch: number;
  readonly slipY: number;
  readonly slipPitch: number;
}

const tracks: Record<Crowd, Tracks> = {
  one: { count: 1, letterY: REQUEST_Y, letterPitch: 0, slipY: RESPONSE_Y, slipPitch: 0 },
  few: { count: 3, letterY: 219, letterPitch: 43, slipY: 321, slipPitch: 24 },
  many: { count: 5, letterY: 221, letterPitch: 26, slipY: 321, slipPitch: 24 },
};

/** Room between a parked letter and the gate, for the arrow's head. */
const BEFORE_GATE = 36;
export const MINI = { w: 66, h: 26 } as const;
const MINI_SLIP = { w: 74, h: 23 } as const;
const SLIP_TRACKS = 3;
/** How far from the middle of the opening a request may pass. */
const ENTRY = 26;

function letterSize(letter: LetterView, crowd: Crowd): { readonly w: number; readonly h: number } {
  if (crowd === 'many') return MINI;
  if (crowd === 'few') return compactLetterLayout(letter.short);
  return letterLayout(letter.records, footRoom(letter));
}

/** States with an icon write their foot further right. */
function footRoom({ state, foot }: LetterView): string {
  return state === 'live' || state === 'parked' ? foot : `${foot}      `;
}

export function trackY(crowd: Crowd, track: number): number {
  const { count, letterY, letterPitch } = tracks[crowd];
  return letterY + ((track % count) - (count - 1) / 2) * letterPitch;
}

/**
 * A letter's box at a progress: whole from the first moment, it leaves the client's edge and comes to
 * rest in front of the gate, behind those of its track that are still there.
 */
export function letterBox(
  wire: Column,
  letter: LetterView,
  crowd: Crowd,
  progress: number,
  ahead: number,
): Box {
  const { w, h } = letterSize(letter, crowd);
  const parked = Math.max(wire.x, wire.x + wire.w - BEFORE_GATE - w);
  const behind = parked - ahead * (w + 4);
  return {
    x: Math.min(wire.x + (parked - wire.x) * progress, Math.max(wire.x, behind)),
    y: trackY(crowd, letter.track) - h / 2,
    w,
    h,
  };
}

/** Messages of the same track that are before this one. */
export function aheadOf(
  messages: readonly { readonly track: number }[],
  track: number,
  count: number,
): number {
  if (count === 1) return 0;
  return messages.filter((one) => one.track < track && one.track % count === track % count).length;
}

/** Of a crowd, those that lie wholly under the last one of their track, where the track has no room for more. */
export function coveredBy(
  messages: readonly { readonly message: string; readonly track: number }[],
  count: number,
  room: number,
): ReadonlySet<string> {
  const tops = new Map<number, string>();
  const covered = new Set<string>();
  for (const { message, track } of messages) {
    if (aheadOf(messages, track, count) < room) continue;
    const under = tops.get(track % count);
    if (under !== undefined) covered.add(under);
    tops.set(track % count, message);
  }
  return covered;
}

/** How many letters of a crowd stand beside each other in a track; the others are at the client's edge. */
export function letterRoom({ w }: Column): number {
  return Math.ceil((w - BEFORE_GATE - MINI.w) / (MINI.w + 4));
}

/** The same for slips, which wait at the gate. */
export function slipRoom({ w }: Column): number {
  return Math.ceil((w - MINI_SLIP.w) / (MINI_SLIP.w + 4));
}

/** Where a request passes the gate: at its track's height, or at the nearest edge of the opening. */
export function entryOf({ crowd, letters }: WireView, message: MessageId | undefined): number {
  const letter = letters.find((one) => one.message === message);
  if (!letter) return REQUEST_Y;
  return Math.max(REQUEST_Y - ENTRY, Math.min(REQUEST_Y + ENTRY, trackY(crowd, letter.track)));
}

export function letterTracks(crowd: Crowd): number {
  return tracks[crowd].count;
}

export function slipTracks(crowd: Crowd): number {
  return crowd === 'one' ? 1 : SLIP_TRACKS;
}

export function slipSize(slip: SlipView, crowd: Crowd): { readonly w: number; readonly h: number } {
  if (crowd !== 'one' || slip.held) return MINI_SLIP;
  if (slip.answer.kind === 'error') return errorSlipSize(slip.answer.error);
  return { w: slipWidth(slip.answer), h: slipHeight };
}

export function slipTrackY(crowd: Crowd, track: number): number {
  const { slipY, slipPitch } = tracks[crowd];
  return crowd === 'one' ? slipY : slipY + ((track % SLIP_TRACKS) - 1) * slipPitch;
}

/** A slip's box at a progress: whole all the way from the gate to the client's edge. */
export function slipBox(
  wire: Column,
  slip: SlipView,
  crowd: Crowd,
  progress: number,
  ahead: number,
): Box {
  const { w, h } = slipSize(slip, crowd);
  const way = wire.w - w;
  const x = wire.x + way * (1 - progress) + Math.min(ahead * (w + 4), way * progress);
  return { x, y: slipTrackY(crowd, slip.track) - h / 2, w, h };
}

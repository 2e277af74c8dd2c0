// How far a message has come: the one thing on the stage that depends on every instant, not on the last event.
import type { VirtualMs } from '../../engine/index.ts';
import type { Message, TraceIndex } from '../types.ts';

/** A message's way in virtual time, with everything that `flightProgress` needs. */
export interface Flight {
  readonly sentAt: VirtualMs;
  /** Arrival or loss; null while the run ends with it under way. */
  readonly endAt: VirtualMs | null;
  /** One way, undisturbed. */
  readonly flightMs: VirtualMs;
  /** 1 where it arrives, less where it is lost. */
  readonly travels: number;
  /** It stands half-way for a while. */
  readonly held: boolean;
}

/** A held message stands half-way: nobody can say where its bytes are. */
export const HELD_AT = 0.5;

export function flightOf(message: Message, { trace }: TraceIndex): Flight {
  return {
    sentAt: message.sentAt,
    endAt: message.endAt,
    flightMs: Math.max(1, trace.scenario.network.flightMs),
    travels: message.fate === 'lost' ? message.travelled : 1,
    held: message.heldBy !== null,
  };
}

/** 0 at its sender, 1 at its receiver. */
export function flightProgress(flight: Flight, now: VirtualMs): number {
  const { sentAt, endAt, flightMs, travels, held } = flight;
  const passed = now - sentAt;
  if (passed <= 0) return 0;
  if (endAt !== null && now >= endAt) return travels;
  if (held) return heldProgress(flight, now);
  if (endAt === null) return Math.min(travels, passed / flightMs);
  return (travels * passed) / Math.max(1, endAt - sentAt);
}

function heldProgress({ sentAt, endAt, flightMs, travels }: Flight, now: VirtualMs): number {
  const there = Math.min(HELD_AT, (now - sentAt) / flightMs);
  const releasedAt = endAt === null || travels < 1 ? Number.POSITIVE_INFINITY : endAt - flightMs;
  if (now <= releasedAt) return Math.min(there, travels);
  return HELD_AT + (1 - HELD_AT) * ((now - releasedAt) / flightMs);
}

// What the producers of a run write to their logs, in Kafka's exact words (client 4.0), each line with its event.
// Left out: what a client writes before time 0, since time 0 is a warm producer; TRACE; stack traces; lines that
// name host addresses or metadata, which a scenario has none of.
import type { ClientId, EventId, Trace, VirtualMs } from '../../engine/index.ts';
import { ClientBooks } from './clientBooks.ts';
import { linesOf } from './clientLines.ts';
import { wallClockText } from './wallClock.ts';

/** Levels that a log may be set to, the fewest lines first. */
export const LOG_LEVELS = ['ERROR', 'WARN', 'INFO', 'DEBUG'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of a client's log. */
export interface LogLine {
  /** The event that it tells of. */
  readonly event: EventId;
  readonly at: VirtualMs;
  readonly client: ClientId;
  readonly level: LogLevel;
  /** Full name of the class that writes it. */
  readonly logger: string;
  /** The message with its `[Producer clientId=…] ` where Kafka writes one. */
  readonly text: string;
}

/**
 * The lines of all producers at that level, in the order in which they are written; at one instant a line may
 * stand before another whose event is earlier. A level also changes a line: NetworkClient says more at DEBUG.
 */
export function clientLog(trace: Trace, level: LogLevel = 'INFO'): readonly LogLine[] {
  const books = new ClientBooks(trace, level === 'DEBUG');
  const lines = trace.events.flatMap((event) => linesOf(event, books));
  const most = LOG_LEVELS.indexOf(level);
  return lines.filter((one) => LOG_LEVELS.indexOf(one.level) <= most);
}

/** A line as `[%d] %p %m (%c)` prints it, the pattern of Kafka's own log4j2 files. UTC. */
export function logLineText({ at, level, text, logger }: LogLine): string {
  return `[${wallClockText(at)}] ${level} ${text} (${logger})`;
}

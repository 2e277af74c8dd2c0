// Virtual time ↔ screen time. Kafka's times lie far apart (2 ms, then 30 s) and several events share one
// instant, so the playhead runs on a clock of its own: events get room, long quiet stretches are folded.
import { bisectRight } from 'd3-array';
import type { Direction, EventId, FactType, RequestId, SimEvent } from '../engine/index.ts';
import type { Fold, PresentationClock } from './types.ts';

/** Screen time before the first event and after the last, in which nothing happens. */
const LEAD_IN_MS = 400;
const TAIL_MS = 1000;
/** A message under way is to be seen at least this long. */
const FLIGHT_MS = 600;
/** The pace at 1×: one simulated millisecond takes ten of the screen. */
const PACE = 10;
/** A longer gap between two events is folded; up to here all play at one pace. */
const FOLD_OVER_MS = 400;
/** What a fold takes on screen, whatever it hides. */
const FOLD_SCREEN_MS = 600;

const QUIET = 60;
const PLAIN = 180;
const WEIGHTY = 380;
const DECISIVE = 560;

/** Screen time that an event has to itself before the next one, in ms at 1×. Its keys are all kinds of event. */
export const EVENT_ROOM: Readonly<Record<FactType, number>> = {
  configRejected: DECISIVE,
  producerStarted: PLAIN,
  recordAppended: PLAIN,
  sendBlocked: WEIGHTY,
  sendRefused: WEIGHTY,
  flushCalled: PLAIN,
  flushReturned: PLAIN,
  closeCalled: PLAIN,
  closeForced: WEIGHTY,
  producerClosed: PLAIN,
  producerCrashed: DECISIVE,
  producerRestarted: DECISIVE,
  brokerUnreachable: WEIGHTY,
  brokerReachable: PLAIN,
  writeDenied: WEIGHTY,
  writeAllowed: PLAIN,
  batchDrained: QUIET,
  requestSent: WEIGHTY,
  requestArrived: PLAIN,
  batchDecided: DECISIVE,
  followerFetched: QUIET,
  highWatermarkAdvanced: PLAIN,
  responseSent: PLAIN,
  responseDropped: WEIGHTY,
  responseArrived: WEIGHTY,
  messageLost: DECISIVE,
  trafficHeld: WEIGHTY,
  trafficReleased: WEIGHTY,
  messageDelayed: PLAIN,
  connectionCut: WEIGHTY,
  connectionClosedByBroker: WEIGHTY,
  connectionLost: DECISIVE,
  connectionOpening: QUIET,
  connectionReady: QUIET,
  requestFailed: PLAIN,
  batchReenqueued: WEIGHTY,
  batchExpired: WEIGHTY,
  batchFailed: WEIGHTY,
  batchSplit: WEIGHTY,
  epochBumped: DECISIVE,
  producerIdReceived: WEIGHTY,
  producerIdRefused: DECISIVE,
  lateResponse: PLAIN,
  sendCompleted: PLAIN,
  recordsRead: PLAIN,
  isrChanged: WEIGHTY,
  leaderElected: DECISIVE,
  replicaTruncated: DECISIVE,
  brokerStopped: DECISIVE,
  brokerFenced: WEIGHTY,
  brokerStarted: WEIGHTY,
  replicationStopped: WEIGHTY,
  replicationResumed: WEIGHTY,
  producerForgotten: WEIGHTY,
  metadataUpdated: PLAIN,
  transactionCalled: PLAIN,
  transactionReturned: PLAIN,
  transactionManagerMoved: PLAIN,
  batchAborted: WEIGHTY,
  transactionMoved: WEIGHTY,
  transactionVerified: PLAIN,
  markerWritten: DECISIVE,
  markerRefused: WEIGHTY,
  lastStableOffsetAdvanced: WEIGHTY,
  coordinatorElected: DECISIVE,
  txnOffsetsMoved: PLAIN,
  producerPaused: DECISIVE,
  producerResumed: DECISIVE,
  partitionsAssigned: PLAIN,
  rebalanceStarted: WEIGHTY,
  memberRemoved: DECISIVE,
  recordsPolled: PLAIN,
  effectDone: WEIGHTY,
  inboxRowWritten: WEIGHTY,
  recordSkipped: WEIGHTY,
  offsetsUnstable: DECISIVE,
  positionsReset: WEIGHTY,
  commitSent: PLAIN,
  offsetsCommitted: WEIGHTY,
  commitRefused: DECISIVE,
  commitAnswered: PLAIN,
  consumerStopped: DECISIVE,
  consumerStarted: WEIGHTY,
  consumerCut: WEIGHTY,
  outboxRowInserted: PLAIN,
  outboxRowMarked: WEIGHTY,
};

/** Places the events of a run on the screen's clock. Whole milliseconds; O(n). */
export function buildPresentationClock(events: readonly SimEvent[]): PresentationClock {
  const gaps = events.map((event, index) => gapBefore(event, events[index - 1]));
  const starts = new Map<string, number>();
  events.forEach((event, index) => {
    for (const flight of startsFlight(event)) starts.set(flight, index);
    for (const flight of endsFlight(event)) {
      const start = starts.get(flight);
      if (start !== undefined) widen(events, gaps, start, index);
      starts.delete(flight);
    }
  });
  return clockOf(events, gaps);
}

/** Screen time from the event before to this one. */
function gapBefore(event: SimEvent, before: SimEvent | undefined): number {
  const passed = event.at - (before?.at ?? 0);
  const room = before ? EVENT_ROOM[before.type] : LEAD_IN_MS;
  if (passed > FOLD_OVER_MS) return FOLD_SCREEN_MS;
  return Math.max(room, PACE * passed);
}

type Flight = `${RequestId} ${Direction}`;

function startsFlight(event: SimEvent): readonly Flight[] {
  if (event.type === 'requestSent') return [`${event.request} toBroker`];
  return event.type === 'responseSent' ? [`${event.request} toClient`] : [];
}

function endsFlight(event: SimEvent): readonly Flight[] {
  if (event.type === 'requestArrived') return [`${event.request} toBroker`];
  if (event.type === 'responseArrived') return [`${event.request} toClient`];
  return event.type === 'messageLost' ? [`${event.request} ${event.direction}`] : [];
}

/**
 * Gives a flight its least screen time. What it lacks goes to the gaps in which time passes, by how much
 * passes, so that the letter moves evenly. Few gaps are touched: each is at least QUIET long.
 */
function widen(events: readonly SimEvent[], gaps: number[], start: number, end: number): void {
  let shown = 0;
  for (let index = start + 1; index <= end && shown < FLIGHT_MS; index++) shown += gaps[index] ?? 0;
  const passed = timeAt(events, end) - timeAt(events, start);
  if (shown >= FLIGHT_MS || passed === 0) return;
  for (let index = start + 1; index <= end; index++) {
    const share = (timeAt(events, index) - timeAt(events, index - 1)) / passed;
    gaps[index] = (gaps[index] ?? 0) + Math.ceil(share * (FLIGHT_MS - shown));
  }
}

function timeAt(events: readonly SimEvent[], index: EventId): number {
  return events[index]?.at ?? 0;
}

function clockOf(events: readonly SimEvent[], gaps: readonly number[]): PresentationClock {
  const screens: number[] = [];
  const folds: Fold[] = [];
  let screen = 0;
  gaps.forEach((gap, index) => {
    const virtualMs = timeAt(events, index) - timeAt(events, index - 1);
    const screenFrom = screen;
    screen += gap;
    screens.push(screen);
    if (virtualMs > FOLD_OVER_MS) {
      folds.push({ fromEvent: index - 1, toEvent: index, virtualMs, screenFrom, screenTo: screen });
    }
  });
  const duration = screen + TAIL_MS;
  const screenOf = (id: EventId) => (id < 0 ? 0 : (screens[id] ?? duration));
  const eventAt = (time: number) => bisectRight(screens, time) - 1;
  const virtualAt = (time: number) => {
    const id = eventAt(time);
    const from = timeAt(events, id);
    const next = events[id + 1];
    if (!next) return from;
    const share = (time - screenOf(id)) / (screenOf(id + 1) - screenOf(id));
    return from + Math.max(0, share) * (next.at - from);
  };
  return { duration, folds, screenOf, eventAt, virtualAt };
}

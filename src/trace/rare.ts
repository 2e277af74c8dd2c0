// Where the words come from that load with the second part of the engine (engine/parts.ts).
import type { AppFacts, EventId, EventOf, SimEvent } from '../engine/index.ts';
import type { Phrase } from './selectors/lanesPhrases.ts';
import type { LaneLink, LanesLayout } from './selectors/lanesTypes.ts';
import type { Scene } from './selectors/stageFocus.ts';
import type { StageView, StatementView } from './selectors/stageTypes.ts';
import type { TransactionEvent } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';

/** Events that only a run with the engine's second part has. */
export type RareEvent = EventOf<
  | 'sendBlocked'
  | 'flushCalled'
  | 'flushReturned'
  | 'closeCalled'
  | 'closeForced'
  | 'producerClosed'
  | 'producerCrashed'
  | 'producerRestarted'
  | 'brokerUnreachable'
  | 'brokerReachable'
  | 'writeDenied'
  | 'writeAllowed'
  | 'batchSplit'
  | 'batchExpired'
  | 'batchFailed'
  | 'epochBumped'
  | 'lateResponse'
  | 'sendRefused'
  | 'trafficReleased'
  | 'messageDelayed'
  | 'connectionClosedByBroker'
  | 'producerIdReceived'
  | 'producerIdRefused'
  | 'metadataUpdated'
  | 'isrChanged'
  | 'leaderElected'
  | 'replicaTruncated'
  | 'brokerStopped'
  | 'brokerFenced'
  | 'brokerStarted'
  | 'replicationStopped'
  | 'replicationResumed'
  | 'producerForgotten'
  | TransactionEvent['type']
  | keyof AppFacts
>;

type Words = (event: RareEvent, index: TraceIndex) => string;

let words: Words = (event) => `${event.actor}: ${event.type}`;

type Phrases = (event: SimEvent, index: TraceIndex) => Phrase | null;

/** What stands beside a lane, for events that have no phrase on a first visit. */
export let rarePhrase: Phrases = () => null;

type Refine = (view: StageView, scene: Scene) => StageView;

/** What the stage shows of brokers that are down, of processes that died and of transactions. */
export let refineStage: Refine = (view) => view;

/** What the consumer charged: nothing until statement.ts is loaded, which is right after the first picture. */
export let statementView: (scene: Scene) => StatementView = () => ({
  caption: '',
  title: '',
  rows: [],
  charged: '',
  owed: '',
  off: false,
  note: null,
  empty: '',
});

/** Called by statement.ts. */
export function installStatement(loaded: typeof statementView): void {
  statementView = loaded;
}

type Guests = (index: TraceIndex, layout: LanesLayout) => LanesLayout;

/** The lanes with places for a coordinator and for consumers, where the run has them. */
export let placeGuests: Guests = (_, layout) => layout;

type Links = (
  index: TraceIndex,
  layout: LanesLayout,
  y: (event: EventId) => number,
) => readonly LaneLink[];

/** What goes between those lanes. */
export let guestLinks: Links = () => [];

type Notable = (event: SimEvent, events: readonly SimEvent[]) => boolean;

/** Whether such an event is worth a stop of “next event”. */
export let rareNotable: Notable = () => false;

type Others = (event: SimEvent, index: TraceIndex) => string | null;

/** Another sentence than the usual one, for requests that are no Produce; null where the usual one fits. */
export let otherSentence: Others = () => null;

/** Called by extras.ts, once the words are there. */
export function installWords(
  loaded: Words,
  others: Others,
  phrases: Phrases,
  refine: Refine,
  guests: Guests,
  links: Links,
  notable: Notable,
): void {
  words = loaded;
  otherSentence = others;
  rarePhrase = phrases;
  refineStage = refine;
  placeGuests = guests;
  guestLinks = links;
  rareNotable = notable;
}

/** One sentence without a full stop; the bare name of the event until extras.ts is loaded. */
export function rareSentence(event: RareEvent, index: TraceIndex): string {
  return words(event, index);
}

// One occurrence: the next thing that happens, to a world and at most one event.

import {
  brokerAppend,
  brokerClose,
  brokerFinish,
  brokerRead,
  brokerRespond,
} from './broker/replicaManager.ts';
import {
  advanceHighWatermark,
  expandIsr,
  followerFetch,
  followerHighWatermark,
  isrCheck,
  planIsrCheck,
} from './broker/replication.ts';
import { consumerFetched, consumerFetchWaits, serveConsumers } from './consumer/consumer.ts';
import { intervene, watchMoments } from './interventions.ts';
import { deliver, resetArrives } from './network/connection.ts';
import type { OccurrenceKind, OccurrenceOf } from './occurrence.ts';
import { extras, type Handlers, type RareKind } from './parts.ts';
import { applicationCall } from './producer/application.ts';
import { batchCompleted } from './producer/batchCompleted.ts';
import { completeSend, startProducer } from './producer/kafkaProducer.ts';
import { metadataArrived } from './producer/metadata.ts';
import {
  cancelRequest,
  clientDisconnect,
  clientReceive,
  connected,
  connecting,
} from './producer/networkClient.ts';
import {
  batchDrained,
  completeBatch,
  senderExpire,
  senderPoll,
  senderRun,
  senderSend,
  senderWake,
  sendRequest,
} from './producer/sender.ts';
import type { Scenario } from './scenario.ts';
import { Sim } from './sim.ts';
import type { SimEvent } from './simEvent.ts';
import type { World } from './world.ts';

/** What a step made. */
export interface Stepped {
  readonly world: World;
  /** At most one, so that each event has a world right after it. */
  readonly event: SimEvent | null;
}

/** Takes the next occurrence, from the agenda or else the schedule; null when nothing is due any more. */
export function step(scenario: Scenario, world: World): Stepped | null {
  const sim = new Sim(scenario, world);
  return advance(sim) ? { world: sim.release(), event: sim.event } : null;
}

/** The same on a run at work, whose own world changes in place; false when nothing is due any more. */
export function advance(sim: Sim): boolean {
  const occurrence = sim.begin();
  if (!occurrence) return false;
  if (sim.world.paused.length > 0 && extras().isMissed(sim, occurrence)) {
    sim.finish();
    return true;
  }
  handle(sim, occurrence.kind, occurrence);
  watchMoments(sim);
  sim.finish();
  return true;
}

/** What every run needs. */
const HANDLERS: Omit<Handlers, RareKind> = {
  note: (sim, { actor, fact }) => {
    sim.emit(actor, fact);
  },
  start: startProducer,
  applicationCall,
  senderRun,
  senderSend,
  batchDrained,
  senderExpire,
  senderPoll,
  senderWake,
  sendRequest,
  connected,
  connecting,
  deliver,
  resetArrives,
  clientReceive,
  clientDisconnect,
  cancelRequest,
  completeBatch,
  completeSend,
  batchCompleted,
  brokerRead,
  brokerAppend,
  brokerFinish,
  brokerRespond,
  brokerClose,
  followerFetch,
  followerHighWatermark,
  expandIsr,
  planIsrCheck,
  isrCheck,
  advanceHighWatermark,
  serveConsumers,
  consumerFetched,
  metadataArrived,
  consumerFetchWaits,
  intervene,
};

function handle<K extends OccurrenceKind>(sim: Sim, kind: K, occurrence: OccurrenceOf<K>): void {
  const handlers: Partial<Handlers> = HANDLERS;
  const handler = handlers[kind] ?? extras().handlers[kind as K & RareKind];
  handler(sim, occurrence);
}

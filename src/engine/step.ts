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
import type { Occurrence, OccurrenceKind, OccurrenceOf } from './occurrence.ts';
import { extras, type Handlers, type RareKind } from './parts.ts';
import { applicationCall } from './producer/application.ts';
import { batchCompleted } from './producer/batchCompleted.ts';
import { completeBatch } from './producer/completeBatch.ts';
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
  handle(sim, occurrence);
  watchMoments(sim);
  sim.finish();
  return true;
}

/**
 * What every run needs, roughly by how often it happens: V8 compares one name after the other, and makes one piece of
 * what is called here. Which handler is whose shows in parts.ts.
 */
function handle(sim: Sim, occurrence: Occurrence): void {
  switch (occurrence.kind) {
    case 'advanceHighWatermark':
      advanceHighWatermark(sim, occurrence);
      break;
    case 'senderRun':
      senderRun(sim, occurrence);
      break;
    case 'deliver':
      deliver(sim, occurrence);
      break;
    case 'followerFetch':
      followerFetch(sim, occurrence);
      break;
    case 'brokerFinish':
      brokerFinish(sim, occurrence);
      break;
    case 'expandIsr':
      expandIsr(sim, occurrence);
      break;
    case 'applicationCall':
      applicationCall(sim, occurrence);
      break;
    case 'batchDrained':
      batchDrained(sim, occurrence);
      break;
    case 'senderExpire':
      senderExpire(sim, occurrence);
      break;
    case 'sendRequest':
      sendRequest(sim, occurrence);
      break;
    case 'brokerRead':
      brokerRead(sim, occurrence);
      break;
    case 'brokerAppend':
      brokerAppend(sim, occurrence);
      break;
    case 'serveConsumers':
      serveConsumers(sim, occurrence);
      break;
    case 'clientReceive':
      clientReceive(sim, occurrence);
      break;
    case 'completeBatch':
      completeBatch(sim, occurrence);
      break;
    case 'completeSend':
      completeSend(sim, occurrence);
      break;
    case 'batchCompleted':
      batchCompleted(sim, occurrence);
      break;
    case 'consumerFetched':
      consumerFetched(sim, occurrence);
      break;
    case 'consumerFetchWaits':
      consumerFetchWaits(sim, occurrence);
      break;
    default:
      handleSeldom(sim, occurrence.kind, occurrence);
  }
}

const SELDOM = {
  note: (sim: Sim, { actor, fact }: OccurrenceOf<'note'>) => {
    sim.emit(actor, fact);
  },
  start: startProducer,
  senderSend,
  senderPoll,
  senderWake,
  connected,
  connecting,
  resetArrives,
  clientDisconnect,
  cancelRequest,
  brokerRespond,
  brokerClose,
  followerHighWatermark,
  planIsrCheck,
  isrCheck,
  metadataArrived,
  intervene,
};

function handleSeldom<K extends OccurrenceKind>(sim: Sim, kind: K, due: OccurrenceOf<K>): void {
  const handlers: Partial<Handlers> = SELDOM;
  const handler = handlers[kind] ?? extras().handlers[kind as K & RareKind];
  handler(sim, due);
}

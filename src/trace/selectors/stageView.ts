// Everything the stage shows at one event: a pure function of run, event, world and what the learner looks at.
import { type EventId, HAND, type World, worldAt } from '../../engine/index.ts';
import { refineStage, statementView } from '../rare.ts';
import type { TraceIndex } from '../types.ts';
import { brokerView } from './stageBroker.ts';
import { producerView, shopView } from './stageClient.ts';
import { sceneOf } from './stageFocus.ts';
import type { StageFocus, StageView } from './stageTypes.ts';
import { wireView } from './stageWire.ts';

function selectStage(
  index: TraceIndex,
  world: World,
  event: EventId,
  focus: StageFocus,
): StageView {
  const scene = sceneOf(index, world, event, focus);
  const { scenario } = index.trace;
  const clients = [
    ...scenario.producers.map((one) => one.id),
    ...(scenario.handFed.length > 0 ? [HAND] : []),
  ];
  const view: StageView = {
    event,
    now: world.now,
    producers: clients.map((id) => ({ id, chosen: id === scene.producer })),
    partitions: world.partitions.map(({ id }) => ({ id, chosen: id === scene.partition })),
    shop: shopView(scene),
    producer: producerView(scene),
    wire: wireView(scene),
    broker: brokerView(scene),
    statement: statementView(scene),
  };
  return refineStage(view, scene);
}

/** The same, for panels that have no world at hand. */
export function stageAt(index: TraceIndex, event: EventId, focus: StageFocus): StageView {
  return selectStage(index, worldAt(index.trace, event), event, focus);
}

/** Events after which it matters who the other brokers are. */
export const OF_THE_CAST = /^(broker[FSU]|isr|leader)/;

/** Whether a close-up of one producer and one leader leaves somebody out. */
export function hasBackstage({ trace }: TraceIndex): boolean {
  const { producers, partitions, coordinator, groups, databases } = trace.last;
  return (
    producers.length > 1 ||
    partitions.length > 1 ||
    coordinator !== null ||
    groups.length + databases.length > 0 ||
    trace.events.some(({ type }) => OF_THE_CAST.test(type))
  );
}

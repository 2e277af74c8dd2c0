// The stage while a producer asks its transaction coordinator for something: their wire, the epochs, the verdict.

import type { ApiCall } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Message } from '../types.ts';
import { answerOf } from './answers.ts';
import { callText } from './labels.ts';
import type { Scene } from './stageFocus.ts';
import type { BrokerView, LetterView, StageView, WireView } from './stageTypes.ts';
import { stepFor, wireView } from './stageWire.ts';
import { stampOf } from './stamps.ts';

type FromProducer = Extract<ApiCall, { readonly transactionalId: string }>;

interface Asked {
  readonly request: Message;
  readonly call: FromProducer;
  /** Sent by now. */
  readonly response: Message | null;
  readonly answer: ReturnType<typeof answerOf> | null;
}

/** The same stage, before the coordinator instead of the partition's leader while a request to it is news. */
export function withCoordinator(
  view: StageView,
  scene: Scene,
  refineWire: (view: WireView, scene: Scene) => WireView,
): StageView {
  const asked = currentCall(scene);
  if (!asked) return view;
  const there = { ...scene, broker: asked.request.broker };
  const wire = refineWire(wireView(there), there);
  return {
    ...view,
    wire: { ...wire, note: [], letters: wire.letters.map((one) => letterOf(one, asked, there)) },
    broker: brokerOf(view.broker, asked, there),
  };
}

/** The newest request of all, if it is one to a coordinator: until its answer is in, or as long as a refusal is news. */
function currentCall({ index, event, producer }: Scene): Asked | null {
  const request = index.messages.findLast(
    (one) => one.direction === 'toBroker' && one.sentEvent <= event,
  );
  const call = request?.call;
  if (!request || !call || !('transactionalId' in call) || request.client !== producer) return null;
  const found = index.message(`${request.request}<`);
  const response = found && found.sentEvent <= event ? found : null;
  const answer = response && answerOf(response);
  const over = (response ?? request).endEvent ?? event + 1;
  const isNews = answer?.kind === 'error' || response !== null || request.fate !== 'lost';
  return isNews && (event < over || answer?.kind !== 'ack')
    ? { request, call, response, answer }
    : null;
}

/** What a letter says that is stamped with an epoch and has no number. */
function letterOf(view: LetterView, { request, call, answer }: Asked, scene: Scene): LetterView {
  if (view.message !== request.id || call.producerId < 0) return view;
  const { producerId, producerEpoch } = call;
  const stamp = stampOf(scene.index, {
    producerId,
    producerEpoch,
    baseSequence: producerEpoch,
    lastSequence: producerEpoch,
  });
  return {
    ...view,
    stamps: stamp ? [{ ...stamp, unit: t`epoch` }] : [],
    foot: t`PID ${producerId}, epoch ${producerEpoch}`,
    state: answer?.kind !== 'error' ? view.state : answer.tone === 'fence' ? 'fenced' : 'refused',
  };
}

function brokerOf(view: BrokerView, asked: Asked, scene: Scene): BrokerView {
  const { request, call, response, answer } = asked;
  const { transactionalId } = call;
  const known = scene.world.coordinator?.transactions.find(
    (one) => one.transactionalId === transactionalId,
  );
  const name = callText(call);
  const refused = answer?.kind === 'error' ? answer : null;
  return {
    ...view,
    title: t`Broker ${request.broker}`,
    caption: t`coordinator of ${transactionalId}`,
    down: scene.world.brokers.find((one) => one.id === request.broker)?.state !== 'running',
    gate: {
      active: true,
      lines: [
        t`epoch check`,
        ...(refused && known && refused.tone === 'fence'
          ? [t`epoch ${call.producerEpoch}, broker knows ${known.producerEpoch}`]
          : []),
      ],
    },
    memory: {
      kind: 'none',
      lines: known
        ? [
            t`PID ${known.producerId}, epoch ${known.producerEpoch}`,
            t`${transactionalId} is ${known.state}`,
          ]
        : [t`no row for ${transactionalId}`, t`The coordinator has not heard of it.`],
    },
    verdict: refused &&
      response && {
        event: response.sentEvent,
        message: request.id,
        kind: refused.tone === 'fence' ? 'fenced' : 'error',
        row: null,
        tone: refused.tone,
        disc: stepFor(scene, response.sentEvent),
        name: t`Broker ${request.broker} refuses ${name}: ${refused.error}`,
      },
    log: { ...view.log, matched: false, heading: t`log of broker ${leaderOf(scene)}` },
    summary: refused && { kind: 'refused', text: t`nothing was changed` },
  };
}

function leaderOf({ world, partition }: Scene): number {
  return world.partitions.find((one) => one.id === partition)?.lastLeader ?? 0;
}

// Who may write. Kafka: KafkaApis asks its authorizer before a request comes near a log or a coordinator.
import { ERRORS, type KafkaError } from '../protocol/errors.ts';
import type { Intervention } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import { type ApiAnswer, type ApiCall, answerOf } from '../transaction/protocol.ts';
import type { ClientId } from '../units.ts';
import type { PendingProduce, ProduceRequest } from '../world.ts';
import { ALL_CHECKS, type Decision } from './partition.ts';

type AclFault = Extract<Intervention, { readonly do: 'denyWrite' | 'allowWrite' }>;

/**
 * An ACL is added or removed: DENY WRITE on a topic, or on the producer's transactional.id. Every broker knows it at
 * once. False when it was so already.
 */
export function changeAcl(sim: Sim, { do: what, producer, topic }: AclFault): boolean {
  const denies = what === 'denyWrite';
  if (mayWrite(sim, producer, topic) !== denies) return false;
  const others = sim.world.denied.filter((one) => one.producer !== producer || one.topic !== topic);
  sim.world = { ...sim.world, denied: denies ? [...others, { producer, topic }] : others };
  sim.emit('controller', { type: denies ? 'writeDenied' : 'writeAllowed', producer, topic });
  return true;
}

/** Whether a producer may write to a topic; `null` is its transactional.id. */
function mayWrite(sim: Sim, producer: ClientId, topic: string | null): boolean {
  return !sim.world.denied.some((one) => one.producer === producer && one.topic === topic);
}

function topicOf(sim: Sim, partition: string): string {
  return sim.partition(partition).topic;
}

/**
 * KafkaApis#handleProduceRequest, its first lines. Without WRITE on the transactional.id nothing of a transactional
 * request is looked at; else the partitions of topics without WRITE are answered, and the others go on.
 */
export function authorized(
  sim: Sim,
  client: ClientId,
  { batches }: ProduceRequest,
): PendingProduce['unauthorized'] {
  const noId = batches.some((one) => one.isTransactional) && !mayWrite(sim, client, null);
  const error = noId ? 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED' : 'TOPIC_AUTHORIZATION_FAILED';
  return batches
    .filter((one) => noId || !mayWrite(sim, client, topicOf(sim, one.partition)))
    .map(({ partition }) => ({ partition, error, message: '' }));
}

/** The judgement of a batch whose producer may not write: no log was asked. */
export function refuseUnauthorized(error: KafkaError): Decision {
  const rule = 'broker.authorization';
  const what = error === 'TOPIC_AUTHORIZATION_FAILED' ? 'topic' : 'transactional.id';
  return {
    checks: [
      { check: 'authorization', rule, outcome: 'decides', values: `no WRITE on the ${what}` },
      ...ALL_CHECKS,
    ],
    verdict: { kind: 'REFUSED', error, message: ERRORS[error].message },
    rule,
  };
}

/**
 * What a request other than Produce is refused with, or null. FindCoordinator needs DESCRIBE only, which a DENY of
 * WRITE leaves. One topic without WRITE keeps AddPartitionsToTxn from adding any partition.
 * Kafka: KafkaApis#handleInitProducerIdRequest, #handleAddPartitionsToTxnRequest, #handleEndTxnRequest and others.
 */
export function refuseCall(sim: Sim, client: ClientId, call: ApiCall): ApiAnswer | null {
  if (sim.world.denied.length === 0 || call.api === 'FindCoordinator') return null;
  if (!mayWrite(sim, client, null)) return answerOf('TRANSACTIONAL_ID_AUTHORIZATION_FAILED');
  if (call.api !== 'AddPartitionsToTxn') return null;
  const topics = new Set(call.partitions.map((one) => topicOf(sim, one)));
  const unauthorizedTopics = [...topics].filter((one) => !mayWrite(sim, client, one));
  return unauthorizedTopics.length === 0
    ? null
    : answerOf('TOPIC_AUTHORIZATION_FAILED', { unauthorizedTopics });
}

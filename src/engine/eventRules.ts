// Which rules of Kafka an event shows at work: what the “why” panel cites and the fidelity page counts.
import type { RuleId } from './rules.ts';
import type { SimEvent } from './simEvent.ts';

/** Rules that brought the event about, the deciding one first. Empty for what the environment does. */
export function rulesOf(event: SimEvent): readonly RuleId[] {
  switch (event.type) {
    case 'configRejected':
    case 'producerStarted':
      return ['client.idempotence-config'];
    case 'recordAppended':
      return ['client.batching', 'client.partition-by-key'];
    case 'batchDrained':
      if (event.attempt > 1) {
        return [
          event.leaderChanged ? 'client.backoff-skipped' : 'client.backoff',
          'client.sequence-at-drain',
        ];
      }
      return event.sequenceAssigned
        ? ['client.linger', 'client.sequence-at-drain']
        : ['client.linger'];
    case 'requestSent':
      return event.acks === 0
        ? ['client.one-batch-per-partition', 'client.acks-none']
        : ['client.one-batch-per-partition', 'client.in-flight'];
    case 'requestArrived':
      return event.queuedBehind > 0 ? ['broker.one-at-a-time'] : [];
    case 'batchDecided':
      return event.verdict.kind === 'APPENDED' && event.batch.producerId >= 0
        ? [event.rule, 'broker.window']
        : [event.rule];
    case 'highWatermarkAdvanced':
      return ['broker.high-watermark'];
    case 'responseSent':
      if (event.partitions.some((one) => one.error === 'REQUEST_TIMED_OUT')) {
        return ['broker.purgatory-timeout'];
      }
      return [event.acks === 1 ? 'broker.acks-leader' : 'broker.acks-all'];
    case 'responseDropped':
      return event.partitions.some((one) => one.error === 'REQUEST_TIMED_OUT')
        ? ['broker.processed-after-cut', 'broker.purgatory-timeout']
        : ['broker.processed-after-cut'];
    case 'connectionClosedByBroker':
      return ['broker.acks-none'];
    case 'connectionLost':
      return event.reason === 'requestTimedOut'
        ? ['client.request-timeout', 'client.all-in-flight-fail']
        : ['client.all-in-flight-fail'];
    case 'requestFailed':
      return ['client.all-in-flight-fail'];
    case 'connectionOpening':
      return ['client.reconnect'];
    case 'batchReenqueued':
      return [event.rule, event.inOrder ? 'client.reenqueue-in-order' : 'client.reenqueue-first'];
    case 'batchExpired':
      return ['client.delivery-timeout'];
    case 'batchSplit':
      return ['client.split'];
    case 'epochBumped':
      return ['client.epoch-bump'];
    case 'isrChanged':
      return [event.rule];
    case 'leaderElected':
      return [event.unclean ? 'controller.unclean-election' : 'controller.election'];
    case 'replicaTruncated':
      return ['broker.truncation'];
    case 'brokerFenced':
      return ['controller.fence'];
    case 'brokerStarted':
      return ['broker.snapshot'];
    case 'producerForgotten':
      return event.why === 'expired' ? ['broker.producer-expiration'] : [];
    case 'metadataUpdated':
      return [event.by === 'response' ? 'client.leader-in-answer' : 'client.metadata'];
    case 'followerFetched':
      return ['broker.replica-state'];
    case 'recordsRead':
      return ['consumer.high-watermark'];
    case 'sendRefused':
    case 'sendCompleted':
    case 'batchFailed':
    case 'lateResponse':
    case 'responseArrived':
    case 'brokerStopped':
    case 'replicationStopped':
    case 'replicationResumed':
    case 'connectionReady':
    case 'connectionCut':
    case 'messageLost':
    case 'messageDelayed':
    case 'trafficHeld':
    case 'trafficReleased':
      return [];
  }
}

// Which rules of Kafka an event shows at work: what the “why” panel cites and the fidelity page counts.
import type { EventOf, RuleId, SimEvent } from '../engine/index.ts';

const CHOICE_RULES: Readonly<Record<EventOf<'recordAppended'>['chosenBy'], readonly RuleId[]>> = {
  record: [],
  partitioner: ['client.round-robin'],
  key: ['client.partition-by-key'],
  sticky: ['client.sticky-partition'],
  stickyBatch: ['client.sticky-batch'],
};

function refusalRules(exception: string): readonly RuleId[] {
  switch (exception) {
    case 'RecordTooLargeException':
      return ['client.record-size'];
    case 'BufferExhaustedException':
      return ['client.buffer-exhausted'];
    case 'IllegalStateException':
      return ['client.closed'];
    default:
      return ['client.buffer-memory'];
  }
}

function movedRules(event: EventOf<'transactionMoved'>): readonly RuleId[] {
  switch (event.to) {
    case 'Empty':
      return ['coordinator.init-producer-id'];
    case 'Ongoing':
      return ['coordinator.add-partitions'];
    case 'CompleteCommit':
    case 'CompleteAbort':
      return ['coordinator.complete'];
    default:
      return [
        ...(event.why.includes('transaction.timeout.ms') ? (['coordinator.timeout'] as const) : []),
        'coordinator.end',
        ...(event.producerEpoch > event.epochBefore
          ? (['coordinator.end-bumps-epoch'] as const)
          : []),
      ];
  }
}

/** Rules that brought the event about, the deciding one first. Empty for what the environment does. */
export function rulesOf(event: SimEvent): readonly RuleId[] {
  switch (event.type) {
    case 'configRejected':
    case 'producerStarted':
      return ['client.idempotence-config'];
    case 'recordAppended':
      return [
        ...(event.resendOf === null ? [] : (['app.resend'] as const)),
        'client.batching',
        ...CHOICE_RULES[event.chosenBy],
      ];
    case 'sendBlocked':
      return ['client.buffer-memory'];
    case 'sendRefused':
      return refusalRules(event.exception);
    case 'flushCalled':
    case 'flushReturned':
      return ['client.flush'];
    case 'closeCalled':
      return ['client.close'];
    case 'closeForced':
      return ['client.forced-close'];
    case 'producerClosed':
      return [event.forced ? 'client.forced-close' : 'client.close'];
    case 'producerRestarted':
      return event.producerId < 0 ? [] : ['client.new-session'];
    case 'sendCompleted':
      return ['client.callbacks-in-order'];
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
      if (event.call) return ['client.transactional-request'];
      return event.acks === 0
        ? ['client.one-batch-per-partition', 'client.acks-none']
        : ['client.one-batch-per-partition', 'client.in-flight'];
    case 'requestArrived':
      return [
        ...(event.late ? (['network.late-bytes'] as const) : []),
        ...(event.queuedBehind > 0 ? (['broker.one-at-a-time'] as const) : []),
      ];
    case 'batchDecided':
      return event.verdict.kind === 'APPENDED' && event.batch.producerId >= 0
        ? [event.rule, 'broker.window']
        : [event.rule];
    case 'highWatermarkAdvanced':
      return ['broker.high-watermark'];
    case 'responseSent':
      if (event.call) {
        return event.answer?.error.endsWith('AUTHORIZATION_FAILED') ? ['broker.authorization'] : [];
      }
      if (event.partitions.some((one) => one.error === 'REQUEST_TIMED_OUT')) {
        return ['broker.purgatory-timeout'];
      }
      return [event.acks === 1 ? 'broker.acks-leader' : 'broker.acks-all'];
    case 'responseDropped':
      return event.partitions.some((one) => one.error === 'REQUEST_TIMED_OUT')
        ? ['broker.processed-after-cut', 'broker.purgatory-timeout']
        : ['broker.processed-after-cut'];
    case 'connectionClosedByBroker':
      return [event.why === 'errorWithoutAnswer' ? 'broker.acks-none' : 'broker.answer-unwritten'];
    case 'responseArrived':
      return event.partitions.some((one) => one.error === 'DUPLICATE_SEQUENCE_NUMBER')
        ? ['client.duplicate-sequence']
        : [];
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
    case 'batchFailed':
      if (event.error === 'UNKNOWN_PRODUCER_ID') return ['client.unknown-producer-lost'];
      return event.error.endsWith('AUTHORIZATION_FAILED') ? ['client.unauthorized'] : [];
    case 'batchSplit':
      return ['client.split'];
    case 'epochBumped':
      return [event.producerId < 0 ? 'client.epoch-exhausted' : 'client.epoch-bump'];
    case 'producerIdReceived':
      return ['client.init-producer-id'];
    case 'producerIdRefused':
      return ['client.unauthorized-init'];
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
    case 'transactionVerified':
      return ['broker.transaction-verified'];
    case 'markerWritten':
      return ['broker.transaction-marker'];
    case 'markerRefused':
      return ['broker.marker-epoch'];
    case 'lastStableOffsetAdvanced':
      return ['broker.last-stable-offset'];
    case 'transactionMoved':
      return movedRules(event);
    case 'coordinatorElected':
      return ['coordinator.election'];
    case 'txnOffsetsMoved':
      return ['coordinator.offsets'];
    case 'transactionManagerMoved':
      return event.to === 'UNINITIALIZED'
        ? ['client.unauthorized-init', 'client.transaction-state']
        : ['client.transaction-state'];
    case 'transactionReturned':
      return event.error?.exception === 'TimeoutException'
        ? ['client.await']
        : event.error
          ? event.error.exception === 'CommitFailedException'
            ? ['group.transactional-member']
            : ['client.transaction-state']
          : [];
    case 'batchAborted':
      return [
        event.exception.endsWith('AuthorizationException')
          ? 'client.unauthorized-init'
          : 'client.abort-undrained',
      ];
    case 'partitionsAssigned':
      return event.generation > 1 ? ['group.position', 'group.range'] : ['group.position'];
    case 'offsetsUnstable':
      return ['group.stable-offsets'];
    case 'positionsReset':
      return ['group.position', 'app.back-to-committed'];
    case 'rebalanceStarted':
      return ['group.rebalance'];
    case 'memberRemoved':
      return [event.why === 'session.timeout.ms' ? 'group.session-timeout' : 'group.poll-interval'];
    case 'recordsPolled':
      return ['group.poll', 'consumer.high-watermark'];
    case 'effectDone':
      return event.rowWith === null ? ['app.effect'] : ['app.inbox'];
    case 'inboxRowWritten':
    case 'recordSkipped':
      return ['app.inbox'];
    case 'commitSent':
      return [event.how === 'auto' ? 'group.auto-commit' : 'group.commit-sync'];
    case 'offsetsCommitted':
      return ['group.commit-written'];
    case 'commitRefused':
      return ['group.commit-generation'];
    case 'commitAnswered':
      return event.exception === null ? [] : ['group.commit-failed'];
    case 'consumerStarted':
      return event.after === 'crash' ? ['group.new-member'] : [];
    case 'outboxRowMarked':
      return ['app.outbox'];
    case 'transactionCalled':
    case 'producerPaused':
    case 'producerResumed':
    case 'outboxRowInserted':
    case 'consumerStopped':
    case 'consumerCut':
    case 'producerCrashed':
    case 'brokerUnreachable':
    case 'brokerReachable':
    case 'writeDenied':
    case 'writeAllowed':
    case 'lateResponse':
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

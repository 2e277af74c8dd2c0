// One row per modelled rule of Kafka: what it says and where Kafka says it. Events cite the id.
// Sources name classes of Kafka 4.0 to 4.4 unless they name a release.

import type { RuleId } from '../engine/index.ts';
import { t } from '../i18n/t.ts';

interface Rule {
  readonly meaning: string;
  /** Kafka class#method, or the KIP. */
  readonly source: string;
}

export const RULES: Readonly<Record<RuleId, Rule>> = {
  'broker.authorization': {
    meaning: t`WRITE on the transactional.id and on the topic is asked for before leader, replicas and numbers; a topic without it is refused, and the others of the request go on.`,
    source: 'KafkaApis#handleProduceRequest, #handleAddPartitionsToTxnRequest',
  },
  'broker.leader': {
    meaning: t`Only the leader of a partition takes produce requests for it.`,
    source: 'Partition#appendRecordsToLeader',
  },
  'broker.min-isr': {
    meaning: t`With acks=all the batch is refused while fewer replicas are in sync than min.insync.replicas asks for.`,
    source: 'Partition#appendRecordsToLeader',
  },
  'broker.batch-size': {
    meaning: t`A batch larger than max.message.bytes is refused.`,
    source: 'UnifiedLog#analyzeAndValidateRecords',
  },
  'broker.no-producer-id': {
    meaning: t`A batch without a producer id is appended without any sequence check.`,
    source: 'UnifiedLog#analyzeAndValidateProducerState',
  },
  'broker.duplicate': {
    meaning: t`A batch with the epoch, first and last sequence of one of the last five batches is not written; the answer is the first copy’s offset, without an error.`,
    source: 'ProducerStateEntry#findDuplicateBatch',
  },
  'broker.epoch-older': {
    meaning: t`A batch with an older epoch than the last one seen is refused.`,
    source: 'ProducerAppendInfo#checkProducerEpoch',
  },
  'broker.epoch-newer': {
    meaning: t`The first batch of a newer epoch must start at sequence 0.`,
    source: 'ProducerAppendInfo#checkSequence',
  },
  'broker.unknown-producer': {
    meaning: t`A producer id that the partition does not know may start at any sequence.`,
    source: 'ProducerAppendInfo#checkSequence (KIP-360)',
  },
  'broker.first-sequence': {
    meaning: t`From 4.5 on a producer id that the partition does not know must start at sequence 0 if the partition never held a record.`,
    source: 'ProducerAppendInfo#checkSequence (KAFKA-15591)',
  },
  'broker.sequence': {
    meaning: t`Within an epoch a batch must start at the last sequence plus one; after 2147483647 comes 0.`,
    source: 'ProducerAppendInfo#checkSequence, #inSequence',
  },
  'broker.window': {
    meaning: t`The leader keeps the last five batches of each producer id; a sixth pushes the oldest out.`,
    source: 'ProducerStateEntry#addBatchMetadata',
  },
  'broker.transaction-verified': {
    meaning: t`Before the first batch of a transaction its leader asks the coordinator whether the partition is part of it; with transaction.version 2 the question makes it so.`,
    source:
      'ReplicaManager#handleProduceAppend, UnifiedLog#analyzeAndValidateProducerState (KIP-890)',
  },
  'broker.transaction-marker': {
    meaning: t`A marker takes one offset, ends the producer’s open transaction there and raises its epoch to that of the marker.`,
    source: 'ProducerAppendInfo#appendEndTxnMarker',
  },
  'broker.marker-epoch': {
    meaning: t`A marker with an older producer epoch, or from an older coordinator, is refused.`,
    source: 'ProducerAppendInfo#checkProducerEpoch, #checkCoordinatorEpoch',
  },
  'broker.last-stable-offset': {
    meaning: t`The last stable offset stands before the first record of the oldest transaction that is open or whose marker is not replicated.`,
    source: 'ProducerStateManager#firstUnstableOffset, UnifiedLog#lastStableOffset',
  },
  'coordinator.init-producer-id': {
    meaning: t`InitProducerId with a transactional.id gives the same producer id with a higher epoch, after it has aborted an open transaction.`,
    source: 'TransactionCoordinator#handleInitProducerId',
  },
  'coordinator.add-partitions': {
    meaning: t`The first partition opens the transaction and starts its clock.`,
    source: 'TransactionCoordinator#handleAddPartitionsToTransaction',
  },
  'coordinator.end': {
    meaning: t`The end of a transaction is decided when PrepareCommit or PrepareAbort is written; the client is answered then, before any marker.`,
    source: 'TransactionCoordinator#endTransaction',
  },
  'coordinator.end-bumps-epoch': {
    meaning: t`With transaction.version 2 every end raises the epoch, before it only one that fences: the markers carry the new one.`,
    source: 'TransactionMetadata#prepareAbortOrCommit (KIP-890)',
  },
  'coordinator.complete': {
    meaning: t`When every partition has its marker the transaction is complete.`,
    source: 'TransactionMarkerChannelManager#addTxnMarkersToSend',
  },
  'coordinator.timeout': {
    meaning: t`A transaction that is open longer than transaction.timeout.ms is fenced by a new epoch and aborted, at the next look of a job.`,
    source: 'TransactionCoordinator#abortTimedOutTransactions',
  },
  'coordinator.election': {
    meaning: t`The coordinator is the leader of a partition of __transaction_state; a new one sends the markers of unfinished ends again.`,
    source: 'TransactionCoordinator#onElection',
  },
  'coordinator.offsets': {
    meaning: t`Offsets that travel in a transaction are pending until its marker.`,
    source: 'GroupCoordinator#commitTransactionalOffsets',
  },
  'broker.one-at-a-time': {
    meaning: t`A connection is read again only after the previous request was answered, replication wait included.`,
    source: 'SocketServer#processCompletedReceives, #processCompletedSends',
  },
  'broker.acks-none': {
    meaning: t`acks=0 gets no answer; an error closes the connection.`,
    source: 'KafkaApis#handleProduceRequest',
  },
  'broker.acks-leader': {
    meaning: t`acks=1 is answered after the leader’s own append.`,
    source: 'ReplicaManager#appendRecords',
  },
  'broker.acks-all': {
    meaning: t`acks=all is answered when the high watermark has passed the batch.`,
    source: 'DelayedProduce#tryComplete, Partition#checkEnoughReplicasReachOffset',
  },
  'broker.purgatory-timeout': {
    meaning: t`A produce request that waits for replicas longer than its timeout is answered REQUEST_TIMED_OUT; the batch stays in the log.`,
    source: 'DelayedProduce#onComplete',
  },
  'broker.high-watermark': {
    meaning: t`The high watermark is the smallest log end offset of the in-sync replicas; it stands still while fewer are in sync than min.insync.replicas asks for.`,
    source: 'Partition#maybeIncrementLeaderHW',
  },
  'broker.high-watermark-waits': {
    meaning: t`The high watermark also waits for a follower outside the ISR that was level with the leader within replica.lag.time.max.ms and may join: its broker is not fenced (from 3.3 on) and it has fetched since that broker registered (from 3.5 on). Otherwise it would run ahead of the follower for ever.`,
    source:
      'Partition#maybeIncrementLeaderHW (shouldWaitForReplicaToJoinIsr), #isReplicaIsrEligible',
  },
  'broker.maximal-isr': {
    meaning: t`While the controller has not answered AlterPartition, the high watermark waits for every replica that is or may be in sync: one that is to join counts already, one that is to leave counts still. Meanwhile the leader asks for no other ISR.`,
    source:
      'PartitionState#maximalIsr (PendingExpandIsr, PendingShrinkIsr), Partition#submitAlterPartition',
  },
  'broker.processed-after-cut': {
    meaning: t`A request that the broker received before the connection died is processed all the same; its answer is dropped.`,
    source: 'SocketServer#sendResponse',
  },
  'network.late-bytes': {
    meaning: t`What a client’s socket had taken when the client closed it still arrives, in order, and the broker processes it as ever.`,
    source: 'PlaintextTransportLayer#close without SO_LINGER, Selector#maybeReadFromClosingChannel',
  },
  'broker.answer-unwritten': {
    meaning: t`A broker that cannot write an answer, since the client’s host refused the one before, closes the connection and reads no more of it.`,
    source: 'Selector#pollSelectionKeys (sendFailed), #close with CloseMode.NOTIFY_ONLY',
  },
  'broker.replica-state': {
    meaning: t`Every replica derives what it remembers of producers from the batches it appends, so a follower that takes over knows them too.`,
    source: 'UnifiedLog#appendAsFollower, ProducerStateManager#update',
  },
  'broker.isr-shrink': {
    meaning: t`A follower that has not been level with its leader for replica.lag.time.max.ms leaves the ISR.`,
    source: 'Partition#maybeShrinkIsr',
  },
  'broker.isr-expand': {
    meaning: t`A follower that has reached the high watermark and the start of the leader’s epoch joins the ISR.`,
    source: 'Partition#maybeExpandIsr',
  },
  'broker.truncation': {
    meaning: t`A follower removes what lies behind the point where its epochs and its leader’s part, whatever its high watermark is.`,
    source: 'AbstractFetcherThread#getOffsetTruncationState',
  },
  'broker.snapshot': {
    meaning: t`A broker that starts reads producers from a snapshot at the end of its log, which holds one batch per producer id: a clean stop wrote it, and after a crash recovery writes it.`,
    source:
      'ProducerStateManager#writeSnapshot, LogLoader#recoverSegment, UnifiedLog#rebuildProducerState',
  },
  'broker.producer-expiration': {
    meaning: t`A producer id is forgotten producer.id.expiration.ms after the largest record timestamp of its last batch; nothing is logged.`,
    source: 'ProducerStateManager#isProducerExpired',
  },
  'controller.fence': {
    meaning: t`A broker without heartbeats for broker.session.timeout.ms is fenced: it leaves every ISR in which it is not the last member.`,
    source: 'ReplicationControlManager#handleBrokerFenced',
  },
  'controller.election': {
    meaning: t`The first assigned replica that is alive and in sync leads next, under a new epoch.`,
    source: 'PartitionChangeBuilder#electAnyLeader',
  },
  'controller.unclean-election': {
    meaning: t`Where unclean election is allowed, a replica that is not in sync may lead; what it lacks is lost.`,
    source: 'PartitionChangeBuilder#electAnyLeader',
  },
  'client.metadata': {
    meaning: t`A lost connection or an answer that says “not the leader” makes the client ask who leads; it asks again after retry.backoff.ms, and from 3.7 on later with every answer that says nothing new.`,
    source: 'Metadata#requestUpdate, #timeToAllowUpdate, Sender#completeBatch',
  },
  'client.leader-in-answer': {
    meaning: t`From 3.7 on NOT_LEADER_OR_FOLLOWER names the new leader, so the client need not ask.`,
    source: 'Metadata#updatePartitionLeadership (KIP-951)',
  },
  'client.idempotence-config': {
    meaning: t`Idempotence needs acks=all, retries above 0 and at most five requests in flight.`,
    source: 'ProducerConfig#postProcessAndValidateIdempotenceConfigs',
  },
  'client.batching': {
    meaning: t`send() appends to the partition’s last open batch, or opens a new one.`,
    source: 'RecordAccumulator#append',
  },
  'client.linger': {
    meaning: t`A batch is ready when it is full, when another waits behind it, or linger.ms after it was opened.`,
    source: 'RecordAccumulator#batchReady',
  },
  'client.one-batch-per-partition': {
    meaning: t`A Produce request carries at most one batch of a partition.`,
    source: 'RecordAccumulator#drainBatchesForOneNode',
  },
  'client.sequence-at-drain': {
    meaning: t`Producer id, epoch and base sequence are set when a batch is drained the first time and stay the same on retries.`,
    source: 'RecordAccumulator#drainBatchesForOneNode',
  },
  'client.lowest-first': {
    meaning: t`Of the batches that have a sequence only the lowest unacknowledged one may be sent again.`,
    source: 'RecordAccumulator#shouldStopDrainBatchesForPartition',
  },
  'client.in-flight': {
    meaning: t`At most max.in.flight.requests.per.connection requests wait for an answer on a connection.`,
    source: 'InFlightRequests#canSendMore',
  },
  'client.mute': {
    meaning: t`With one request in flight a partition is muted until its batch completes, so order is kept.`,
    source: 'Sender#sendProducerData (guaranteeMessageOrder)',
  },
  'client.all-in-flight-fail': {
    meaning: t`When a connection ends, every request in flight on it fails, the oldest first.`,
    source: 'NetworkClient#cancelInFlightRequests',
  },
  'client.request-timeout': {
    meaning: t`An answer that takes longer than request.timeout.ms makes the client close the connection.`,
    source: 'NetworkClient#handleTimedOutRequests',
  },
  'client.unauthorized': {
    meaning: t`TopicAuthorizationException fails the batch, and aborts its transaction or raises the epoch; TransactionalIdAuthorizationException and ClusterAuthorizationException end the producer.`,
    source: 'Sender#failBatch, TransactionManager#maybeTransitionToErrorState, #handleFailedBatch',
  },
  'client.unauthorized-init': {
    meaning: t`Since 3.6 initTransactions() that was refused for want of rights may be called again, and without a transactional.id the batches at hand fail and InitProducerId is asked for again; before, the producer was done for.`,
    source: 'Sender#shouldHandleAuthorizationError (KAFKA-13668)',
  },
  'client.retry': {
    meaning: t`A batch is sent again while its delivery time is not over, retries are left and the error is retriable.`,
    source: 'Sender#canRetry',
  },
  'client.retry-sequence': {
    meaning: t`OUT_OF_ORDER_SEQUENCE_NUMBER is retried; if the batch was the next in line, the epoch is raised first.`,
    source: 'TransactionManager#canRetry',
  },
  'client.unknown-producer-again': {
    meaning: t`UNKNOWN_PRODUCER_ID (brokers 1.0 to 2.4) leads to the same batch once more if the answer does not say where the log begins, or the batch has got new numbers meanwhile.`,
    source: 'TransactionManager#canRetry',
  },
  'client.unknown-producer-retention': {
    meaning: t`After UNKNOWN_PRODUCER_ID with a log that begins behind the last acknowledged offset the epoch is raised, in a transaction the batches in flight are numbered from 0 in the same epoch, and the batch is sent again.`,
    source: 'TransactionManager#canRetry, TxnPartitionEntry#startSequencesAtBeginning',
  },
  'client.unknown-producer-lost': {
    meaning: t`After UNKNOWN_PRODUCER_ID of a log that still holds the last acknowledged offset the epoch is raised and the batch sent again; in a transaction it fails, and the partition starts at sequence 0.`,
    source: 'TransactionManager#canRetry, #handleFailedBatch, #resetSequenceForPartition',
  },
  'client.duplicate-sequence': {
    meaning: t`DUPLICATE_SEQUENCE_NUMBER (brokers of 0.11) is a success without an offset: the callback gets -1.`,
    source: 'Sender#completeBatch',
  },
  'client.reenqueue-first': {
    meaning: t`Without idempotence a failed batch goes to the head of its queue, so several come back reversed.`,
    source: 'RecordAccumulator#reenqueue',
  },
  'client.reenqueue-in-order': {
    meaning: t`With idempotence a failed batch goes back to its place by sequence.`,
    source: 'RecordAccumulator#insertInSequenceOrder',
  },
  'client.backoff': {
    meaning: t`A retry waits retry.backoff.ms, doubled each time up to retry.backoff.max.ms, ±20 %; in 2.8 always the same.`,
    source: 'ExponentialBackoff#backoff (KIP-580)',
  },
  'client.backoff-skipped': {
    meaning: t`A retry does not wait when its leader has changed since the last attempt.`,
    source: 'RecordAccumulator#shouldBackoff (KIP-951)',
  },
  'client.epoch-exhausted': {
    meaning: t`After epoch 32767 the producer gives up its id: batches in flight are renumbered without one, and nothing leaves before InitProducerId has brought another.`,
    source: 'TransactionManager#resetIdempotentProducerId, #bumpIdempotentProducerEpoch',
  },
  'client.init-producer-id': {
    meaning: t`InitProducerId without a transactional.id answers an id that nobody had, with epoch 0.`,
    source: 'TransactionManager.InitProducerIdHandler, TransactionCoordinator#handleInitProducerId',
  },
  'client.reconnect': {
    meaning: t`A lost connection is opened again when there is something to send and reconnect.backoff.ms is over.`,
    source: 'ClusterConnectionStates#canConnect',
  },
  'client.delivery-timeout': {
    meaning: t`delivery.timeout.ms after its creation a batch fails with TimeoutException, wherever it is.`,
    source: 'Sender#failExpiredBatches',
  },
  'client.unresolved': {
    meaning: t`After a retried batch has expired the partition takes no new batch until the others are done; then numbering goes on or the epoch is raised.`,
    source: 'TransactionManager#maybeResolveSequences',
  },
  'client.epoch-bump': {
    meaning: t`The idempotent producer raises its epoch by itself and starts sequences again at 0.`,
    source: 'TransactionManager#bumpIdempotentProducerEpoch (KIP-360)',
  },
  'client.split': {
    meaning: t`A batch of several records that the broker finds too large is cut at batch.size and sent again; a part that is too large still is halved, and before 4.2 cut at batch.size for ever.`,
    source: 'RecordAccumulator#splitAndReenqueue',
  },
  'client.acks-none': {
    meaning: t`With acks=0 a send succeeds when its bytes are written to the socket; the offset is -1.`,
    source: 'NetworkClient#handleCompletedSends',
  },
  'client.buffer-memory': {
    meaning: t`Without free buffer.memory send() waits up to max.block.ms; memory is free again when a batch completes, first come, first served.`,
    source: 'BufferPool#allocate, #deallocate',
  },
  'client.buffer-exhausted': {
    meaning: t`When max.block.ms is over the future fails with BufferExhaustedException, and the callback runs at once.`,
    source: 'BufferPool#allocate, KafkaProducer#doSend',
  },
  'client.record-size': {
    meaning: t`A record larger than max.request.size or than buffer.memory is refused before it is buffered.`,
    source: 'KafkaProducer#ensureValidRecordSize',
  },
  'client.sticky-partition': {
    meaning: t`Records without a key stay on one partition for batch.size bytes; the next is drawn, short queues more often.`,
    source: 'BuiltInPartitioner#updatePartitionInfo, #nextPartition (KIP-794)',
  },
  'client.sticky-batch': {
    meaning: t`Up to 3.2, or by a class up to 3.9: records without a key stay on one partition until a new batch is opened there, and then go to another one.`,
    source: 'StickyPartitionCache#nextPartition, DefaultPartitioner#onNewBatch (KIP-480)',
  },
  'client.round-robin': {
    meaning: t`RoundRobinPartitioner gives each record the next partition in turn, key or not. Up to 3.9 a record that opens a batch takes two turns.`,
    source: 'RoundRobinPartitioner#partition, KafkaProducer#doSend (abortForNewBatch)',
  },
  'client.flush': {
    meaning: t`flush() makes every batch sendable and waits for those that are incomplete now, whatever becomes of them.`,
    source: 'KafkaProducer#flush, RecordAccumulator#awaitFlushCompletion',
  },
  'client.close': {
    meaning: t`close() makes every batch sendable and waits until nothing is left or in flight.`,
    source: 'KafkaProducer#close, Sender#run',
  },
  'client.forced-close': {
    meaning: t`When the time of close() is over every incomplete batch fails with KafkaException, stored or not.`,
    source: 'Sender#forceClose, RecordAccumulator#abortIncompleteBatches',
  },
  'client.closed': {
    meaning: t`After close() every send() throws IllegalStateException.`,
    source: 'KafkaProducer#throwIfProducerClosed',
  },
  'client.callbacks-in-order': {
    meaning: t`The callbacks of a batch run in the order of its records; only after all of them its futures are done.`,
    source: 'ProducerBatch#completeFutureAndFireCallbacks',
  },
  'client.new-session': {
    meaning: t`A producer without transactional.id gets a new producer id at every start: epoch 0, sequences from 0.`,
    source: 'TransactionCoordinator#handleInitProducerId',
  },
  'client.transaction-state': {
    meaning: t`A call that does not fit the state of the transaction throws; an error in it can be aborted, or ends the producer.`,
    source: 'TransactionManager#transitionTo',
  },
  'client.transactional-request': {
    meaning: t`One transactional request is in flight at a time, and while one waits no Produce request is sent; it is repeated without limit.`,
    source: 'Sender#maybeSendAndPollTransactionalRequest',
  },
  'client.abort-undrained': {
    meaning: t`An abort fails the records that have no sequence yet; what was sent is waited for.`,
    source: 'RecordAccumulator#abortUndrainedBatches',
  },
  'client.await': {
    meaning: t`A transactional call waits at most max.block.ms; what it began goes on.`,
    source: 'TransactionalRequestResult#await',
  },
  'app.resend': {
    meaning: t`A value that the application sends again is a new record with new numbers: no broker knows it for the same.`,
    source: 'KafkaProducer#send, KIP-98',
  },
  'client.partition-by-key': {
    meaning: t`A keyed record goes to murmur2(key) modulo the number of partitions.`,
    source: 'BuiltInPartitioner#partitionForKey',
  },
  'group.poll': {
    meaning: t`poll() returns at most max.poll.records, and the position moves past them before anybody has acted on them.`,
    source: 'FetchCollector#collectFetch, SubscriptionState#position',
  },
  'group.position': {
    meaning: t`A member goes on at the committed offset of each partition; where there is none, auto.offset.reset decides.`,
    source:
      'ConsumerCoordinator#initWithCommittedOffsetsIfNeeded, OffsetFetcher#resetPositionsIfNeeded',
  },
  'group.range': {
    meaning: t`A rebalance gives each member a range of the topic’s partitions, and a new generation.`,
    source: 'RangeAssignor#assignPartitions, ClassicGroup#initNextGeneration',
  },
  'group.auto-commit': {
    meaning: t`With enable.auto.commit the positions are committed inside poll(), once auto.commit.interval.ms is over; nobody waits for the answer.`,
    source: 'ConsumerCoordinator#maybeAutoCommitOffsetsAsync',
  },
  'group.commit-sync': {
    meaning: t`commitSync() commits and waits for the answer.`,
    source: 'ConsumerCoordinator#commitOffsetsSync',
  },
  'group.commit-written': {
    meaning: t`The coordinator keeps the last committed offset of each partition for the whole group.`,
    source: 'OffsetMetadataManager#commitOffset',
  },
  'group.commit-generation': {
    meaning: t`Only a member of the group’s present generation may commit.`,
    source: 'OffsetMetadataManager#validateOffsetCommit, ClassicGroup#validateOffsetCommit',
  },
  'group.commit-failed': {
    meaning: t`A refused commit is CommitFailedException: the member was thrown out, and others may have its records by now.`,
    source: 'ConsumerCoordinator.OffsetCommitResponseHandler#handle, #sendOffsetCommitRequest',
  },
  'group.transactional-member': {
    meaning: t`sendOffsetsToTransaction names its consumer and the generation that it joined: after it was thrown out of its group the offsets are refused, and only an abort is left.`,
    source:
      'OffsetMetadataManager#validateTransactionalOffsetCommit, TransactionManager.TxnOffsetCommitHandler#handleResponse, KIP-447',
  },
  'group.stable-offsets': {
    meaning: t`A member does not read on where an open transaction may still move the committed offset: it asks again until the end of the transaction is known.`,
    source:
      'OffsetMetadataManager#fetchOffsets (requireStable), ConsumerCoordinator#fetchCommittedOffsets, KIP-447',
  },
  'group.rebalance': {
    meaning: t`A rebalance ends when every member has joined again; one that died is waited for.`,
    source: 'GroupMetadataManager#prepareRebalance, #maybeCompleteJoinPhase',
  },
  'group.session-timeout': {
    meaning: t`A member without a heartbeat for session.timeout.ms is thrown out.`,
    source: 'GroupMetadataManager#expireClassicGroupMemberHeartbeat',
  },
  'group.poll-interval': {
    meaning: t`A member whose application does not call poll() for max.poll.interval.ms leaves the group by itself.`,
    source: 'AbstractCoordinator.HeartbeatThread#run, Heartbeat#pollTimeoutExpired',
  },
  'group.new-member': {
    meaning: t`A restarted consumer is a new member: it knows nothing but what the group committed.`,
    source: 'AbstractCoordinator#generation (no group.instance.id), KIP-345',
  },
  'app.effect': {
    meaning: t`What an application does outside Kafka is part of no offset commit: it stays done, whatever becomes of the commit.`,
    source: 'KafkaConsumer#commitSync (class documentation, offsets and consumer position), KIP-98',
  },
  'app.back-to-committed': {
    meaning: t`An abort moves no consumer: its application itself goes back to what the group has committed, or passes the records over.`,
    source:
      'KafkaProducer#abortTransaction, ExactlyOnceMessageProcessor (Kafka’s example), KafkaConsumer#seek',
  },
  'app.inbox': {
    meaning: t`A table of business keys lets an application pass over what it has dealt with, however the repeat came about.`,
    source: 'KafkaConsumer#seek (class documentation, storing offsets outside Kafka), KIP-98',
  },
  'app.outbox': {
    meaning: t`A row that is marked after its send is sent again after a crash; one that is marked before may never be sent.`,
    source: 'KafkaProducer#send (at least once and at most once), KIP-98',
  },
  'consumer.high-watermark': {
    meaning: t`A consumer reads up to the high watermark.`,
    source: 'ReplicaManager#fetchMessages',
  },
};

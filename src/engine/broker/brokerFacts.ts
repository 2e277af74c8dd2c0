// What brokers and the controller record: how a batch was judged, what replicas have, who leads.
import type { KafkaError } from '../protocol/errors.ts';
import type { ProduceBatch, RecordView } from '../protocol/produce.ts';
import type { RuleId } from '../ruleId.ts';
import type { ClientId, Offset, PartitionId, ProducerId, RequestId, VirtualMs } from '../units.ts';

/** One comparison the broker made, in the order it made them. */
export interface CheckOutcome {
  readonly check:
    | 'authorization'
    | 'leader'
    | 'inSyncReplicas'
    | 'size'
    | 'producerId'
    | 'transaction'
    | 'duplicate'
    | 'epoch'
    | 'sequence';
  readonly rule: RuleId;
  /** `decides`: this check gave the verdict; `passed`: the next one was asked; `notReached`: never asked. */
  readonly outcome: 'passed' | 'decides' | 'notReached';
  /** The values compared, ready to print: `epoch 0 = 0, seq 2–2 = 2–2, stored at 106`. */
  readonly values: string;
}

/** What the broker did with a batch. */
export type Verdict =
  | { readonly kind: 'APPENDED'; readonly baseOffset: Offset; readonly lastOffset: Offset }
  | { readonly kind: 'DUPLICATE'; readonly baseOffset: Offset; readonly lastOffset: Offset }
  | { readonly kind: 'REFUSED'; readonly error: KafkaError; readonly message: string };

export interface BrokerFacts {
  /** An ACL denies a producer WRITE on a topic, or (null) on its transactional.id; then no more. */
  writeDenied: { readonly producer: ClientId; readonly topic: string | null };
  writeAllowed: { readonly producer: ClientId; readonly topic: string | null };
  /** The leader judged one batch: every check in order, with the values, and the verdict. */
  batchDecided: {
    readonly broker: number;
    readonly request: RequestId;
    readonly batch: ProduceBatch;
    readonly checks: readonly CheckOutcome[];
    readonly verdict: Verdict;
    readonly rule: RuleId;
    readonly logEndOffset: Offset;
  };
  /** The leader learned from a follower's fetch how far that replica has come. */
  followerFetched: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly follower: number;
    readonly logEndOffset: Offset;
  };
  highWatermarkAdvanced: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly highWatermark: Offset;
    readonly from: Offset;
  };
  /** The leader's ISR was committed by the controller (AlterPartition, or a fenced broker). */
  isrChanged: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly from: readonly number[];
    readonly to: readonly number[];
    readonly rule: RuleId;
  };
  /** The controller chose a leader: broker -1 where nobody may lead. */
  leaderElected: {
    readonly partition: PartitionId;
    readonly leader: number;
    readonly from: number;
    readonly leaderEpoch: number;
    readonly unclean: boolean;
    readonly inSyncReplicaIds: readonly number[];
    /** First offset that the new leader will give. */
    readonly startOffset: Offset;
  };
  /** A follower removed what its leader does not have. */
  replicaTruncated: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly from: Offset;
    readonly to: Offset;
    readonly highWatermark: Offset;
    readonly records: readonly RecordView[];
  };
  brokerStopped: {
    readonly broker: number;
    /** `crash`: the process was killed; `clean`: it was shut down and wrote a producer snapshot. */
    readonly how: 'crash' | 'clean';
    readonly diskLost: boolean;
  };
  /** The controller missed the broker's heartbeats for broker.session.timeout.ms. */
  brokerFenced: { readonly broker: number };
  /** The broker is up again and has loaded its logs. */
  brokerStarted: {
    readonly broker: number;
    readonly loaded: readonly {
      readonly partition: PartitionId;
      readonly logEndOffset: Offset;
      /** Batches remembered per producer id: one each. */
      readonly producers: readonly { readonly producerId: ProducerId; readonly batches: number }[];
    }[];
  };
  replicationStopped: { readonly broker: number; readonly partition: PartitionId };
  replicationResumed: { readonly broker: number; readonly partition: PartitionId };
  /** A replica dropped what it knew of a producer id. */
  producerForgotten: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly producerId: ProducerId;
    /** `expired`: by producer.id.expiration.ms; `lever`: by a hand that Kafka does not have. */
    readonly why: 'expired' | 'lever';
    readonly lastTimestamp: VirtualMs;
  };
}

// Kafka: LogConfig, the settings of a topic, per release. Left out: message.format.version, internal.segment.bytes and the two
// lists of throttled replicas. Held to the real classes by clusterConfig.test.ts.
import type { Profile } from '../engine/index.ts';
import {
  BEFORE_4,
  type ClusterRow,
  double,
  FROM_3,
  FROM_4,
  flag,
  int,
  levelOr,
  list,
  long,
  MIDDLE,
  OLD,
  oneOf,
  tablesOf,
  text,
} from './clusterRows.ts';

const ROWS: readonly ClusterRow[] = [
  ['cleanup.policy', list(['delete'], oneOf('compact', 'delete')), BEFORE_4],
  // 4.2
  ['cleanup.policy', list(['delete'], { ...oneOf('compact', 'delete'), unique: true }), FROM_4],
  ['compression.gzip.level', levelOr(-1, 1, 9, -1), FROM_3],
  ['compression.lz4.level', int(9, 1, 17), FROM_3],
  [
    'compression.type',
    text('producer', oneOf('uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer')),
  ],
  ['compression.zstd.level', int(3, -131072, 22), FROM_3],
  ['delete.retention.ms', long(86400000, 0)],
  ['errors.deadletterqueue.group.enable', flag(false), FROM_4],
  ['file.delete.delay.ms', long(60000, 0)],
  ['flush.messages', long('9223372036854775807', 0), OLD],
  ['flush.messages', long('9223372036854775807', 1), FROM_3],
  ['flush.ms', long('9223372036854775807', 0)],
  ['index.interval.bytes', int(4096, 0)],
  ['local.retention.bytes', long(-2, -2), FROM_3],
  ['local.retention.ms', long(-2, -2), FROM_3],
  ['max.compaction.lag.ms', long('9223372036854775807', 1)],
  ['max.decompressed.message.bytes', int(2147483639, 1, 2147483639), FROM_4],
  ['max.message.bytes', int(1048588, 0, null, true)],
  ['message.downconversion.enable', flag(true), BEFORE_4],
  ['message.timestamp.after.max.ms', long('9223372036854775807', 0), MIDDLE],
  ['message.timestamp.after.max.ms', long(3600000, 0), FROM_4],
  ['message.timestamp.before.max.ms', long('9223372036854775807', 0), FROM_3],
  ['message.timestamp.difference.max.ms', long('9223372036854775807', 0), BEFORE_4],
  ['message.timestamp.type', text('CreateTime', oneOf('CreateTime', 'LogAppendTime'))],
  ['min.cleanable.dirty.ratio', double(0.5, 0, 1)],
  ['min.compaction.lag.ms', long(0, 0)],
  ['min.insync.replicas', int(1, 1, null, true)],
  ['preallocate', flag(false)],
  ['remote.copy.lag.bytes', long(-1, -1), FROM_4],
  ['remote.copy.lag.ms', long(0, -1), FROM_4],
  ['remote.log.copy.disable', flag(false), FROM_3],
  ['remote.log.delete.on.disable', flag(false), FROM_3],
  ['remote.storage.enable', flag(false), FROM_3],
  ['retention.bytes', long(-1)],
  ['retention.ms', long(604800000, -1)],
  ['segment.bytes', int(1073741824, 14), BEFORE_4],
  ['segment.bytes', int(1073741824, 1048576), FROM_4],
  ['segment.index.bytes', int(10485760, 0), OLD],
  ['segment.index.bytes', int(10485760, 4), FROM_3],
  ['segment.jitter.ms', long(0, 0)],
  ['segment.ms', long(604800000, 1)],
  ['unclean.leader.election.enable', flag(false, true)],
];

const TABLES = tablesOf(ROWS);

/** Settings of a topic with type, default and range, by name. */
export const topicConfigs = (profile: Profile) => TABLES[profile];

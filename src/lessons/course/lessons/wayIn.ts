// Step 1: the stations of a record, and when send() returns.
import { lesson } from '../format.ts';

export const wayIn = lesson({
  id: 'way-in',
  level: 'foundation',
  minutes: 4,
  beats: [
    {
      id: 'send',
      scene: 'happy-path',
      at: { event: 'recordAppended', record: 'order-1' },
      subgoal: 'sent',
      introduces: ['partition', 'accumulator', 'replica'],
      says: {
        buffer: ['first(recordAppended) before first(requestSent)'],
        question: ['first(recordAppended) before first(batchDrained)'],
      },
      predict: {
        options: {
          log: 'appendedAt(order-1) == 0',
          waits: 'first(recordAppended, order-1) before first(requestSent, order-1)',
          replicas: 'completedAt(order-1) == 0',
        },
        reveal: { event: 'requestSent', record: 'order-1' },
      },
      sources: ['KafkaProducer#doSend', 'RecordAccumulator#append'],
    },
    {
      id: 'request',
      scene: 'happy-path',
      at: { event: 'requestSent', record: 'order-1' },
      subgoal: 'sent',
      introduces: ['in flight', 'linger.ms'],
      numbers: {
        linger: 'effective(linger.ms)',
        limit: 'effective(max.in.flight.requests.per.connection)',
      },
      says: {
        linger: ['effective(linger.ms) == 5', 'sent(order-1) == 1'],
        parallel: ['effective(max.in.flight.requests.per.connection) == 5'],
      },
      sources: [
        'RecordAccumulator#drainBatchesForOneNode',
        'linger.ms',
        'max.in.flight.requests.per.connection',
      ],
    },
    {
      id: 'written',
      scene: 'happy-path',
      at: { event: 'batchDecided', record: 'order-1' },
      subgoal: 'appended',
      introduces: ['follower'],
      numbers: { 'append.offset': 'verdicts(order-1)[0]' },
      says: {
        leader: ['verdicts(order-1)[0] == APPENDED@0'],
        notYet: ['first(batchDecided, order-1) before first(sendCompleted, order-1)'],
      },
      sources: ['ReplicaManager#appendRecords', 'UnifiedLog#append'],
    },
    {
      id: 'receipt',
      scene: 'happy-path',
      at: { event: 'sendCompleted', record: 'order-1' },
      subgoal: 'acknowledged',
      introduces: ['high watermark', 'in-sync replicas', 'future', 'acks', 'committed'],
      says: {
        committed: [
          'first(highWatermarkAdvanced) before first(sendCompleted, order-1)',
          'effective(acks) == all',
        ],
        receipt: ['completed(order-1) == ok@0', 'completed(order-3) == ok@2', 'errorsSeen == []'],
      },
      challenge: {
        goals: {
          early: 'first(sendCompleted, order-1) before first(highWatermarkAdvanced)',
          stored: 'log == [order-1, order-2, order-3]',
        },
        hints: ['who', 'value'],
        solution: { config: { acks: '1' } },
      },
      sources: ['Partition#checkEnoughReplicasReachOffset', 'acks'],
    },
  ],
  takeaways: {
    promise: {
      scene: 'happy-path',
      holds: ['first(recordAppended) before first(requestSent)', 'completed(order-1) == ok@0'],
    },
  },
});

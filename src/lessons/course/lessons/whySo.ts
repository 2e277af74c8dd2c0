// Why it was designed so: what numbers cost, in bytes, memory and throughput.
import { lesson } from '../format.ts';

export const whySo = lesson({
  id: 'why-so',
  level: 'advanced',
  minutes: 3,
  beats: [
    {
      id: 'bytes',
      scene: 'cost-board-numbered',
      at: { event: 'requestSent', record: 'order-1' },
      subgoal: 'sent',
      numbers: { first: 'seq(order-1)', last: 'seq(order-100)' },
      says: {
        hundred: ['seq(order-1) == 0', 'seq(order-100) == 99', 'sent(order-100) == 1'],
        plain: { scene: 'cost-board-plain', holds: ['batchBytes(order-1) == 2589'] },
      },
      predict: {
        options: {
          each: 'batchBytes(order-1) > 3000',
          batch: 'batchBytes(order-1) == 2603',
          none: 'batchBytes(order-1) == 2589',
        },
        reveal: { event: 'sendCompleted', record: 'order-1' },
      },
      sources: ['DefaultRecordBatch'],
    },
    {
      id: 'memory',
      scene: 'memory-meter-1',
      at: 'end',
      subgoal: 'judged',
      numbers: { entries: 'stateEntries(1)', bytes: 'stateBytes(1)' },
      says: {
        entry: ['stateEntries(1) == 2', 'stateBytes(1) == 872'],
        ids: { scene: 'memory-meter-3', holds: ['stateEntries(1) == 6', 'pid(order-30) == 4003'] },
      },
      sources: ['ProducerStateManager', 'producer.id.expiration.ms', 'KIP-854'],
    },
    {
      id: 'speed',
      scene: 'throughput-all-5-numbered',
      at: 'end',
      subgoal: 'acknowledged',
      says: {
        same: ['throughput > 343583', 'throughput < 379751'],
        plain: {
          scene: 'throughput-all-5',
          holds: [
            'throughput > 343583',
            'throughput < 379751',
            'effective(enable.idempotence) == false',
          ],
        },
        acks: { scene: 'throughput-1-5', holds: ['throughput > 1288437'] },
      },
      sources: ['KIP-185', 'KIP-679'],
    },
    {
      id: 'ids',
      scene: 'throughput-all-5-numbered',
      at: 'end',
      subgoal: 'judged',
      numbers: { records: 'hw', ids: 'idBytes', window: 'stateBytes(1)' },
      says: {
        rejected: ['hw == 60', 'idBytes == 960', 'stateBytes(1) == 436'],
        derived: {
          scene: 'failover-remembers',
          holds: ['verdicts(order-1) == [APPENDED, DUPLICATE@0]'],
        },
        pipeline: { scene: 'throughput-all-1', holds: ['throughput < 162750'] },
      },
      sources: [
        'KIP-98',
        'ProducerStateEntry#NUM_BATCHES_TO_RETAIN',
        'ProducerStateManager#update',
      ],
    },
  ],
  takeaways: {
    cost: {
      scene: 'cost-board-plain',
      holds: ['batchBytes(order-1) == 2589', 'pid(order-1) == -1'],
    },
  },
});

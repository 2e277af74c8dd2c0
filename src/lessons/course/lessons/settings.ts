// Step 5: which settings carry the promise, and what happens when they contradict one another.
import { lesson } from '../format.ts';

export const settings = lesson({
  id: 'settings',
  level: 'intermediate',
  minutes: 5,
  fast: true,
  beats: [
    {
      id: 'order',
      scene: 'order-kept',
      at: { event: 'batchDecided', record: 'order-2' },
      subgoal: 'judged',
      says: {
        refused: ['verdicts(order-2)[0] == NOT_ENOUGH_REPLICAS'],
        under: [
          'sent(order-3) >= 2',
          'first(requestSent, order-3) before first(batchDecided, order-2)',
        ],
      },
      predict: {
        options: {
          overtake: 'log == [order-1, order-3, order-4, order-2]',
          kept: 'log == [order-1, order-2, order-3, order-4]',
          missing: 'storedTimes(order-2) == 0',
        },
        reveal: 'end',
      },
      sources: ['ProducerAppendInfo#checkSequence', 'RecordAccumulator#insertInSequenceOrder'],
    },
    {
      id: 'next',
      scene: 'order-kept',
      at: { event: 'batchDecided', record: 'order-3' },
      subgoal: 'judged',
      introduces: ['OUT_OF_ORDER_SEQUENCE_NUMBER'],
      numbers: { seq: 'seq(order-3)' },
      says: {
        gap: ['verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER', 'seq(order-3) == 2'],
        without: {
          scene: 'overtaken',
          holds: ['log == [order-2, order-3, order-1]', 'effective(enable.idempotence) == false'],
        },
      },
      sources: ['ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'all-of-one',
      scene: 'all-of-one',
      at: { event: 'requestSent', record: 'order-1' },
      subgoal: 'acknowledged',
      introduces: ['min.insync.replicas'],
      says: {
        alone: ['effective(acks) == all', 'count(isrChanged) >= 1'],
        one: {
          scene: 'all-of-one',
          topicConfig: { 'min.insync.replicas': null },
          holds: ['completed(order-1) == ok@0'],
        },
      },
      predict: {
        options: {
          fails: 'completed(order-1) == NotEnoughReplicasException',
          success: 'completed(order-1) == ok@0',
          waits: 'completed(order-1) == pending',
        },
        reveal: { event: 'sendCompleted', record: 'order-1' },
      },
      sources: ['Partition#checkEnoughReplicasReachOffset', 'acks', 'min.insync.replicas'],
    },
    {
      id: 'lost',
      scene: 'all-of-one',
      at: 'end',
      subgoal: 'acknowledged',
      introduces: ['unclean leader election'],
      says: {
        gone: ['completed(order-1) == ok@0', 'storedTimes(order-1) == 0'],
        two: {
          scene: 'five-retries-default',
          holds: [
            'completed(order-1) == ok@0',
            'storedTimes(order-1) == 1',
            'verdicts(order-1)[0] == NOT_ENOUGH_REPLICAS',
          ],
        },
      },
      challenge: {
        goals: { kept: 'completed(order-1) != ok@0' },
        hints: ['where'],
        solution: { topicConfig: { 'min.insync.replicas': '2' } },
      },
      sources: ['min.insync.replicas'],
    },
    {
      id: 'quiet',
      scene: 'pitfall-quiet-off-acks-1',
      at: 'start',
      subgoal: 'judged',
      says: {
        off: ['effective(enable.idempotence) == false', 'configWarnings == []'],
        explicit: { scene: 'pitfall-inflight-explicit', holds: ['count(configRejected) == 1'] },
      },
      sources: ['ProducerConfig#postProcessAndValidateIdempotenceConfigs', 'enable.idempotence'],
    },
  ],
  takeaways: {
    aloud: { scene: 'pitfall-quiet-off-acks-1', holds: ['effective(enable.idempotence) == false'] },
    insync: {
      scene: 'all-of-one',
      holds: ['storedTimes(order-1) == 0', 'completed(order-1) == ok@0'],
    },
  },
});

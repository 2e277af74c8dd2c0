// Beyond: a batch that is refused for good, and the new epoch that lets the others go on.
import { lesson } from '../format.ts';

export const epochBump = lesson({
  id: 'epoch-bump',
  level: 'expert',
  minutes: 5,
  beats: [
    {
      id: 'poison',
      scene: 'poison-batch',
      at: { event: 'batchDecided', record: 'order-2' },
      record: 'order-2',
      subgoal: 'judged',
      says: {
        large: ['verdicts(order-2) == [MESSAGE_TOO_LARGE]', 'seq(order-2) == 1'],
        way: ['first(requestSent, order-3) before first(batchDecided, order-2)'],
      },
      predict: {
        options: {
          old: 'verdicts(order-3) == [APPENDED]',
          renumbered: 'verdicts(order-3) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
          stuck: 'storedTimes(order-3) == 0',
        },
        reveal: 'end',
      },
      sources: ['UnifiedLog#analyzeAndValidateRecords', 'ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'edition',
      scene: 'poison-batch',
      at: { event: 'batchDecided', record: 'order-3', nth: 2 },
      record: 'order-3',
      tab: 'why',
      subgoal: 'judged',
      numbers: { epoch: 'epoch(order-3)', seq: 'seq(order-3)' },
      says: {
        hole: ['verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER'],
        anew: ['epoch(order-3) == 1', 'seq(order-3) == 0', 'count(epochBumped) == 1'],
        told: ['completed(order-2) == RecordTooLargeException', 'completed(order-3) == ok@1'],
      },
      sources: ['TransactionManager#bumpIdempotentProducerEpoch', 'KIP-360'],
    },
    {
      id: 'no-bump',
      scene: 'order-kept',
      at: { event: 'batchDecided', record: 'order-2' },
      record: 'order-3',
      subgoal: 'retried',
      says: {
        softer: [
          'verdicts(order-2)[0] == NOT_ENOUGH_REPLICAS',
          'first(requestSent, order-4) before last(requestSent, order-2)',
        ],
      },
      fill: {
        blanks: { epoch: 'epoch(order-3)', seq: 'seq(order-3)', log: 'log' },
        reveal: 'end',
      },
      sources: ['TransactionManager#canRetry', 'RecordAccumulator#insertInSequenceOrder'],
    },
    {
      id: 'last',
      scene: 'epoch-exhausted',
      at: 'end',
      record: 'order-4',
      tab: 'life',
      subgoal: 'judged',
      numbers: { last: 'epoch(order-2)', id: 'pid(order-4)', epoch: 'epoch(order-4)' },
      says: {
        end: ['epoch(order-2) == 32767', 'pid(order-2) == 4001'],
        next: ['pid(order-4) == 4002', 'epoch(order-4) == 0', 'count(producerIdReceived) == 1'],
      },
      sources: ['TransactionManager#resetIdempotentProducerId'],
    },
    {
      id: 'own',
      scene: 'poison-batch',
      at: 'end',
      subgoal: 'appended',
      says: { handle: ['errorsSeen == [RecordTooLargeException]', 'log == [order-1, order-3]'] },
      challenge: {
        goals: { all: 'log == [order-1, order-2, order-3]', calm: 'count(epochBumped) == 0' },
        hints: ['who', 'value'],
        solution: { topicConfig: { 'max.message.bytes': '1000' } },
      },
      sources: ['max.message.bytes'],
    },
  ],
  takeaways: {
    one: {
      scene: 'poison-batch',
      holds: ['log == [order-1, order-3]', 'completed(order-2) == RecordTooLargeException'],
    },
    epoch: { scene: 'poison-batch', holds: ['epoch(order-3) == 1', 'seq(order-3) == 0'] },
  },
});

// Under the hood: one broker, nine batches made by hand, one decision each.
import { lesson } from '../format.ts';

export const inside = lesson({
  id: 'inside',
  level: 'advanced',
  minutes: 3,
  beats: [
    {
      id: 'fresh',
      scene: 'xray',
      at: { event: 'batchDecided', record: 'x2a' },
      tab: 'why',
      subgoal: 'judged',
      numbers: { first: 'seq(x2a)', last: 'seq(x2b)' },
      says: {
        hand: ['count(batchDecided) == 9', 'count(recordAppended) == 0'],
        first: [
          'verdicts(x1a) == [APPENDED]',
          'verdicts(x2a) == [APPENDED]',
          'log[0] == x1a',
          'seq(x2a) == 1',
          'seq(x2b) == 2',
        ],
      },
      sources: ['UnifiedLog#analyzeAndValidateProducerState', 'ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'same',
      scene: 'xray',
      at: { event: 'batchDecided', record: 'x3a' },
      subgoal: 'judged',
      numbers: { first: 'seq(x3a)', last: 'seq(x3b)', offset: 'verdicts(x3a)[0]' },
      says: { range: ['verdicts(x3a)[0] == DUPLICATE@1', 'seq(x3a) == 1', 'seq(x3b) == 2'] },
      sources: ['ProducerStateEntry#findDuplicateBatch'],
    },
    {
      id: 'part',
      scene: 'xray',
      at: { event: 'requestSent', record: 'x4a' },
      subgoal: 'judged',
      numbers: { seq: 'seq(x4a)', first: 'seq(x2a)' },
      says: { part: ['verdicts(x2a) == [APPENDED]', 'seq(x2a) == 1', 'seq(x4a) == 2'] },
      predict: {
        options: {
          append: 'verdicts(x4a) == [APPENDED]',
          known: 'verdicts(x4a) == [DUPLICATE@2]',
          order: 'verdicts(x4a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]',
        },
        reveal: { event: 'batchDecided', record: 'x4a' },
      },
      sources: ['ProducerStateEntry#batchWithSequenceRange'],
    },
    {
      id: 'epoch',
      scene: 'xray',
      at: { event: 'requestSent', record: 'x6a' },
      subgoal: 'judged',
      numbers: { old: 'epoch(x2a)', epoch: 'epoch(x6a)', seq: 'seq(x6a)' },
      says: {
        gap: ['verdicts(x5a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]'],
        next: [
          'verdicts(x3a) == [DUPLICATE@1]',
          'epoch(x2a) == 0',
          'epoch(x6a) == 1',
          'seq(x6a) == 3',
        ],
      },
      predict: {
        options: {
          append: 'verdicts(x6a) == [APPENDED]',
          order: 'verdicts(x6a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]',
          fenced: 'verdicts(x6a) == [INVALID_PRODUCER_EPOCH]',
        },
        reveal: { event: 'batchDecided', record: 'x6a' },
      },
      sources: ['ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'older',
      scene: 'xray',
      at: { event: 'batchDecided', record: 'x8a' },
      subgoal: 'judged',
      introduces: ['fencing', 'INVALID_PRODUCER_EPOCH'],
      says: {
        zero: ['verdicts(x7a) == [APPENDED]'],
        old: ['verdicts(x8a) == [INVALID_PRODUCER_EPOCH]'],
        none: ['verdicts(x9a) == [APPENDED]', 'log == [x1a, x2a, x2b, x7a, x9a]'],
      },
      sources: ['ProducerAppendInfo#checkProducerEpoch'],
    },
  ],
  takeaways: {
    checks: {
      scene: 'xray',
      holds: [
        'verdicts(x3a) == [DUPLICATE@1]',
        'verdicts(x5a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]',
        'verdicts(x8a) == [INVALID_PRODUCER_EPOCH]',
      ],
    },
  },
});

// Under the hood: one broker, nine batches made by hand, one decision each.
import { lesson } from '../format.ts';

export const inside = lesson({
  id: 'inside',
  level: 'advanced',
  minutes: 4,
  beats: [
    {
      id: 'fresh',
      scene: 'xray',
      at: { event: 'batchDecided', record: 'x2a' },
      tab: 'why',
      subgoal: 'judged',
      says: {
        hand: 'words',
        first: ['verdicts(x1a) == [APPENDED]', 'verdicts(x2a) == [APPENDED]', 'log[0] == x1a'],
      },
      sources: ['UnifiedLog#analyzeAndValidateProducerState', 'ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'same',
      scene: 'xray',
      at: { event: 'batchDecided', record: 'x3a' },
      subgoal: 'judged',
      says: { range: ['verdicts(x3a) == [DUPLICATE@1]'] },
      sources: ['ProducerStateEntry#findDuplicateBatch'],
    },
    {
      id: 'part',
      scene: 'xray',
      at: { event: 'requestSent', record: 'x4a' },
      subgoal: 'judged',
      says: { part: ['verdicts(x2a) == [APPENDED]'] },
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
      says: {
        gap: ['verdicts(x5a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]'],
        next: ['verdicts(x3a) == [DUPLICATE@1]'],
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
      introduces: ['fencing'],
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

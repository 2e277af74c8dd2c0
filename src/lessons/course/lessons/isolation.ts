// Beyond: what a transaction makes visible, to whom and when.
import { lesson } from '../format.ts';

export const isolation = lesson({
  id: 'isolation',
  level: 'expert',
  minutes: 6,
  beats: [
    {
      id: 'behind',
      scene: 'txn-isolation',
      at: { event: 'sendCompleted', record: 'order-2' },
      record: 'order-2',
      subgoal: 'judged',
      says: {
        open: [
          'verdicts(order-1) == [APPENDED@0]',
          'first(sendCompleted, order-1) before first(markerWritten)',
        ],
        plain: ['verdicts(order-2) == [APPENDED@1]', 'completed(order-2) == ok@1'],
      },
      predict: {
        options: {
          now: 'last(recordsRead, order-2) before first(markerWritten)',
          waits: 'first(markerWritten) before last(recordsRead, order-2)',
          both: 'readBy(rc) == [order-1, order-2]',
        },
        reveal: 'end',
      },
      sources: ['UnifiedLog#lastStableOffset', 'isolation.level'],
    },
    {
      id: 'stable',
      scene: 'txn-isolation',
      at: 'end',
      subgoal: 'judged',
      introduces: ['last stable offset', 'marker'],
      numbers: { end: 'lso', rc: 'readBy(rc)', ru: 'readBy(ru)' },
      says: {
        lso: ['first(markerWritten) before last(recordsRead, order-2)'],
        marker: ['lso == 3', 'log == [order-1, order-2]'],
        readers: ['readBy(rc) == [order-2]', 'readBy(ru) == [order-1, order-2]'],
      },
      sources: ['ProducerStateManager#firstUnstableOffset', 'FetchCollector#collectFetch'],
    },
    {
      id: 'transfer',
      scene: 'atomic-write',
      at: { event: 'producerCrashed' },
      subgoal: 'appended',
      says: {
        torn: [
          'count(producerCrashed) == 1',
          'first(batchDecided, debit) before first(producerCrashed)',
        ],
        again: ['calls(p1) == [ok, ok, ok, ok, ok]', 'storedTimes(debit) == 2'],
      },
      predict: {
        options: {
          twice: 'readBy(rc) == [debit, debit, credit]',
          once: 'readBy(rc) == [debit, credit]',
          half: 'readBy(rc) == [debit]',
        },
        reveal: 'end',
      },
      sources: [
        'TransactionCoordinator#handleInitProducerId',
        'TransactionMarkerChannelManager#addTxnMarkersToSend',
      ],
    },
    {
      id: 'loop',
      scene: 'ctp-crash',
      at: { event: 'consumerStopped' },
      subgoal: 'judged',
      says: {
        biller: [
          'first(sendCompleted, bill-for-order-2) before first(consumerStopped)',
          'count(consumerStopped) == 1',
        ],
        offsets: ['committedOffset(cards) == 3'],
      },
      fill: {
        blanks: { stored: 'storedTimes(bill-for-order-2)', rc: 'readBy(rc)', ru: 'readBy(ru)' },
        reveal: 'end',
      },
      sources: ['GroupCoordinator#commitTransactionalOffsets', 'KIP-447'],
    },
    {
      id: 'own',
      scene: 'transaction-timeout',
      at: 'end',
      subgoal: 'judged',
      numbers: { limit: 'effective(transaction.timeout.ms)' },
      says: {
        late: [
          'effective(transaction.timeout.ms) == 10000',
          'verdicts(order-2) == [INVALID_PRODUCER_EPOCH]',
          'calls(p1) == [ok, ok, InvalidProducerEpochException]',
          'committed == []',
        ],
      },
      challenge: {
        goals: { both: 'committed == [order-1, order-2]' },
        hints: ['long'],
        solution: { config: { 'transaction.timeout.ms': '60000' } },
      },
      sources: ['TransactionCoordinator#abortTimedOutTransactions', 'transaction.timeout.ms'],
    },
  ],
  takeaways: {
    wait: {
      scene: 'txn-isolation',
      holds: ['readBy(rc) == [order-2]', 'first(markerWritten) before last(recordsRead, order-2)'],
    },
    ask: {
      scene: 'ctp-crash',
      holds: [
        'readBy(rc) == [bill-for-order-1, bill-for-order-2, bill-for-order-3]',
        'storedTimes(bill-for-order-2) == 2',
      ],
    },
  },
});

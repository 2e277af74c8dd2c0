// Beyond: an instance that was replaced and comes back. Two strangers without a name; fencing with one.
import { lesson } from '../format.ts';

export const zombies = lesson({
  id: 'zombies',
  level: 'expert',
  minutes: 6,
  beats: [
    {
      id: 'awake',
      scene: 'zombie-unfenced',
      at: { event: 'producerResumed' },
      subgoal: 'sent',
      introduces: ['zombie'],
      says: {
        frozen: [
          'count(producerPaused) == 1',
          'first(recordAppended) before first(producerPaused)',
        ],
        replaced: ['first(batchDecided) before first(producerResumed)'],
      },
      predict: {
        options: {
          old: 'verdicts(order-7)[1] == INVALID_PRODUCER_EPOCH',
          copy: 'verdicts(order-7)[1] == DUPLICATE@0',
          stored: 'verdicts(order-7)[1] == APPENDED',
        },
        reveal: { event: 'batchDecided', record: 'order-7', nth: 2 },
      },
      sources: ['UnifiedLog#analyzeAndValidateProducerState'],
    },
    {
      id: 'strangers',
      scene: 'zombie-unfenced',
      at: 'end',
      subgoal: 'judged',
      numbers: { copies: 'storedTimes(order-7)', charged: 'effects(order-7)' },
      says: {
        ids: ['storedTimes(order-7) == 2', 'verdicts(order-7) == [APPENDED, APPENDED]'],
        nobody: ['errorsSeen == []', 'effects(order-7) == 2'],
      },
      sources: ['TransactionCoordinator#handleInitProducerId', 'KafkaProducer'],
    },
    {
      id: 'named',
      scene: 'zombie-fenced',
      at: { event: 'transactionCalled', nth: 3 },
      subgoal: 'judged',
      introduces: ['transaction coordinator'],
      says: {
        open: ['first(sendCompleted) before first(producerPaused)', 'epochOf(billing-1) == 3'],
        asks: ['calls(b) == [ok, ok, ok]'],
      },
      predict: {
        options: {
          waits: 'calls(a) == [ok, ok, ok]',
          stays: 'committed == [order-7, order-7]',
          aborted: 'committed == [order-7]',
        },
        reveal: { event: 'markerWritten' },
      },
      sources: ['TransactionCoordinator#handleInitProducerId', 'KIP-98'],
    },
    {
      id: 'refused',
      scene: 'zombie-fenced',
      at: 'end',
      subgoal: 'judged',
      numbers: { stored: 'storedTimes(order-7)' },
      says: {
        back: [
          'calls(a) == [ok, ok, ProducerFencedException, ProducerFencedException]',
          'state(a) == FATAL_ERROR',
        ],
        reader: ['storedTimes(order-7) == 2', 'readBy(rc) == [order-7]'],
        partition: {
          scene: 'transaction-timeout',
          holds: ['verdicts(order-2) == [INVALID_PRODUCER_EPOCH]'],
        },
      },
      sources: ['TransactionCoordinator#endTransaction', 'ProducerAppendInfo#checkProducerEpoch'],
    },
    {
      id: 'same-name',
      scene: 'restart-transactional-resend',
      at: { event: 'producerRestarted' },
      record: 'order-2',
      subgoal: 'judged',
      says: {
        named: [
          'verdicts(order-2)[0] == APPENDED',
          'first(markerWritten) before first(producerCrashed)',
        ],
        same: ['pid(order-2) == 4001'],
      },
      fill: {
        blanks: { seq: 'seq(order-2)', copies: 'storedTimes(order-2)' },
        reveal: 'end',
      },
      sources: ['TransactionMetadata#prepareIncrementProducerEpoch', 'transactional.id'],
    },
    {
      id: 'own',
      scene: 'zombie-fenced',
      at: 'end',
      subgoal: 'judged',
      says: {
        group: {
          scene: 'ctp-zombie',
          holds: ['count(commitRefused) == 1', 'first(memberRemoved) before first(commitRefused)'],
        },
      },
      challenge: {
        goals: { twice: 'committed == [order-7, order-7]', fine: 'calls(b) == [ok, ok, ok]' },
        hints: ['when', 'fault'],
        solution: { switchedOff: [0] },
      },
      sources: ['KIP-447', 'OffsetMetadataManager#validateTransactionalOffsetCommit'],
    },
  ],
  takeaways: {
    name: {
      scene: 'zombie-fenced',
      holds: ['committed == [order-7]', 'state(a) == FATAL_ERROR'],
    },
    content: {
      scene: 'zombie-fenced',
      switchedOff: [0],
      holds: ['committed == [order-7, order-7]'],
    },
  },
});

// The first lesson and the heart of the fast path: one silence, one retry, one copy too many, and what a number does.
import { lesson } from '../format.ts';

export const lostAnswer = lesson({
  id: 'lost-answer',
  level: 'foundation',
  minutes: 6,
  fast: true,
  beats: [
    {
      id: 'silence',
      scene: 'lost-ack',
      at: { event: 'connectionLost' },
      record: 'order-17',
      subgoal: 'sent',
      introduces: ['producer', 'broker', 'log', 'offset', 'ack', 'batch'],
      numbers: { 'append.offset': 'verdicts(order-17)[0]' },
      says: {
        stored: ['verdicts(order-17)[0] == APPENDED@106'],
        lost: [
          'count(connectionLost) == 1',
          'first(responseSent, order-17) before first(connectionLost)',
        ],
        ask: ['pid(order-17) == -1', 'sent(order-17) == 2'],
      },
      predict: {
        options: {
          once: 'storedTimes(order-17) == 1',
          twice: 'storedTimes(order-17) == 2',
          never: 'storedTimes(order-17) == 0',
        },
        reveal: { event: 'batchDecided', record: 'order-17', nth: 2 },
      },
      sources: ['NetworkClient#processDisconnection', 'Sender#canRetry'],
    },
    {
      id: 'again',
      scene: 'lost-ack',
      at: { event: 'sendCompleted', record: 'order-17' },
      record: 'order-17',
      tab: 'life',
      subgoal: 'retried',
      introduces: ['retry'],
      numbers: { 'copy.offset': 'verdicts(order-17)[1]', told: 'completed(order-17)' },
      says: {
        same: [
          'sent(order-17) == 2',
          'verdicts(order-17)[0] == APPENDED@106',
          'verdicts(order-17)[1] == APPENDED@107',
        ],
        told: ['completed(order-17) == ok@107', 'errorsSeen == []'],
        charged: ['effects(order-17) == 2'],
      },
      sources: ['RecordAccumulator#reenqueue', 'UnifiedLog#append'],
    },
    {
      id: 'half-told',
      scene: 'lost-ack-duplicate',
      at: { event: 'connectionLost' },
      record: 'order-2',
      subgoal: 'retried',
      says: {
        stored: ['verdicts(order-2)[0] == APPENDED', 'effective(enable.idempotence) == false'],
      },
      fill: {
        blanks: {
          sent: 'sent(order-2)',
          stored: 'storedTimes(order-2)',
          told: 'completed(order-2)',
        },
        reveal: { event: 'sendCompleted', record: 'order-2' },
      },
      sources: ['RecordAccumulator#reenqueue', 'UnifiedLog#append'],
    },
    {
      id: 'number',
      scene: 'lost-ack',
      changes: { config: { 'enable.idempotence': 'true' } },
      at: { event: 'requestSent', record: 'order-17', nth: 2 },
      record: 'order-17',
      subgoal: 'judged',
      introduces: ['producer id', 'sequence number', 'idempotence', 'record', 'duplicate'],
      numbers: { pid: 'pid(order-17)', seq: 'seq(order-17)' },
      says: {
        stamp: ['pid(order-17) == 4001', 'seq(order-17) == 2'],
        kept: ['sent(order-17) == 2'],
      },
      predict: {
        options: {
          error: 'completed(order-17) == DuplicateSequenceException',
          first: 'completed(order-17) == ok@106',
          second: 'completed(order-17) == ok@107',
        },
        reveal: { event: 'sendCompleted', record: 'order-17' },
      },
      sources: ['UnifiedLog#analyzeAndValidateProducerState', 'KIP-98'],
    },
    {
      id: 'one-copy',
      scene: 'lost-ack',
      changes: { config: { 'enable.idempotence': 'true' } },
      at: { event: 'batchDecided', record: 'order-17', nth: 2 },
      record: 'order-17',
      tab: 'why',
      subgoal: 'acknowledged',
      introduces: ['request'],
      says: {
        match: [
          'verdicts(order-17) == [APPENDED@106, DUPLICATE@106]',
          'storedTimes(order-17) == 1',
        ],
        default: {
          scene: 'happy-path',
          holds: ['effective(enable.idempotence) == true', 'effective(acks) == all'],
        },
      },
      challenge: {
        goals: {
          off: 'effective(enable.idempotence) == false',
          once: 'storedTimes(order-17) == 1',
        },
        hints: ['which', 'where'],
        solution: {
          config: { 'enable.idempotence': 'false' },
          switchedOff: [0],
          faults: ['cut:requestSent:order-17:1:20'],
        },
      },
      sources: ['ProducerStateEntry#findDuplicateBatch', 'enable.idempotence', 'KIP-679'],
    },
    {
      id: 'where',
      scene: 'happy-path',
      at: 'end',
      subgoal: 'acknowledged',
      introduces: ['leader'],
      says: {
        does: ['storedTimes(order-1) == 1', 'effective(enable.idempotence) == true'],
        restart: { scene: 'restart-resend', holds: ['storedTimes(order-2) == 2'] },
        beyond: { scene: 'torn-write', holds: ['log(orders-0) == [debit]', 'log(orders-1) == []'] },
      },
      sources: ['KafkaProducer', 'KIP-98'],
    },
  ],
  takeaways: {
    silence: { scene: 'lost-ack', holds: ['storedTimes(order-17) == 2', 'errorsSeen == []'] },
    number: {
      scene: 'lost-ack-deduplicated',
      holds: ['verdicts(order-2) == [APPENDED, DUPLICATE@1]'],
    },
  },
});

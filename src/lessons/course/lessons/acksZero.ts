// Beyond: acks=0. Success that means nothing, and a broker that can only hang up.
import { lesson } from '../format.ts';

export const acksZero = lesson({
  id: 'acks-zero',
  level: 'advanced',
  minutes: 5,
  beats: [
    {
      id: 'leaving',
      scene: 'acks0-silence',
      at: { event: 'recordAppended', record: 'order-2' },
      record: 'order-2',
      subgoal: 'sent',
      says: {
        asks: ['effective(acks) == 0', 'effective(enable.idempotence) == false'],
        fault: ['count(trafficHeld) == 1', 'count(connectionCut) == 1'],
      },
      predict: {
        options: {
          error: 'completed(order-2) == NetworkException',
          pending: 'completed(order-2) == pending',
          success: 'completed(order-2) == ok@-1',
        },
        reveal: 'end',
      },
      sources: ['NetworkClient#handleCompletedSends', 'acks'],
    },
    {
      id: 'silence',
      scene: 'acks0-silence',
      at: 'end',
      record: 'order-2',
      tab: 'life',
      subgoal: 'acknowledged',
      numbers: { sent: 'sent(order-2)', log: 'log', offset: 'completed(order-3)' },
      says: {
        done: ['sent(order-2) == 1', 'log == [order-1, order-3]', 'errorsSeen == []'],
        all: ['completed(order-1) == ok@-1', 'completed(order-3) == ok@-1'],
      },
      sources: ['NetworkClient#handleCompletedSends', 'Sender#sendProducerData'],
    },
    {
      id: 'protest',
      scene: 'poison-batch',
      changes: { config: { acks: '0' } },
      at: { event: 'batchDecided', record: 'order-2' },
      record: 'order-2',
      subgoal: 'judged',
      says: {
        large: ['verdicts(order-2) == [MESSAGE_TOO_LARGE]', 'effective(acks) == 0'],
        no: ['count(responseSent) == 0', 'count(connectionClosedByBroker) == 1'],
      },
      fill: {
        blanks: { log: 'log', told: 'completed(order-2)', sent: 'sent(order-3)' },
        reveal: 'end',
      },
      sources: ['KafkaApis#handleProduceRequest'],
    },
    {
      id: 'own',
      scene: 'acks0-silence',
      at: 'end',
      subgoal: 'acknowledged',
      says: {
        meant: ['effective(enable.idempotence) == false', 'storedTimes(order-2) == 0'],
      },
      challenge: {
        goals: {
          all: 'log == [order-1, order-2, order-3]',
          receipt: 'completed(order-2) == ok@1',
        },
        hints: ['ask', 'value'],
        solution: { config: { acks: '1' } },
      },
      sources: ['acks', 'enable.idempotence'],
    },
  ],
  takeaways: {
    nothing: {
      scene: 'acks0-silence',
      holds: ['completed(order-2) == ok@-1', 'storedTimes(order-2) == 0'],
    },
    neighbours: {
      scene: 'poison-batch',
      config: { acks: '0' },
      holds: ['log == [order-1]', 'errorsSeen == []'],
    },
  },
});

// Three pitfalls, each with the wrong and the right configuration under the same faults.
import { lesson } from '../format.ts';

export const pitfalls = lesson({
  id: 'pitfalls',
  level: 'intermediate',
  minutes: 5,
  beats: [
    {
      id: 'acks',
      scene: 'pitfall-quiet-off-acks-1',
      at: { event: 'connectionLost' },
      subgoal: 'retried',
      says: {
        wrong: [
          'effective(acks) == 1',
          'effective(enable.idempotence) == false',
          'configWarnings == []',
        ],
        fault: ['count(requestFailed) == 3'],
      },
      predict: {
        options: {
          fine: 'log == [order-1, order-2, order-3]',
          mirror: 'log == [order-1, order-2, order-3, order-3, order-2, order-1]',
        },
        reveal: 'end',
      },
      sources: ['ProducerConfig#postProcessAndValidateIdempotenceConfigs'],
    },
    {
      id: 'acks-right',
      scene: 'pitfall-quiet-off-acks-all',
      at: 'end',
      subgoal: 'judged',
      says: {
        right: ['effective(enable.idempotence) == true', 'log == [order-1, order-2, order-3]'],
        five: {
          scene: 'five-retries',
          holds: [
            'effective(enable.idempotence) == true',
            'completed(order-1) == NotEnoughReplicasException',
          ],
        },
      },
      sources: ['enable.idempotence', 'retries'],
    },
    {
      id: 'ten',
      scene: 'pitfall-inflight-3.9',
      at: 'start',
      subgoal: 'retried',
      introduces: ['max.in.flight.requests.per.connection'],
      says: { wrong: ['effective(max.in.flight.requests.per.connection) == 10'] },
      predict: {
        options: {
          on: 'effective(enable.idempotence) == true',
          off: 'effective(enable.idempotence) == false',
          refused: 'count(configRejected) == 1',
        },
        reveal: 'end',
      },
      sources: ['ProducerConfig#postProcessAndValidateIdempotenceConfigs'],
    },
    {
      id: 'ten-right',
      scene: 'pitfall-inflight-current',
      at: 'end',
      subgoal: 'judged',
      says: {
        since: [
          'count(configRejected) == 1',
          'configError == "To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is 10."',
        ],
        five: { scene: 'throughput-all-10', holds: ['throughput > 343583', 'throughput < 379751'] },
        same: { scene: 'throughput-all-5', holds: ['throughput > 343583', 'throughput < 379751'] },
      },
      challenge: {
        goals: { starts: 'configError == none', stored: 'storedTimes(order-1) == 1' },
        hints: ['less'],
        solution: { config: { 'max.in.flight.requests.per.connection': '5' } },
      },
      sources: ['max.in.flight.requests.per.connection'],
    },
    {
      id: 'restart',
      scene: 'consumer-inbox-plain',
      at: { event: 'producerRestarted' },
      record: 'order-2',
      subgoal: 'judged',
      says: {
        wrong: ['effective(enable.idempotence) == true', 'count(producerCrashed) == 1'],
        again: ['count(recordAppended, order-2) == 2', 'verdicts(order-2)[0] == APPENDED'],
      },
      predict: {
        options: {
          once: 'effects(order-2) == 1',
          twice: 'effects(order-2) == 2',
        },
        reveal: 'end',
      },
      sources: ['TransactionCoordinator#handleInitProducerId'],
    },
    {
      id: 'restart-right',
      scene: 'outbox-relay',
      at: 'end',
      subgoal: 'judged',
      says: {
        right: ['storedTimes(order-2) == 2', 'effects(order-2) == 1', 'count(recordSkipped) == 1'],
        before: { scene: 'outbox-relay-before', holds: ['storedTimes(order-2) == 0'] },
        after: {
          scene: 'outbox-relay-after',
          holds: ['storedTimes(order-2) == 2', 'effects(order-2) == 2'],
        },
      },
      sources: ['KafkaProducer'],
    },
  ],
  takeaways: {
    aloud: { scene: 'pitfall-quiet-off-acks-1', holds: ['effective(enable.idempotence) == false'] },
    both: { scene: 'outbox-relay', holds: ['effects(order-2) == 1'] },
  },
});

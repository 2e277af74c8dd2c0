// Lines of a transactional producer's log: TransactionManager, KafkaProducer.
import type { TransactionEvent } from '../transactionEvents.ts';
import type { LogLine } from './clientLog.ts';
import { writerFor } from './loggers.ts';

/** What the client writes when its transaction moves. */
export function transactionalLines(event: TransactionEvent): readonly LogLine[] {
  switch (event.type) {
    case 'transactionCalled':
      return event.call === 'abortTransaction'
        ? [
            writerFor(event, event.producer)(
              'INFO',
              'KafkaProducer',
              'Aborting incomplete transaction',
            ),
          ]
        : [];
    case 'transactionManagerMoved': {
      const { from, to, error } = event;
      const write = writerFor(event, event.producer);
      if (error) {
        const kind = to === 'FATAL_ERROR' ? 'fatal' : 'abortable';
        const thrown = `org.apache.kafka.common.errors.${error.exception}: ${error.message}`;
        return [
          write('INFO', 'TransactionManager', `Transiting to ${kind} error state due to ${thrown}`),
          write(
            'DEBUG',
            'TransactionManager',
            `Transition from state ${from} to error state ${to}`,
          ),
        ];
      }
      return [
        write('DEBUG', 'TransactionManager', `Transition from state ${from} to ${to}`),
        ...(to === 'INITIALIZING' && from === 'UNINITIALIZED'
          ? [
              write(
                'INFO',
                'TransactionManager',
                'Invoking InitProducerId for the first time in order to acquire a producer ID',
              ),
            ]
          : []),
      ];
    }
    default:
      return [];
  }
}

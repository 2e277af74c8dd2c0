// What is said in every room, and the run that says otherwise.
import type { Mistake } from './guide.ts';

export const mistakes: readonly Mistake[] = [
  {
    said: 'Idempotence compares messages.',
    answer: 'It compares numbers. The same order sent twice by the application is stored twice.',
    scene: 'restart-resend',
    shows: [
      { label: 'Producer id of the first send', term: 'pid(order-1)' },
      { label: 'Producer id after the restart', term: 'pid(order-2)' },
      { label: 'order-2 is stored', term: 'storedTimes(order-2)' },
    ],
  },
  {
    said: 'The broker throws a duplicate away with an error.',
    answer: 'It answers with success and the offset of the first write.',
    scene: 'lost-ack-deduplicated',
    shows: [
      { label: 'The broker’s verdicts on order-2', term: 'verdicts(order-2)' },
      { label: 'The application is told', term: 'completed(order-2)' },
    ],
  },
  {
    said: 'acks=all means every replica.',
    answer: 'It means every replica in sync, and that can be one.',
    scene: 'all-of-one',
    shows: [
      { label: 'The application is told', term: 'completed(order-1)' },
      { label: 'The log in the end', term: 'log' },
    ],
  },
  {
    said: 'More than five in flight gives duplicates.',
    answer: 'With idempotence a current client does not even start.',
    scene: 'pitfall-inflight-current',
    shows: [{ label: 'Kafka says', term: 'configError' }],
  },
  {
    said: 'A timeout means that it was not stored.',
    answer: 'It means that nobody knows. Here are both.',
    scene: 'deadline-stored',
    shows: [
      { label: 'The application is told', term: 'completed(order-1)' },
      { label: 'Written, after so many ms', term: 'appendedAt(order-1)' },
      { label: 'Timed out, after so many ms', term: 'completedAt(order-1)' },
    ],
  },
  {
    said: 'The same number on two partitions is a duplicate.',
    answer:
      'Each partition counts for itself. Two partitions can hold the same order only if send() was called twice.',
    scene: 'keyless-resend',
    shows: [
      { label: 'send() was called', term: 'count(recordAppended, order-1)' },
      { label: 'Log of orders-0', term: 'log(orders-0)' },
      { label: 'Log of orders-1', term: 'log(orders-1)' },
    ],
  },
  {
    said: 'One lost answer is one retry.',
    answer: 'The connection goes down with everything on it: three requests fail together.',
    scene: 'palindrome',
    shows: [
      { label: 'Requests that failed', term: 'count(requestFailed)' },
      { label: 'The log in the end', term: 'log' },
    ],
  },
  {
    said: 'One in flight is enough against duplicates.',
    answer: 'It keeps the order. A lost answer doubles the record all the same.',
    scene: 'one-in-flight',
    shows: [
      { label: 'The log in the end', term: 'log' },
      { label: 'In order', term: 'isSorted(log)' },
    ],
  },
  {
    said: 'The producer is exactly once, so we are done.',
    answer:
      'Its own retries are. A crash of the consumer charges again unless somebody remembers the payment’s number.',
    scene: 'payment-consumer-crash-plain',
    shows: [
      { label: 'The charge took effect', term: 'effects(charge)' },
      { label: 'It is stored', term: 'storedTimes(charge)' },
    ],
  },
];

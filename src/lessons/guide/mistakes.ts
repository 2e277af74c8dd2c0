// What is said in every room, and the run that says otherwise.
import { t } from '../../i18n/t.ts';
import type { Mistake } from './guide.ts';

export const mistakes: readonly Mistake[] = [
  {
    said: t`Idempotence compares messages.`,
    answer: t`It compares numbers. The same order sent twice by the application is stored twice.`,
    scene: 'restart-resend',
    shows: [
      { label: t`Producer id of the first send`, term: 'pid(order-1)' },
      { label: t`Producer id after the restart`, term: 'pid(order-2)' },
      { label: t`order-2 is stored`, term: 'storedTimes(order-2)' },
    ],
  },
  {
    said: t`The broker throws a duplicate away with an error.`,
    answer: t`It answers with success and the offset of the first write.`,
    scene: 'lost-ack-deduplicated',
    shows: [
      { label: t`The broker’s verdicts on order-2`, term: 'verdicts(order-2)' },
      { label: t`The application is told`, term: 'completed(order-2)' },
    ],
  },
  {
    said: t`acks=all means every replica.`,
    answer: t`It means every replica in sync, and that can be one.`,
    scene: 'all-of-one',
    shows: [
      { label: t`The application is told`, term: 'completed(order-1)' },
      { label: t`The log in the end`, term: 'log' },
    ],
  },
  {
    said: t`More than five in flight gives duplicates.`,
    answer: t`With idempotence a current client does not even start.`,
    scene: 'pitfall-inflight-current',
    shows: [{ label: t`Kafka says`, term: 'configError' }],
  },
  {
    said: t`A timeout means that it was not stored.`,
    answer: t`It means that nobody knows. Here are both.`,
    scene: 'deadline-stored',
    shows: [
      { label: t`The application is told`, term: 'completed(order-1)' },
      { label: t`Written, after so many ms`, term: 'appendedAt(order-1)' },
      { label: t`Timed out, after so many ms`, term: 'completedAt(order-1)' },
    ],
  },
  {
    said: t`The same number on two partitions is a duplicate.`,
    answer: t`Each partition counts for itself. Two partitions can hold the same order only if send() was called twice.`,
    scene: 'keyless-resend',
    shows: [
      { label: t`send() was called`, term: t`count(recordAppended, order-1)` },
      { label: t`Log of orders-0`, term: 'log(orders-0)' },
      { label: t`Log of orders-1`, term: 'log(orders-1)' },
    ],
  },
  {
    said: t`One lost answer is one retry.`,
    answer: t`The connection goes down with everything on it: three requests fail together.`,
    scene: 'palindrome',
    shows: [
      { label: t`Requests that failed`, term: 'count(requestFailed)' },
      { label: t`The log in the end`, term: 'log' },
    ],
  },
  {
    said: t`One in flight is enough against duplicates.`,
    answer: t`It keeps the order. A lost answer doubles the record all the same.`,
    scene: 'one-in-flight',
    shows: [
      { label: t`The log in the end`, term: 'log' },
      { label: t`In order`, term: 'isSorted(log)' },
    ],
  },
  {
    said: t`The producer is exactly once, so we are done.`,
    answer: t`Its own retries are. A crash of the consumer charges again unless somebody remembers the payment’s number.`,
    scene: 'payment-consumer-crash-plain',
    shows: [
      { label: t`The charge took effect`, term: 'effects(charge)' },
      { label: t`It is stored`, term: 'storedTimes(charge)' },
    ],
  },
];

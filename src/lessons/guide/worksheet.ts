// A sheet with blanks. Its key is read from the runs when it is shown.
import type { Exercise } from './guide.ts';

export const worksheet: readonly Exercise[] = [
  {
    scene: 'happy-path',
    task: 'Three orders, nothing goes wrong.',
    blanks: [
      { label: 'The log', term: 'log' },
      { label: 'High watermark', term: 'hw' },
    ],
  },
  {
    scene: 'retry-harmless',
    task: 'The request of order-2 is lost before it arrives.',
    blanks: [
      { label: 'order-2 was sent so often', term: 'sent(order-2)' },
      { label: 'and is stored so often', term: 'storedTimes(order-2)' },
    ],
  },
  {
    scene: 'lost-ack',
    task: 'order-17 is stored, and its answer is lost. No idempotence.',
    blanks: [
      { label: 'The log', term: 'log' },
      { label: 'The application is told of order-17', term: 'completed(order-17)' },
      { label: 'The customer is charged so often', term: 'effects(order-17)' },
    ],
  },
  {
    scene: 'palindrome',
    task: 'Three in flight are stored, then the connection breaks. No idempotence.',
    blanks: [{ label: 'The log', term: 'log' }],
  },
  {
    scene: 'reversed',
    task: 'Three in flight, and the connection breaks before the broker reads them. No idempotence.',
    blanks: [
      { label: 'The log', term: 'log' },
      { label: 'order-1 is stored so often', term: 'storedTimes(order-1)' },
    ],
  },
  {
    scene: 'lost-ack-deduplicated',
    task: 'The answer for order-2 is lost. With idempotence.',
    blanks: [
      { label: 'The broker’s two verdicts', term: 'verdicts(order-2)' },
      { label: 'The application is told', term: 'completed(order-2)' },
    ],
  },
  {
    scene: 'window-4',
    task: 'A late copy of order-1 arrives behind four more batches.',
    blanks: [
      { label: 'The broker remembers the batches', term: 'window(orders-0, 4001)' },
      { label: 'Verdicts on order-1', term: 'verdicts(order-1)' },
    ],
  },
  {
    scene: 'window-5',
    task: 'And behind five.',
    blanks: [
      { label: 'The broker remembers the batches', term: 'window(orders-0, 4001)' },
      { label: 'Verdicts on order-1', term: 'verdicts(order-1)' },
    ],
  },
  {
    scene: 'restart-resend',
    task: 'The service restarts and sends order-2 again. With idempotence.',
    blanks: [
      { label: 'Number of order-2 under the new producer id', term: 'seq(order-2)' },
      { label: 'The log', term: 'log' },
    ],
  },
  {
    scene: 'deadline-stored',
    task: 'No answer comes until delivery.timeout.ms is over, and the shop sends again.',
    blanks: [
      { label: 'The application is told first', term: 'completed(order-1)' },
      { label: 'order-1 is stored so often', term: 'storedTimes(order-1)' },
    ],
  },
];

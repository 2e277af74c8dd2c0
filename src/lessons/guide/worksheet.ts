// A sheet with blanks. Its key is read from the runs when it is shown.
import { t } from '../../i18n/t.ts';
import type { Exercise } from './guide.ts';

export const worksheet: readonly Exercise[] = [
  {
    scene: 'happy-path',
    task: t`Three orders, nothing goes wrong.`,
    blanks: [
      { label: t`The log`, term: 'log' },
      { label: t`High watermark`, term: 'hw' },
    ],
  },
  {
    scene: 'retry-harmless',
    task: t`The request of order-2 is lost before it arrives.`,
    blanks: [
      { label: t`order-2 was sent so often`, term: 'sent(order-2)' },
      { label: t`and is stored so often`, term: 'storedTimes(order-2)' },
    ],
  },
  {
    scene: 'lost-ack',
    task: t`order-17 is stored, and its answer is lost. No idempotence.`,
    blanks: [
      { label: t`The log`, term: 'log' },
      { label: t`The application is told of order-17`, term: 'completed(order-17)' },
      { label: t`The customer is charged so often`, term: 'effects(order-17)' },
    ],
  },
  {
    scene: 'palindrome',
    task: t`Three in flight are stored, then the connection breaks. No idempotence.`,
    blanks: [{ label: t`The log`, term: 'log' }],
  },
  {
    scene: 'reversed',
    task: t`Three in flight, and the connection breaks before the broker reads them. No idempotence.`,
    blanks: [
      { label: t`The log`, term: 'log' },
      { label: t`order-1 is stored so often`, term: 'storedTimes(order-1)' },
    ],
  },
  {
    scene: 'lost-ack-deduplicated',
    task: t`The answer for order-2 is lost. With idempotence.`,
    blanks: [
      { label: t`The broker’s two verdicts`, term: 'verdicts(order-2)' },
      { label: t`The application is told`, term: 'completed(order-2)' },
    ],
  },
  {
    scene: 'window-4',
    task: t`A late copy of order-1 arrives behind four more batches.`,
    blanks: [
      { label: t`The broker remembers the batches`, term: 'window(orders-0, 4001)' },
      { label: t`Verdicts on order-1`, term: 'verdicts(order-1)' },
    ],
  },
  {
    scene: 'window-5',
    task: t`And behind five.`,
    blanks: [
      { label: t`The broker remembers the batches`, term: 'window(orders-0, 4001)' },
      { label: t`Verdicts on order-1`, term: 'verdicts(order-1)' },
    ],
  },
  {
    scene: 'restart-resend',
    task: t`The service restarts and sends order-2 again. With idempotence.`,
    blanks: [
      { label: t`Number of order-2 under the new producer id`, term: 'seq(order-2)' },
      { label: t`The log`, term: 'log' },
    ],
  },
  {
    scene: 'deadline-stored',
    task: t`No answer comes until delivery.timeout.ms is over, and the shop sends again.`,
    blanks: [
      { label: t`The application is told first`, term: 'completed(order-1)' },
      { label: t`order-1 is stored so often`, term: 'storedTimes(order-1)' },
    ],
  },
];

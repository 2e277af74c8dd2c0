// The plan, third part: restarts, transactions, applications and mirrors.
import { lanes, type PlannedScene, planned, played, tested } from './format.ts';

const BILLS = '[bill-for-order-1, bill-for-order-2, bill-for-order-3]';

export const applicationScenes: readonly PlannedScene[] = [
  planned('torn-write', 'log(orders-0) == [debit]', 'log(orders-1) == []'),
  lanes(
    'atomic-write',
    tested('between the crash and the new transaction nobody reads half a transfer'),
    played('atomic-write', 'committed(orders-0) == [debit]', 'committed(orders-1) == [credit]'),
    played('atomic-write-3.9', 'committed(orders-0) == [debit]', 'committed(orders-1) == [credit]'),
  ),
  planned(
    'restart-resend',
    'storedTimes(order-2) == 2',
    'verdicts(order-2) == [APPENDED, APPENDED]',
    'pid(order-1) != pid(order-2)',
  ),
  planned(
    'restart-transactional-resend',
    'pid(order-2) == 4001',
    'epoch(order-2) > 0',
    'seq(order-2) == 0',
    'committed == [order-2, order-2]',
  ),
  planned(
    'keyless-resend',
    'log(orders-0) == [order-1]',
    'log(orders-1) == [order-1]',
    'count(recordAppended, order-1) == 2',
  ),
  planned('zombie-unfenced', 'log == [order-7, order-7]', 'errorsSeen == []'),
  lanes(
    'zombie-fenced',
    played(
      'zombie-fenced',
      'calls(a)[2] == ProducerFencedException',
      'committed == [order-7]',
      'epochOf(billing-1) == 3',
    ),
    played(
      'zombie-fenced-3.9',
      'calls(a)[2] == ProducerFencedException',
      'committed == [order-7]',
      'epochOf(billing-1) == 2',
    ),
  ),
  planned(
    'txn-isolation',
    'readBy(ru) == [order-1, order-2]',
    'first(recordsRead, order-2) before first(markerWritten)',
    'first(markerWritten) before last(recordsRead, order-2)',
    'readBy(rc) == [order-2]',
  ),
  lanes(
    'pitfall-restart',
    played('pitfall-restart-advice', 'effects(order-2) == 2'),
    played('pitfall-restart-outbox', 'effects(order-2) == 1'),
    played('ctp-crash', `readBy(rc) == ${BILLS}`),
  ),
  lanes(
    'payment-charge',
    ...['deadline', 'restart', 'double-click', 'consumer-crash'].flatMap((way) => [
      played(`payment-${way}-plain`, 'effects(charge) == 2'),
      played(`payment-${way}`, 'effects(charge) == 1'),
    ]),
  ),
  lanes(
    'order-pipeline',
    tested('thirty keyed orders are stored once each, per key as they were sent'),
    played(
      'order-pipeline',
      ...Array.from({ length: 30 }, (_, index) => `storedTimes(order-${index + 1}) == 1`),
      'count(leaderElected) == 1',
      'errorsSeen == []',
    ),
  ),
  lanes(
    'stock-sync',
    played('stock-sync-deltas', 'balance(shelf-7) == 94'),
    played('stock-sync-levels', 'balance(shelf-7) == 95'),
  ),
  lanes(
    'ctp-crash',
    played(
      'ctp-crash-idempotent',
      'storedTimes(bill-for-order-2) == 2',
      'committedOffset(cards) == 3',
    ),
    played('ctp-crash', `committed(bills-0) == ${BILLS}`),
  ),
  lanes(
    'consumer-inbox',
    played('consumer-inbox-plain', 'effects(order-2) == 2'),
    played('consumer-inbox', 'effects(order-2) == 1'),
  ),
  planned(
    'outbox-relay',
    ...[1, 2, 3].flatMap((number) => [
      `storedTimes(order-${number}) >= 1`,
      `effects(order-${number}) == 1`,
    ]),
  ),
  lanes(
    'tcp-mirror',
    played(
      'tcp-mirror-lost-ack',
      'tcp(order-2) == [delivered, dropped]',
      'storedTimes(order-2) == 1',
    ),
    played(
      'tcp-mirror-early',
      'tcp(order-3)[0] == buffered',
      'verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
    ),
    played('tcp-mirror-late-copy', 'tcp(order-1) == [delivered, dropped]', 'tcpDelivered == log'),
  ),
  lanes(
    'db-mirror',
    played('myth-client-only', 'storedTimes(order-1) == 2'),
    played('db-mirror-key', 'storedTimes(order-1) == 2', 'effects(order-1) == 1'),
    played('db-mirror-charge-first', 'effects(order-2) == 2'),
    played('db-mirror-row-first', 'effects(order-2) == 0'),
    played('db-mirror-together', 'effects(order-2) == 1'),
  ),
  planned(
    'warehouse-mirror',
    'storedTimes(order-1) == 1',
    'storedTimes(order-2) == 2',
    'effects(order-2) == 1',
  ),
];

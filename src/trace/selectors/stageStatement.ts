// The consumer's side: everything it acted on, against what it should have.

import type {
  ConsumerState,
  LedgerEntry,
  RecordId,
  RecordView,
  SentRecord,
} from '../../engine/index.ts';
import { listOf } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { numberText } from '../words.ts';
import { moneyText } from './labels.ts';
import { originsOf } from './railView.ts';
import { isAborted, isLost, type ShopBook, shopBook } from './shopBook.ts';
import type { Scene } from './stageFocus.ts';
import type { StatementRowView, StatementView } from './stageTypes.ts';

/** One consumer's statement; without one, of the first that reads the partition. */
export function statementView(scene: Scene, consumer = consumerOf(scene)): StatementView {
  if (!consumer) {
    return {
      caption: '',
      title: t`No consumer`,
      rows: [],
      charged: '',
      owed: '',
      off: false,
      note: null,
      empty: t`nobody reads this topic`,
    };
  }
  const ledger = ledgerOf(listOf(consumer.ledger), originsOf(scene.index.trace));
  const money = tradesMoney(scene);
  const worth = ({ record }: { readonly record: RecordView }) => (money ? record.amount : 1);
  const sum = (list: readonly { readonly record: RecordView }[]) =>
    list.reduce((total, one) => total + worth(one), 0);
  const text = (value: number) => (money ? moneyText(value) : `${numberText(value)}×`);
  const sums = sumsOf(scene, ledger, shopBook(scene, consumer));
  const excess = sum([...sums.early, ...sums.copies, ...sums.failed]);
  const charged = sum(ledger.map((one) => one.entry));
  const next = consumer.positions.find((one) => one.partition === scene.partition)?.nextOffset;
  return {
    caption: next === undefined ? '' : t`next offset ${numberText(next)}`,
    title: money ? t`Card statement` : t`Ledger`,
    rows: ledger.map(({ entry, copy }) => rowOf(scene, ledger, entry, copy, worth, text)),
    charged: text(charged),
    owed: text(charged - excess + sum(sums.missing)),
    off: excess > 0,
    note: noteOf(ledger, sums, (list) => text(sum(list))),
    empty: t`no charge yet`,
  };
}

/** Where a statement and the shop's book differ. */
interface Sums {
  /** Charged though their transaction was aborted later. */
  readonly early: readonly LedgerEntry[];
  /** Charged though charged before. */
  readonly copies: readonly LedgerEntry[];
  /** Charged though the shop was told that they failed. */
  readonly failed: readonly LedgerEntry[];
  /** Placed and not charged, and those among them that never will be. */
  readonly missing: readonly SentRecord[];
  readonly lost: readonly SentRecord[];
  /** How many failed and were not charged. */
  readonly withdrawn: number;
}

function sumsOf(scene: Scene, ledger: readonly Charge[], { placed, failed }: ShopBook): Sums {
  const orders = new Set(ledger.map((one) => one.order));
  const missing = [...placed].flatMap(([order, one]) => (orders.has(order) ? [] : [one]));
  const early = ledger.filter((one) => isAborted(one.entry, scene));
  const kept = ledger.filter((one) => !early.includes(one));
  return {
    early: early.map((one) => one.entry),
    copies: kept.filter((one) => one.copy).map((one) => one.entry),
    failed: kept.filter((one) => !one.copy && failed.has(one.order)).map((one) => one.entry),
    missing,
    lost: missing.filter((one) => isLost(scene, one)),
    withdrawn: [...failed].filter((one) => !orders.has(one)).length,
  };
}

/** Decided by the whole run, so that the title is the same from the first moment on. */
function tradesMoney({ index }: Scene): boolean {
  return index.trace.scenario.producers.some((one) => one.sends.some(({ amount }) => amount > 0));
}

function consumerOf({ world, partition }: Scene): ConsumerState | undefined {
  return (
    world.consumers.find((one) => one.positions.some((each) => each.partition === partition)) ??
    world.consumers[0]
  );
}

interface Charge {
  readonly entry: LedgerEntry;
  /** The record of the first send. */
  readonly order: RecordId;
  /** Acted on before. */
  readonly copy: boolean;
}

const known = new WeakMap<readonly LedgerEntry[], readonly Charge[]>();

function ledgerOf(ledger: readonly LedgerEntry[], origins: Origins): readonly Charge[] {
  const made = known.get(ledger) ?? readLedger(ledger, origins);
  known.set(ledger, made);
  return made;
}

/** Of an order that the application sent again by itself, each record stands for the first. */
type Origins = ReturnType<typeof originsOf>;

function readLedger(ledger: readonly LedgerEntry[], origins: Origins): readonly Charge[] {
  const seen = new Set<RecordId>();
  return ledger.map((entry) => {
    const order = origins.get(entry.record.id) ?? entry.record.id;
    const copy = seen.has(order);
    seen.add(order);
    return { entry, order, copy };
  });
}

function rowOf(
  scene: Scene,
  ledger: readonly Charge[],
  entry: LedgerEntry,
  copy: boolean,
  worth: (entry: LedgerEntry) => number,
  text: (value: number) => string,
): StatementRowView {
  const { record, offset, partition } = entry;
  return {
    id: `${partition}/${offset}`,
    text: record.value,
    value: worth(entry),
    amount: text(worth(entry)),
    copy,
    strong: record.id === scene.record || ledger.at(-1)?.entry === entry,
  };
}

/** The worst that can be said, with its sum. */
function noteOf(
  ledger: readonly Charge[],
  { early, copies, failed, missing, lost, withdrawn }: Sums,
  text: (list: Sums['lost'] | Sums['failed']) => string,
): StatementView['note'] {
  if (early.length > 0) {
    return { kind: 'lost', title: t`read too early`, detail: t`${text(early)} was aborted` };
  }
  if (copies.length > 0) {
    const counts = new Map<RecordId, number>();
    for (const { order } of ledger) {
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    const twice = most === 2 ? t`charged twice` : t`charged ${most} times`;
    return { kind: 'duplicated', title: twice, detail: t`${text(copies)} too much` };
  }
  if (lost.length > 0) {
    return { kind: 'lost', title: t`never charged`, detail: t`${text(lost)} lost` };
  }
  if (failed.length > 0) {
    return { kind: 'lost', title: t`failed, yet charged`, detail: t`${text(failed)} too much` };
  }
  if (ledger.length === 0) return null;
  const swapped = ledger.some(({ entry }, at) => {
    const before = ledger[at - 1]?.entry;
    return before !== undefined && isLater(before, entry);
  });
  if (swapped) return { kind: 'reordered', title: t`out of order`, detail: t`each charged once` };
  if (missing.length > 0) {
    return { kind: 'open', title: t`not all charged`, detail: t`${text(missing)} to come` };
  }
  return {
    kind: 'once',
    title: t`charged once`,
    detail: withdrawn > 0 ? t`${withdrawn} failed: not owed` : t`matches the orders`,
  };
}

/** Both from one client and partition, and the first was sent after the second. */
function isLater(one: LedgerEntry, other: LedgerEntry): boolean {
  const [a, b] = [one.record.id, other.record.id];
  const cut = a.lastIndexOf('/') + 1;
  return (
    one.partition === other.partition &&
    a.slice(0, cut) === b.slice(0, cut) &&
    Number(a.slice(cut)) > Number(b.slice(cut))
  );
}

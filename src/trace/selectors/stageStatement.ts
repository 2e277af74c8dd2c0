// The consumer's side: everything it acted on, against what it should have.

import type { ConsumerState, LedgerEntry, RecordId } from '../../engine/index.ts';
import { listOf } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { numberText } from '../words.ts';
import { moneyText } from './labels.ts';
import { originsOf } from './railView.ts';
import type { Scene } from './stageFocus.ts';
import type { StatementRowView, StatementView } from './stageTypes.ts';

export function statementView(scene: Scene): StatementView {
  const consumer = consumerOf(scene);
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
  const worth = (entry: LedgerEntry) => (money ? entry.record.amount : 1);
  const text = (value: number) => (money ? moneyText(value) : `${numberText(value)}×`);
  const charged = ledger.reduce((sum, one) => sum + worth(one.entry), 0);
  const owed = ledger.reduce((sum, one) => sum + (one.copy ? 0 : worth(one.entry)), 0);
  const next = consumer.positions.find((one) => one.partition === scene.partition)?.nextOffset;
  return {
    caption: next === undefined ? '' : t`next offset ${numberText(next)}`,
    title: money ? t`Card statement` : t`Ledger`,
    rows: ledger.map(({ entry, copy }) => rowOf(scene, ledger, entry, copy, worth, text)),
    charged: text(charged),
    owed: text(owed),
    off: charged !== owed,
    note: noteOf(ledger, text(charged - owed)),
    empty: t`no charge yet`,
  };
}

/** Decided by the whole run, so that the title is the same from the first moment on. */
export function tradesMoney({ index }: Scene): boolean {
  return index.trace.scenario.producers.some((one) => one.sends.some(({ amount }) => amount > 0));
}

export function consumerOf({ world, partition }: Scene): ConsumerState | undefined {
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

function noteOf(ledger: readonly Charge[], excess: string): StatementView['note'] {
  if (ledger.length === 0) return null;
  const copies = ledger.filter((one) => one.copy);
  if (copies.length > 0) {
    const counts = new Map<RecordId, number>();
    for (const { order } of ledger) {
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    const twice = most === 2 ? t`charged twice` : t`charged ${most} times`;
    return { kind: 'duplicated', title: twice, detail: t`${excess} too much` };
  }
  const swapped = ledger.some(({ entry }, at) => {
    const before = ledger[at - 1]?.entry;
    return before !== undefined && isLater(before, entry);
  });
  return swapped
    ? { kind: 'reordered', title: t`out of order`, detail: t`each charged once` }
    : { kind: 'once', title: t`charged once`, detail: t`matches the orders` };
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

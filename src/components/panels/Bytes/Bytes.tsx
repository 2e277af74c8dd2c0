import { useMemo, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { useCurrentEvent, useLab, useTraceIndex } from '../../../store/useLab.ts';
import {
  batchInFocus,
  type FieldRow,
  type RowGroup,
  selectBytes,
  sentBatches,
} from '../../../trace/selectors/bytesView.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './bytes.module.css';

/** A batch as its bytes say it: each field in hex beside its meaning, as sent and as the leader wrote it. */
export default function Bytes() {
  const index = useTraceIndex();
  const event = useCurrentEvent();
  const selection = useLab((lab) => lab.selection);
  const sent = useMemo(() => sentBatches(index, event), [index, event]);
  // Another batch than the playhead's, until the playhead is at another event
  const [picked, pick] = useState<{ readonly id: string; readonly at: number } | null>(null);
  const own = picked?.at === event ? sent.find((one) => one.id === picked.id) : undefined;
  const shown = own ?? batchInFocus(index, event, selection, sent);
  const view = useMemo(
    () => (shown ? selectBytes(index, event, shown) : null),
    [index, event, shown],
  );
  if (!view) {
    return (
      <p className={styles.none}>
        No batch has left yet. Step on to the first request, and its bytes stand here.
      </p>
    );
  }
  return (
    <div className={styles.bytes}>
      <div className={styles.head}>
        <Select
          label="Batch"
          value={view.sent.id}
          options={sent.map(({ id, words }) => ({ value: id, text: words }))}
          onChange={(id) => pick({ id, at: event })}
        />
        <p className={styles.fate}>
          {view.sizeInBytes} bytes. {view.fate}
        </p>
        <CopyButton text={view.hex} what={t`bytes as hex`} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className={styles.scroll} tabIndex={0} aria-label="Fields">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">at</th>
              <th scope="col">field</th>
              <th scope="col">as sent</th>
              <th scope="col">value</th>
              <th scope="col">meaning</th>
            </tr>
          </thead>
          {view.groups.map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </table>
      </section>
    </div>
  );
}

function Group({ group: { title, rows } }: { readonly group: RowGroup }) {
  return (
    <tbody>
      {title !== 'header' && (
        <tr className={styles.title}>
          <th scope="rowgroup" colSpan={5}>
            {title}
          </th>
        </tr>
      )}
      {rows.map((row) => (
        <Row key={row.at} row={row} />
      ))}
    </tbody>
  );
}

function Row({ row }: { readonly row: FieldRow }) {
  const { at, name, type, hex, value, written, meaning } = row;
  return (
    <tr data-written={written !== null}>
      <td className={styles.at}>{at}</td>
      <th scope="row" className={styles.name}>
        {name} <span>{type}</span>
      </th>
      <td className={styles.hex}>
        {hex}
        {written && (
          <ins>
            <span>written as </span>
            {written.hex}
          </ins>
        )}
      </td>
      <td className={styles.value}>
        {value}
        {written && <ins>{written.value}</ins>}
      </td>
      <td className={styles.meaning}>{meaning}</td>
    </tr>
  );
}

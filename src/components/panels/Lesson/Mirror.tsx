import { useMemo } from 'react';
import { t } from '../../../i18n/t.ts';
import { useTraceIndex } from '../../../store/useLab.ts';
import {
  type MirrorKind,
  type MirrorRow,
  mirrorRows,
  type OtherAction,
} from '../../../trace/selectors/mirrorRows.ts';
import { usePlayhead } from '../../app/usePlayhead.ts';
import { useEventAt } from '../playhead.ts';
import styles from './mirror.module.css';

interface Words {
  readonly caption: string;
  readonly other: string;
  readonly kafka: string;
}

const WORDS: Readonly<Record<MirrorKind, Words>> = {
  tcp: {
    caption: t`The same arrivals, at a TCP receiver and at Kafka’s leader`,
    other: t`TCP`,
    kafka: t`Kafka’s leader`,
  },
  database: {
    caption: t`What reaches the consumer: its table with a unique key, and the leader before it`,
    other: t`unique key`,
    kafka: t`Kafka’s leader`,
  },
  warehouse: {
    caption: t`The same goods, at the shelf and at the dock`,
    other: t`shelf: inbox`,
    kafka: t`dock: leader`,
  },
};

const OTHERS: Readonly<Record<OtherAction, string>> = {
  delivered: t`delivered`,
  buffered: t`kept for later`,
  dropped: t`dropped`,
  lost: t`never arrived`,
  inserted: t`row inserted`,
  found: t`key is there`,
  shelved: t`put away`,
  scanned: t`barcode known`,
  nothing: '–',
};

/** Two columns that fill as the run goes on; a row in which they part says so. */
export function Mirror({ kind }: { readonly kind: MirrorKind }) {
  const index = useTraceIndex();
  const event = useEventAt(usePlayhead(), index.clock);
  const rows = useMemo(() => mirrorRows(index.trace, kind), [index.trace, kind]);
  const words = WORDS[kind];
  const last = rows.findLastIndex((one) => one.event <= event);
  return (
    <table className={styles.mirror}>
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.other}</th>
          <th scope="col">{words.kafka}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, nth) => (
          <tr key={row.event} data-come={row.event <= event} data-now={nth === last}>
            <th scope="row">{row.records.join(', ')}</th>
            <td>{row.otherEvent <= event ? OTHERS[row.other] : ''}</td>
            <td>
              {row.event <= event && decided(row)}
              {row.otherEvent <= event && row.event <= event && !row.alike && (
                <em className={styles.breaks}>{t`here it breaks`}</em>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function decided({ decision }: MirrorRow): string {
  if (!decision) return t`not asked`;
  const { verdict } = decision;
  switch (verdict.kind) {
    case 'APPENDED':
      return t`appended at ${verdict.baseOffset}`;
    case 'DUPLICATE':
      return t`duplicate of ${verdict.baseOffset}`;
    case 'REFUSED':
      return verdict.error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' ? t`out of order` : t`refused`;
  }
}

import { t } from '../../../../i18n/t.ts';
import { type MachineWords, machineWords } from '../../../../store/breaking/machineWords.ts';
import { useActions } from '../../../../store/useLab.ts';
import type { StageView } from '../../../../trace/selectors/stageTypes.ts';
import type { TraceIndex } from '../../../../trace/types.ts';
import type { StageLayout } from '../../../app/stageLayout.ts';
import { textWidth } from '../../../marks/index.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { brokerColumns } from '../Broker/brokerMetrics.ts';
import { producerRows } from '../Producer/producerRows.ts';
import { LOG_HEADING, TITLE } from '../stageMetrics.ts';
import styles from './machineMenus.module.css';

interface MachineMenusProps {
  readonly index: TraceIndex;
  readonly layout: StageLayout;
  readonly view: StageView;
}

interface Head {
  readonly word: string | null;
  readonly text: string;
  /** Left edge of the title as it is drawn, and its baseline. */
  readonly x: number;
  readonly y: number;
  /** Drawn in the size of a label, without room for a sign behind it. */
  readonly small?: boolean;
}

/** Makes each machine's title a button that opens what can happen to it. */
export default function MachineMenus({ index, layout, view }: MachineMenusProps) {
  const { openBreak } = useActions();
  return headsOf(layout, view, machineWords(index, view)).map(({ word, text, x, y, small }) =>
    word === null ? null : (
      <button
        key={word}
        type="button"
        data-break={word}
        className={small ? styles.small : styles.head}
        style={{ left: x, top: layout.top + y }}
        aria-label={t`${text}: what can happen to it`}
        title={t`What can happen to ${text}`}
        onClick={() => openBreak(word)}
      >
        <span style={{ width: small ? 24 : textWidth(text, 16, 'strong') }} />
        {!small && <Icon name="chevronDown" size={12} />}
      </button>
    ),
  );
}

function headsOf(layout: StageLayout, view: StageView, words: MachineWords): readonly Head[] {
  const { client, wire, broker, statement } = layout;
  const rows = producerRows(view.producer.kind === 'running' ? view.producer.slots.limit : 1);
  const connection = t`TCP connection`;
  const columns = brokerColumns(layout, view.broker.log.replicas.length);
  const title = { x: wire.x + wire.w / 2 - textWidth(connection, 16, 'strong') / 2, y: TITLE };
  return [
    { word: words.producer, text: t`Producer`, x: client.x + 16, y: rows.title },
    { word: words.connection, text: connection, ...title },
    { word: words.broker, text: view.broker.title, x: broker.x + 20, y: TITLE },
    ...columns.replicas.map((x, at) => ({
      word: words.replicas[at] ?? null,
      text: view.broker.log.replicas[at]?.name ?? '',
      x,
      y: LOG_HEADING,
      small: true,
    })),
    ...(layout.kind === 'wide'
      ? [{ word: words.consumer, text: t`Consumer`, x: statement.x, y: TITLE }]
      : []),
  ];
}

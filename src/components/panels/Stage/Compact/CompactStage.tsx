import { t } from '../../../../i18n/t.ts';
import type {
  LogView,
  ReaderView,
  StageView,
  StatementView,
} from '../../../../trace/selectors/stageTypes.ts';
import { LogCell, logCellHeight, outcomeLooks } from '../../../marks/index.ts';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './compact.module.css';

interface CompactStageProps {
  readonly width: number;
  readonly margin: number;
  readonly view: StageView;
}

const PER_ROW = 4;
const MOST_ROWS = 2;
const GAP = 8;
const PITCH = logCellHeight + GAP;

/** What is left of the machines on a narrow screen: the log lying on its side, and what came of it. */
export default function CompactStage({ width, margin, view }: CompactStageProps) {
  const { log } = view.broker;
  const cells = cellsOf(log);
  const shown = cells.slice(-PER_ROW * MOST_ROWS);
  const [oldest] = log.rows;
  const hidden = (oldest?.before ?? 0) + cells.length - shown.length;
  const rows = Math.max(1, Math.ceil(shown.length / PER_ROW));
  const w = (width - 2 * margin - (PER_ROW - 1) * GAP) / PER_ROW;
  return (
    <div className={styles.stage} style={{ padding: `0 ${margin}px` }}>
      <section aria-label={t`Log of ${log.partition}`}>
        <p className={styles.logHead}>
          <span>
            <strong>log</strong> {hiddenText(hidden)}
          </span>
          <span>
            HW {log.highWatermark}, LEO {log.logEndOffset}
          </span>
        </p>
        {shown.length === 0 ? (
          <p className={styles.empty}>Nothing written yet. The next offset is {log.nextOffset}.</p>
        ) : (
          <svg className={styles.picture} width="100%" height={rows * PITCH - GAP}>
            <title>{t`The last ${shown.length} records of the log`}</title>
            {shown.map((cell, i) => (
              <LogCell
                key={cell.offset}
                x={(i % PER_ROW) * (w + GAP)}
                y={Math.floor(i / PER_ROW) * PITCH}
                w={w}
                offset={cell.offset}
                text={cell.text}
                copy={cell.copy}
                committed={cell.committed}
                aborted={cell.aborted}
                label={cell.name}
              />
            ))}
          </svg>
        )}
      </section>
      {(view.readers ?? [view.statement]).map((one) => (
        <Outcome key={nameOfReader(one)} view={one} />
      ))}
    </div>
  );
}

function nameOfReader(view: StatementView | ReaderView): string {
  return 'reader' in view ? view.reader : '';
}

/** What came of it for the customer, of a named reader where there are several. */
function Outcome({ view }: { readonly view: StatementView | ReaderView }) {
  const { note, charged, owed, off } = view;
  const reader = nameOfReader(view);
  if (!note) return null;
  return (
    <section className={styles.outcome} data-kind={note.kind} aria-label={reader || t`Consumer`}>
      <Icon name={outcomeLooks[note.kind].icon} size={20} />
      <p>
        {reader && <span>{reader}</span>}
        <strong>{note.title}</strong>
        <span>{off ? t`${owed} was owed` : note.detail}</span>
      </p>
      <b>{charged}</b>
    </section>
  );
}

function hiddenText(count: number): string {
  return count > 0 ? t`offset, order; ${count} earlier` : t`offset, order`;
}

interface Cell {
  readonly offset: number;
  readonly text: string;
  readonly copy: boolean;
  readonly committed: boolean;
  readonly aborted: boolean;
  readonly name: string;
}

function cellsOf({ rows }: LogView): readonly Cell[] {
  return rows.flatMap(({ baseOffset, numbers, copy, committed, aborted = false, name }) =>
    numbers.map((text, i) => ({ offset: baseOffset + i, text, copy, committed, aborted, name })),
  );
}

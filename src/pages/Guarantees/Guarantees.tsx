import { t } from '../../i18n/t.ts';
import '../../trace/extras.ts';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { NARROW, useMedia } from '../../components/app/useMedia.ts';
import { OutcomeStrip, outcomePitch } from '../../components/marks/index.ts';
import { Icon } from '../../components/ui/Icon.tsx';
import type { IconName } from '../../components/ui/iconPaths.ts';
import { durationText } from '../../trace/words.ts';
import { addressOfScenario } from '../shared/sceneLink.ts';
import { FaultPicture } from './FaultPicture.tsx';
import { type Cell, type CellKind, FAULTS, type GridRow, guarantees } from './grid.ts';
import styles from './guarantees.module.css';

const LOOKS: Readonly<Record<CellKind, IconName>> = {
  fine: 'check',
  lost: 'x',
  duplicated: 'copies',
  reordered: 'swap',
  unknown: 'help',
  failed: 'alert',
};

const WELL_DESERVED = 'idempotent';

/** Which configuration keeps what under which fault: each cell is a run that opens. */
export default function Guarantees() {
  const rows = useMemo(() => guarantees(), []);
  const narrow = useMedia('(max-width: 1179px)');
  const [marked, setMarked] = useState<Cell | null>(null);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>What survives which fault</h1>
        <p className={styles.marked} aria-live="polite">
          {marked ? <Marked cell={marked} /> : t`Choose a cell: it opens the run that it is.`}
        </p>
      </header>
      <p className={styles.about}>
        Every cell is a run of the simulator. Orders 16, 17 and 18 go in batches of their own, and
        the fault meets order 17. The squares are the log at the end.
      </p>
      {narrow ? (
        <OneFault rows={rows} onMark={setMarked} />
      ) : (
        <Table rows={rows} onMark={setMarked} />
      )}
      <div className={styles.lesson}>
        <p>
          Idempotence covers what one producer retries. A restarted app has a new producer id, so
          the broker cannot know its orders again.
        </p>
        <p>
          And no setting turns silence into knowledge: when time runs out before an answer comes,
          whoever sent must look in the log, or make a second copy harmless.
        </p>
      </div>
    </div>
  );
}

interface GridProps {
  readonly rows: readonly GridRow[];
  readonly onMark: (cell: Cell) => void;
}

function Table({ rows, onMark }: GridProps) {
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    let { row, column } = place;
    do {
      row += step.row;
      column += step.column;
    } while (rows[row]?.refused);
    const link = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`);
    if (!link) return;
    setPlace({ row, column });
    link.focus();
  };
  return (
    <table className={styles.table} onKeyDown={walk}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Configuration</span>
          </th>
          {FAULTS.map((fault) => (
            <th key={fault.id} scope="col">
              <FaultPicture picture={fault.picture} />
              <span className={styles.faultName}>{fault.name}</span>
              <span className={styles.faultAbout}>{fault.about}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ setting, cells, refused }, row) => (
          <tr key={setting.id} data-best={setting.id === WELL_DESERVED}>
            <th scope="row">
              <code>{setting.name}</code>
              <span className={styles.faultAbout}>{setting.about}</span>
            </th>
            {refused ? (
              <td colSpan={FAULTS.length}>
                <Refusal exception={refused.exception} message={refused.message} />
              </td>
            ) : (
              cells.map((cell, column) => (
                <td key={cell.fault.id}>
                  <CellLink
                    cell={cell}
                    place={`${row} ${column}`}
                    tabbable={place.row === row && place.column === column}
                    onMark={() => {
                      setPlace({ row, column });
                      onMark(cell);
                    }}
                  />
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** On a narrow screen one column at a time. */
function OneFault({ rows, onMark }: GridProps) {
  const [id, setId] = useState('ack-lost');
  const phone = useMedia(NARROW);
  const at = Math.max(
    0,
    FAULTS.findIndex((one) => one.id === id),
  );
  const fault = FAULTS[at];
  return (
    <section className={styles.single} aria-label="One fault">
      <label className={styles.choice}>
        Fault
        <select value={id} onChange={(event) => setId(event.currentTarget.value)}>
          {FAULTS.map((one) => (
            <option key={one.id} value={one.id}>
              {phone ? one.name : `${one.name}: ${one.about}`}
            </option>
          ))}
        </select>
      </label>
      {fault && (
        <p className={styles.faultRow}>
          <FaultPicture picture={fault.picture} />
          <span>
            <span className={styles.faultName}>{fault.name}</span>
            <span className={styles.faultAbout}>{fault.about}</span>
          </span>
        </p>
      )}
      <ul>
        {rows.map(({ setting, cells, refused }) => {
          const cell = cells[at];
          return (
            <li key={setting.id} data-best={setting.id === WELL_DESERVED}>
              <p>
                <code>{setting.name}</code>
                <span className={styles.faultAbout}>{setting.about}</span>
              </p>
              {refused && <Refusal exception={refused.exception} message={refused.message} />}
              {cell && (
                <CellLink
                  cell={cell}
                  place={setting.id}
                  tabbable
                  onMark={() => onMark(cell)}
                  told
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface CellLinkProps {
  readonly cell: Cell;
  readonly place: string;
  readonly tabbable: boolean;
  readonly onMark: () => void;
  /** What the app was told stands in it. */
  readonly told?: boolean;
}

const SQUARE_WORDS = {
  written: '',
  copy: ' again',
  gone: ' missing',
  swapped: ' late',
  aborted: ' aborted',
} as const;

function CellLink({ cell, place, tabbable, onMark, told = false }: CellLinkProps) {
  const { setting, fault, outcome, kind, word } = cell;
  const log = outcome.log.map(({ text, state }) => `${text}${SQUARE_WORDS[state]}`).join(', ');
  return (
    <a
      className={styles.cell}
      data-cell={place}
      data-kind={kind}
      href={addressOfScenario(cell.scenario, cell.deciding)}
      tabIndex={tabbable ? 0 : -1}
      aria-label={t`${setting.name}, ${setting.about}; ${fault.name}: ${word}. Log: ${log}. The app was told: ${outcome.told}.`}
      onFocus={onMark}
      onPointerEnter={onMark}
    >
      <svg width={outcome.log.length * outcomePitch - 3} height={26} aria-hidden="true">
        <OutcomeStrip x={0} y={0} cells={outcome.log} />
      </svg>
      <span className={styles.word}>
        <Icon name={LOOKS[kind]} size={14} />
        <span>{word}</span>
      </span>
      {told && <span className={styles.told}>the app: {outcome.told}</span>}
    </a>
  );
}

function Marked({ cell }: { readonly cell: Cell }) {
  const { setting, fault, outcome, deciding, at } = cell;
  return (
    <>
      <code>{setting.name}</code>, {fault.name}. The app was told: <strong>{outcome.told}</strong>.{' '}
      <kbd>Enter</kbd> opens it {deciding < 0 ? t`at its start` : t`at ${durationText(at)}`}.
    </>
  );
}

function Refusal({ exception, message }: { readonly exception: string; readonly message: string }) {
  return (
    <p className={styles.refusal}>
      <Icon name="alert" size={18} />
      <span>
        <strong>{exception.replace(/^.*\./, '')}</strong>
        {message} This producer is never built.
      </span>
    </p>
  );
}

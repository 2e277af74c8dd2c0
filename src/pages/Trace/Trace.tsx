import { t } from '../../i18n/t.ts';
import '../../trace/extras.ts';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import type { Experiment } from '../../store/experiment.ts';
import { runOf } from '../../store/labRun.ts';
import { openLink } from '../../store/readLink.ts';
import { initialLink, writeLink } from '../../store/urlState.ts';
import { useActions, useLabStore } from '../../store/useLab.ts';
import { printRun } from '../../trace/printTrace.ts';
import { type TableFilter, tableChoices, tableRows } from '../../trace/selectors/traceTable.ts';
import { countText } from '../../trace/words.ts';
import styles from './trace.module.css';

/** A run as a table of events, for those who would rather read. Each line opens the lab at its event. */
export default function Trace({ rest }: { readonly rest: string }) {
  const store = useLabStore();
  const [experiment, setExperiment] = useState<Experiment | null>(
    rest.startsWith('/') ? null : store.getState().experiment,
  );
  useEffect(() => {
    if (!rest.startsWith('/')) return undefined;
    let current = true;
    void openLink(`#${rest}`).then(({ state }) => {
      if (current) setExperiment(state.experiment);
    });
    return () => {
      current = false;
    };
  }, [rest]);
  return experiment ? <Table experiment={experiment} /> : null;
}

const ALL: TableFilter = { who: '', type: '', record: '', notable: false };
/** More lines at once make a page slow and help nobody. */
const STEP = 300;

function Table({ experiment }: { readonly experiment: Experiment }) {
  const { notify } = useActions();
  const { index, scenario } = runOf(experiment);
  const [filter, setFilter] = useState(ALL);
  const [most, setMost] = useState(STEP);
  const choices = useMemo(() => tableChoices(index), [index]);
  const rows = useMemo(() => tableRows(index, filter), [index, filter]);
  const set = (part: Partial<TableFilter>) => setFilter({ ...filter, ...part });
  const copy = () => {
    navigator.clipboard.writeText(printRun(index.trace)).then(
      () => notify(t`The run is in the clipboard, as the command prints it.`),
      () => notify(t`The browser does not allow copying here.`),
    );
  };
  return (
    <div className={styles.page}>
      <header>
        <p className={styles.over}>Trace · {countText(index.trace.events.length, 'event')}</p>
        <h1>{scenario.title === '' ? scenario.id : scenario.title}</h1>
        <p className={styles.config}>
          {Object.entries(scenario.producers[0]?.config ?? {}).map(([key, value]) => (
            <code key={key}>
              {key}={value}
            </code>
          ))}
        </p>
      </header>
      <div className={styles.filters}>
        <Choice label="Who" value={filter.who} all="everybody" onChange={(who) => set({ who })}>
          {choices.who.map((one) => ({ value: one, text: one }))}
        </Choice>
        <Choice
          label="Event"
          value={filter.type}
          all={t`all kinds`}
          onChange={(type) => set({ type })}
        >
          {choices.types.map((one) => ({ value: one, text: one }))}
        </Choice>
        <Choice
          label="Record"
          value={filter.record}
          all={t`all records`}
          onChange={(record) => set({ record })}
        >
          {choices.records.map(({ id, value }) => ({ value: id, text: value }))}
        </Choice>
        <label className={styles.only}>
          <input
            type="checkbox"
            checked={filter.notable}
            onChange={(event) => set({ notable: event.currentTarget.checked })}
          />
          decisions, losses and retries only
        </label>
        <Button size="small" onClick={copy}>
          Copy as text
        </Button>
      </div>
      <output className="visually-hidden">{countText(rows.length, 'line')}</output>
      {rows.length === 0 ? (
        <p className={styles.empty}>
          No event is all of that.{' '}
          <Button size="small" onClick={() => setFilter(ALL)}>
            Show all events
          </Button>
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.frame} aria-label="Events of the run" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((row) => (
                <tr key={row.event} data-tone={row.tone}>
                  <td>
                    <a
                      href={writeLink({
                        ...initialLink(),
                        experiment,
                        place: { event: row.event, past: 0 },
                      })}
                    >
                      #{row.event}
                    </a>
                  </td>
                  <td className={styles.number}>{row.at}</td>
                  <td>{row.who}</td>
                  <td>{row.type}</td>
                  <td>{row.what}</td>
                  <td>{row.stamp}</td>
                  <td className={styles.number}>{row.offset}</td>
                  <td>{row.error}</td>
                  <td>{row.because}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length > most && (
        <Button onClick={() => setMost(most + STEP)}>
          Show {Math.min(STEP, rows.length - most)} more
        </Button>
      )}
    </div>
  );
}

const HEADS = ['#', 't ms', 'who', 'event', 'what', 'pid/epoch/seq', 'offset', 'error', 'because'];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly all: string;
  readonly onChange: (value: string) => void;
  readonly children: readonly { readonly value: string; readonly text: string }[];
}

function Choice({ label, value, all, onChange, children }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {children.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  );
}

import { useMemo, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { t } from '../../i18n/t.ts';
import { figuresOf } from '../../trace/selectors/figures.ts';
import styles from './compare.module.css';
import type { Compared } from './runs.ts';

interface FiguresProps {
  readonly compared: Compared;
  readonly names: readonly string[];
}

/** What the whole runs came to: rows that differ, and on demand the others. */
export function Figures({ compared, names }: FiguresProps) {
  const [all, setAll] = useState(false);
  const columns = useMemo(
    () => compared.shared.indexes.map(({ trace }) => figuresOf(trace)),
    [compared],
  );
  const rows = (columns[0] ?? []).map(({ id, name }, row) => ({
    id,
    name,
    cells: columns.map((one) => one[row]),
  }));
  const differs = (row: (typeof rows)[number]) =>
    new Set(row.cells.map((cell) => cell?.value)).size > 1;
  const shown = all ? rows : rows.filter(differs);
  const equal = rows.length - rows.filter(differs).length;
  return (
    <section className={styles.figures} aria-labelledby="figures-title">
      <div className={styles.figuresHead}>
        <h2 id="figures-title" className="t-machine">
          What differs in the end
        </h2>
        <Button size="small" variant="quiet" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? t`Hide equal values` : t`Show ${equal} equal values`}
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className={styles.same}>Every figure is the same in all runs.</p>
      ) : (
        <div className={styles.tableFrame}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">Figure</span>
                </th>
                {names.map((name, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place
                  <th key={at} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  {row.cells.map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place
                    <td key={at} data-tone={cell?.tone}>
                      {cell?.value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

import { useMemo, useState } from 'react';
import { useCurrentEvent, useTraceIndex } from '../../../store/useLab.ts';
import { chartAxis, selectCharts } from '../../../trace/selectors/chartsView.ts';
import { notchesOf } from '../../../trace/selectors/tapeRuler.ts';
import { selectTape } from '../../../trace/selectors/tapeView.ts';
import { usePlayhead } from '../../app/usePlayhead.ts';
import { Select } from '../../ui/Select.tsx';
import { useSize } from '../../ui/useSize.ts';
import { Chart, SCALE } from './Chart.tsx';
import styles from './charts.module.css';

const TWO_FROM = 900;
const GAP = 32;
const MARGIN = 20;

/** In-flight requests, memory, retries, latencies and the log over time, in step with the playhead. */
export default function Charts() {
  const index = useTraceIndex();
  const event = useCurrentEvent();
  const playhead = usePlayhead();
  const [box, { width }] = useSize<HTMLElement>();
  const [partition, setPartition] = useState<string | null>(null);
  const view = useMemo(() => selectCharts(index, partition), [index, partition]);
  const columns = width >= TWO_FROM ? 2 : 1;
  const inner = Math.max(220, (width - 2 * MARGIN - (columns - 1) * GAP) / columns - SCALE - 8);
  const axis = useMemo(() => chartAxis(index, inner), [index, inner]);
  const ruler = useMemo(
    () => ({ notches: notchesOf(index, inner), folds: selectTape(index, inner).folds }),
    [index, inner],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section ref={box} className={styles.charts} tabIndex={0} aria-label="Over time">
      {view.partitions.length > 1 && (
        <div className={styles.head}>
          <Select
            label="Partition"
            value={partition ?? view.partitions[0] ?? ''}
            options={view.partitions.map((one) => ({ value: one, text: one }))}
            onChange={setPartition}
          />
        </div>
      )}
      {width > 0 && (
        <div className={styles.grid} data-columns={columns}>
          {view.charts.map((chart) => (
            <Chart
              key={chart.id}
              chart={chart}
              event={event}
              width={Math.floor(inner)}
              axis={axis}
              ruler={ruler}
              duration={index.clock.duration}
              playhead={playhead}
            />
          ))}
        </div>
      )}
    </section>
  );
}

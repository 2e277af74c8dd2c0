import { memo } from 'react';
import type { TapeTickView, TapeView } from '../../../trace/selectors/tapeView.ts';
import { CausalDisc, FoldZigzag, TapeTick } from '../../marks/index.ts';
import { apart } from './apart.ts';
import styles from './tape.module.css';
import type { TapeInset, TapeRows } from './tapeRows.ts';

interface TapeMarksProps {
  readonly view: TapeView;
  readonly width: number;
  readonly inset: TapeInset;
  readonly rows: TapeRows;
  /** Marks after it have not happened yet. */
  readonly current: number;
}

/** A disc and a breath, px. */
const DISC = 17;

/** The picture behind the slider. Its words are in the event list, so it is hidden from the tree. */
export const TapeMarks = memo(function TapeMarks(props: TapeMarksProps) {
  const { view, width, inset, rows, current } = props;
  const length = width - inset.left - inset.right;
  const x = (at: number) => inset.left + at * length;
  const discs = apart(
    view.discs.map(({ at }) => x(at)),
    width - DISC,
    DISC,
  );
  // the words stand at the height of the discs
  const folds = view.folds.map(({ from, to }) => x((from + to) / 2));
  const isFree = (at: number) => [...discs, ...folds].every((one) => Math.abs(one - at) > DISC * 2);
  const flat = rows.labels === null;
  const ticks = flat ? notableOnly(view) : view.ticks;
  return (
    <svg className={styles.picture} width={width} height={rows.height} aria-hidden="true">
      {!flat && (
        <g className={styles.rowLabel}>
          <text x={inset.left - 14} y={rows.client + 4}>
            client
          </text>
          <text x={inset.left - 14} y={rows.broker + 5}>
            broker
          </text>
        </g>
      )}
      {rows.labels !== null &&
        view.axis.map(({ at, text }) => (
          <g key={text} transform={`translate(${x(at)} 0)`}>
            <line className={styles.notch} y1={rows.broker + 11} y2={rows.broker + 16} />
            <text className={styles.axisLabel} y={rows.labels ?? 0}>
              {text}
            </text>
          </g>
        ))}
      {!flat &&
        view.backoffs.map(({ event, from, to }) => (
          <g key={event} opacity={event > current ? 0.4 : 1}>
            <line
              className={styles.backoff}
              x1={x(from) + 12}
              x2={x(to) - 10}
              y1={rows.client}
              y2={rows.client}
            />
            {x(to) - x(from) > 90 && isFree((x(from) + x(to)) / 2) && (
              <text className={styles.axisLabel} x={(x(from) + x(to)) / 2} y={rows.client - 7}>
                back-off
              </text>
            )}
          </g>
        ))}
      {view.folds.map(({ event, from, to, text }) => (
        <FoldZigzag
          key={event}
          x={(x(from) + x(to)) / 2}
          y={flat ? rows.axis - 12 : rows.client - 6}
          along="y"
          length={flat ? 24 : rows.broker - rows.client + 12}
          text={flat ? undefined : text}
          ground="surface"
        />
      ))}
      {ticks.map((tick) => (
        <Tick
          key={`${tick.event}${tick.row}`}
          tick={tick}
          x={x(tick.at)}
          rows={rows}
          ahead={tick.event > current}
        />
      ))}
      {!flat &&
        view.discs.map(({ step, event, tone }, nth) => (
          <g key={event} opacity={event > current ? 0.4 : 1}>
            <CausalDisc x={discs[nth] ?? 0} y={rows.disc} step={step} tone={tone} r={7.5} />
          </g>
        ))}
    </svg>
  );
});

interface TickProps {
  readonly tick: TapeTickView;
  readonly x: number;
  readonly rows: TapeRows;
  readonly ahead: boolean;
}

/** There are hundreds of them, and the playhead passes few at a time. */
const Tick = memo(function Tick({ tick, x, rows, ahead }: TickProps) {
  const flat = rows.labels === null;
  return (
    <g opacity={ahead ? 0.4 : 1}>
      {flat && <rect className={styles.gap} x={x - 9} y={rows.axis - 3} />}
      <TapeTick x={x} y={rows[tick.row]} kind={tick.kind} tone={tick.tone} size={flat ? 15 : 12} />
    </g>
  );
});

/** On a narrow screen only the ticks that tell the story have room. */
function notableOnly(view: TapeView): readonly TapeTickView[] {
  const story = new Set(view.discs.map(({ event }) => event));
  return view.ticks.filter(({ event }) => story.has(event));
}

import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef } from 'react';
import { TapeTick } from '../../components/marks/index.ts';
import { useOnPlayhead, useSteppedTime } from '../../components/panels/playhead.ts';
import { inside } from '../../components/ui/inside.ts';
import { useSize } from '../../components/ui/useSize.ts';
import { t } from '../../i18n/t.ts';
import type { Lockstep } from '../../trace/lockstep.ts';
import { selectTape } from '../../trace/selectors/tapeView.ts';
import { numberText } from '../../trace/words.ts';
import type { Player } from '../shared/player.ts';
import styles from './compare.module.css';

interface CompareTrackProps {
  readonly shared: Lockstep;
  readonly player: Player;
  /** A few letters for each run. */
  readonly names: readonly string[];
}

const LEFT = 44;
const RIGHT = 16;
const TOP = 18;
const ROW = 22;
const FOOT = 24;

/** One row of ticks for each run, and one playhead over all: a slider. */
export function CompareTrack({ shared, player, names }: CompareTrackProps) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const length = Math.max(0, width - LEFT - RIGHT);
  const tapes = useMemo(
    () => shared.indexes.map((index) => selectTape(index, length)),
    [shared, length],
  );
  const pin = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const grabbed = useRef(false);
  const { duration, virtualAt, parting } = shared;
  const place = useCallback(
    (screen: number) => {
      const x = LEFT + (screen / duration) * length;
      if (pin.current) pin.current.style.transform = `translateX(${x}px)`;
      const ms = Math.round(virtualAt(screen));
      slider.current?.setAttribute('aria-valuenow', String(Math.round(screen)));
      slider.current?.setAttribute('aria-valuetext', t`${numberText(ms)} ms`);
    },
    [duration, length, virtualAt],
  );
  useOnPlayhead(player, place, 'step');
  const height = TOP + ROW * tapes.length + FOOT;
  const x = (at: number) => LEFT + at * length;
  const seek = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const x = inside(event.currentTarget, event.clientX - left) - LEFT;
    player.seek((x / Math.max(1, length)) * duration);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => player.step(-1),
    ArrowDown: () => player.step(-1),
    ArrowRight: () => player.step(1),
    ArrowUp: () => player.step(1),
    Home: () => player.seek(0),
    End: () => player.seek(duration),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  // The runs' own axes are the same: they share the clock
  const axis = tapes[0]?.axis ?? [];
  return (
    <div ref={box} className={styles.track} style={{ height }}>
      <div
        ref={slider}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label="Playhead of all runs"
        aria-valuemin={0}
        aria-valuemax={Math.round(duration)}
        aria-valuenow={Math.round(player.get())}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          grabbed.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          seek(event);
        }}
        onPointerMove={(event) => {
          if (grabbed.current) seek(event);
        }}
        onPointerUp={() => {
          grabbed.current = false;
        }}
        onPointerCancel={() => {
          grabbed.current = false;
        }}
      >
        {length > 0 && (
          <svg className={styles.ticks} width={width} height={height} aria-hidden="true">
            {parting && (
              <path
                className={styles.partingLine}
                d={`M${x(parting.screen / duration)} ${TOP - 10}v${ROW * tapes.length + 14}`}
              />
            )}
            {tapes.map((tape, row) => {
              const y = TOP + ROW * row + 6;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place
                <g key={row}>
                  <text className={styles.rowName} x={LEFT - 12} y={y + 4}>
                    {names[row]}
                  </text>
                  <path className={styles.axis} d={`M${LEFT} ${y}H${width - RIGHT}`} />
                  {tape.ticks.map((one) => (
                    <TapeTick
                      key={`${one.event}${one.row}`}
                      x={x(one.at)}
                      y={y}
                      kind={one.kind}
                      tone={one.tone}
                    />
                  ))}
                </g>
              );
            })}
            {axis.map(({ at, text }) => (
              <text key={text} className={styles.axisText} x={x(at)} y={height - 6}>
                {text}
              </text>
            ))}
          </svg>
        )}
        <div
          ref={pin}
          className={styles.pin}
          style={{ height: height - FOOT + 2 }}
          aria-hidden="true"
        >
          <span className={styles.flag} />
        </div>
      </div>
    </div>
  );
}

/** Virtual time at the playhead. */
export function Clock({ shared, player }: Omit<CompareTrackProps, 'names'>) {
  const screen = useSteppedTime(player);
  return <>{numberText(Math.floor(shared.virtualAt(screen)))} ms</>;
}

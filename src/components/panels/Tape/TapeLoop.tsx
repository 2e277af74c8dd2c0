import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { t } from '../../../i18n/t.ts';
import { useActions, useLab, useTraceIndex } from '../../../store/useLab.ts';
import { numberText } from '../../../trace/words.ts';
import { IconButton } from '../../ui/Button.tsx';
import { inside } from '../../ui/inside.ts';
import styles from './tapeFaults.module.css';
import type { TapeInset } from './tapeRows.ts';

interface TapeLoopProps {
  readonly inset: TapeInset;
  /** Of the axis, px. */
  readonly length: number;
}

/** The passage that is played again and again: a band with two ends that can be moved. */
export function TapeLoop({ inset, length }: TapeLoopProps) {
  const loop = useLab((lab) => lab.loop);
  const { setLoop } = useActions();
  const { clock } = useTraceIndex();
  if (!loop) return null;
  const x = (screen: number) => inset.left + (screen / clock.duration) * length;
  const [from, to] = loop;
  return (
    <fieldset className={styles.loop} aria-label="Loop">
      <span className={styles.band} style={{ left: x(from), width: x(to) - x(from) }} />
      <LoopEnd
        label="Loop starts"
        at={from}
        x={x(from)}
        length={length}
        onMove={(at) => setLoop(at, to)}
      />
      <LoopEnd
        label="Loop ends"
        at={to}
        x={x(to)}
        length={length}
        onMove={(at) => setLoop(at, from)}
      />
      <span className={styles.endLoop} style={{ left: (x(from) + x(to)) / 2 }}>
        <IconButton icon="x" label="Play on, without the loop" onClick={() => setLoop(null)} />
      </span>
    </fieldset>
  );
}

interface LoopEndProps {
  readonly label: string;
  readonly at: number;
  readonly x: number;
  readonly length: number;
  readonly onMove: (screen: number) => void;
}

function LoopEnd({ label, at, x, length, onMove }: LoopEndProps) {
  const { clock, trace } = useTraceIndex();
  const grabbed = useRef<{ readonly x: number; readonly at: number } | null>(null);
  const within = (screen: number) => Math.min(clock.duration, Math.max(0, screen));
  const event = clock.eventAt(at);
  const onKeyDown = (press: KeyboardEvent) => {
    const forward = press.key === 'ArrowRight' || press.key === 'ArrowUp';
    if (!forward && press.key !== 'ArrowLeft' && press.key !== 'ArrowDown') return;
    press.preventDefault();
    press.stopPropagation();
    const next = event + (forward ? 1 : -1);
    onMove(next < trace.events.length ? clock.screenOf(next) : clock.duration);
  };
  const onPointerMove = (move: PointerEvent<HTMLElement>) => {
    if (!grabbed.current) return;
    const by =
      (inside(move.currentTarget, move.clientX - grabbed.current.x) / length) * clock.duration;
    onMove(within(grabbed.current.at + by));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.loopEnd}
      style={{ left: x }}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(clock.duration)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={t`${numberText(Math.floor(clock.virtualAt(at)))} ms`}
      onKeyDown={onKeyDown}
      onPointerDown={(press) => {
        grabbed.current = { x: press.clientX, at };
        press.currentTarget.setPointerCapture(press.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grabbed.current = null;
      }}
    />
  );
}

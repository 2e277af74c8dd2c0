import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ClientId, PartitionId } from '../../../engine/index.ts';
import type { Selection } from '../../../trace/types.ts';
import { stageLayout } from '../../app/stageLayout.ts';
import { Lanes } from '../../panels/Lanes/Lanes.tsx';
import { Stage } from '../../panels/Stage/Stage.tsx';
import type { Playhead } from '../../panels/types.ts';
import type { StagePageState } from './readPage.ts';
import styles from './stagePage.module.css';

const HEAD = 52;
const TAPE = 94;
const RAIL = 296;
const INSPECTOR = 364;

/** A shell of empty boxes around the two panels. */
export function StagePage({ index, screen, playing, width: asked }: StagePageState) {
  const [win, height] = useWindow();
  const wide = win >= 1280;
  const content = asked || Math.min(1720, wide ? win - RAIL : win);
  const layout = stageLayout(content);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [partition, setPartition] = useState<PartitionId | null>(null);
  const [producer, setProducer] = useState<ClientId | null>(null);
  const playhead = useMemo(() => movable(screen), [screen]);
  useEffect(
    () => (playing ? play(playhead, index.clock.duration) : undefined),
    [playing, playhead, index],
  );
  const common = {
    index,
    playhead,
    layout,
    selection,
    partition,
    producer,
    onSelect: setSelection,
    onLose: (message: string) => console.warn('lose', message),
    onHold: (message: string) => console.warn('hold', message),
  };
  const compact = layout.kind === 'compact';
  const lanesHeight = compact ? 400 : height - HEAD - TAPE - layout.bottom;
  const lanes = (
    <Lanes
      {...common}
      width={wide ? content - INSPECTOR : content}
      height={lanesHeight}
      onSeek={playhead.set}
    />
  );
  const stage = (
    <Stage
      {...common}
      onFocus={(choice) =>
        choice.kind === 'partition' ? setPartition(choice.partition) : setProducer(choice.producer)
      }
    />
  );
  return (
    <div className={styles.page}>
      <div className={styles.head} />
      <div className={styles.columns}>
        {wide && <div className={styles.rail} style={{ height: height - HEAD }} />}
        <div>
          {compact ? null : stage}
          <div className={styles.below}>
            {lanes}
            {wide && <div className={styles.inspector} style={{ height: lanesHeight - 24 }} />}
          </div>
          {compact ? stage : null}
          <div className={styles.tape} />
        </div>
      </div>
    </div>
  );
}

interface MovablePlayhead extends Playhead {
  readonly set: (screen: number) => void;
}

function movable(start: number): MovablePlayhead {
  let now = start;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    isMoving: () => false,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (screen) => {
      now = screen;
      for (const listener of listeners) listener();
    },
  };
}

function play(playhead: MovablePlayhead, duration: number): () => void {
  let frame = 0;
  let before = performance.now();
  const tick = (time: number) => {
    const next = playhead.get() + (time - before);
    before = time;
    playhead.set(next > duration ? 0 : next);
    frame = requestAnimationFrame(tick);
  };
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}

function useWindow(): readonly [number, number] {
  const size = useSyncExternalStore(listen, () => `${innerWidth} ${innerHeight}`);
  const [width = 0, height = 0] = size.split(' ').map(Number);
  return [width, height];
}

function listen(onChange: () => void): () => void {
  addEventListener('resize', onChange);
  return () => removeEventListener('resize', onChange);
}

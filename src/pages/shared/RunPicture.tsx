import { useMemo, useRef } from 'react';
import type { Playhead } from '../../components/panels/types.ts';
import { useSize } from '../../components/ui/useSize.ts';
import { lockstep } from '../../trace/lockstep.ts';
import { selectPanes } from '../../trace/selectors/comparePanes.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { PANE_HEAD, PaneHeads } from '../Compare/PaneHeads.tsx';
import { PanePicture } from '../Compare/PanePicture.tsx';
import { paneLayout } from '../Compare/paneLayout.ts';
import styles from './runPicture.module.css';

interface RunPictureProps {
  readonly index: TraceIndex;
  /** What is to be seen, in words. */
  readonly label: string;
  /** The event up to which it is drawn; -1: nothing yet. Left out: to the end. */
  readonly until?: number;
  /** Its height at most, px: what came first is left out. Left out: as high as the run is. */
  readonly atMost?: number;
}

const WIDEST = 640;

/** A whole run as a still picture: its messages between the lanes, and the log as it grew. */
export function RunPicture({ index, label, until, atMost }: RunPictureProps) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => paneLayout(Math.min(WIDEST, width)), [width]);
  const shared = useMemo(() => lockstep([index]), [index]);
  const view = useMemo(() => selectPanes(shared, layout.lanes), [shared, layout.lanes]);
  const [run] = shared.indexes;
  const [pane] = view.panes;
  const screen =
    until === undefined || !run ? shared.duration : Math.max(0, run.clock.screenOf(until));
  const playhead = useMemo(() => stillAt(screen), [screen]);
  const height = Math.ceil(
    until === undefined ? view.height : Math.max(120, view.heightAt(screen) + 30),
  );
  return (
    <div ref={box} className={styles.box} role="img" aria-label={label}>
      {width > 0 && run && pane && (
        // Nothing is to be done with it: the run opens in the lab
        <div inert ref={scroller}>
          <PaneHeads layout={layout} />
          <div
            className={styles.frame}
            data-cut={atMost !== undefined && height > atMost - PANE_HEAD}
            style={atMost === undefined ? undefined : { maxHeight: atMost - PANE_HEAD }}
          >
            <PanePicture
              name={label}
              index={run}
              pane={pane}
              layout={layout}
              playhead={playhead}
              heightAt={view.heightAt}
              height={height}
              shown={{ from: -1, to: height + 1 }}
              selection={null}
              gestures={NONE}
              scroller={scroller}
            />
          </div>
        </div>
      )}
    </div>
  );
}

const nothing = () => undefined;
const NONE = { onSelect: nothing, onLose: nothing, onHold: nothing };

function stillAt(screen: number): Playhead {
  return { get: () => screen, isMoving: () => false, subscribe: () => nothing };
}

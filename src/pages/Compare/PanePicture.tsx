import { type RefObject, useCallback, useRef } from 'react';
import { classes, Lane, toneClass } from '../../components/marks/index.ts';
import { Arrows } from '../../components/panels/Lanes/Arrows.tsx';
import type { PanelMeasures, Window } from '../../components/panels/Lanes/lanesMetrics.ts';
import Past from '../../components/panels/Lanes/Past.tsx';
import Waits from '../../components/panels/Lanes/Waits.tsx';
import { useEventAt, useOnPlayhead } from '../../components/panels/playhead.ts';
import type { MessageGestures, Playhead } from '../../components/panels/types.ts';
import type { ComparePane } from '../../trace/selectors/comparePanes.ts';
import type { Selection, TraceIndex } from '../../trace/types.ts';
import styles from './compare.module.css';
import { PaneRows } from './PaneRows.tsx';
import type { PaneLayout } from './paneLayout.ts';

interface PanePictureProps {
  readonly name: string;
  readonly index: TraceIndex;
  readonly pane: ComparePane;
  readonly layout: PaneLayout;
  readonly playhead: Playhead;
  readonly heightAt: (screen: number) => number;
  readonly height: number;
  readonly shown: Window;
  readonly selection: Selection | null;
  readonly gestures: MessageGestures;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** One run: messages between its lanes, and its log beside them, up to the playhead. */
export function PanePicture(props: PanePictureProps) {
  const { name, index, pane, layout, playhead, height, shown, selection } = props;
  const event = useEventAt(playhead, index.clock);
  const { lanes } = pane;
  // Without a log beside it the broker's facts stand at its lane
  const view = layout.log ? { ...lanes, facts: [] } : { ...lanes, labels: [] };
  const at: PanelMeasures = {
    head: 0,
    view: height,
    left: layout.left,
    right: layout.width,
    lanes: layout.lanes,
  };
  const common = { view, event, shown };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture is no <fieldset>
    <div className={styles.picture} role="group" aria-label={name}>
      <svg role="presentation" width={layout.width} height={height}>
        <PastLanes {...props} />
        {layout.log && <Waits {...common} index={index} playhead={playhead} />}
        <Arrows
          {...common}
          index={index}
          playhead={playhead}
          selection={selection}
          scroller={props.scroller}
          gestures={props.gestures}
        />
        <Past {...common} at={at} selection={selection} />
        <PaneRows pane={pane} layout={layout} event={event} shown={shown} />
      </svg>
    </div>
  );
}

/** The lanes: drawn in full up to the playhead, faint beyond. */
function PastLanes({ layout, playhead, heightAt, height }: PanePictureProps) {
  const { client, gate } = layout.lanes;
  const past = useRef<SVGGElement>(null);
  const lower = useCallback(
    (screen: number) => {
      const y = Math.round(heightAt(screen));
      if (past.current) past.current.style.transform = `translateY(${y}px)`;
    },
    [heightAt],
  );
  useOnPlayhead(playhead, lower, 'step');
  return (
    <>
      <Lane x={client} y={0} h={height} past={0} />
      <Lane x={gate} y={0} h={height} past={0} />
      <g ref={past} className={classes(styles.past, toneClass('ink'))} strokeWidth={2}>
        <path d={`M${client} 0v${-height}M${gate} 0v${-height}`} />
      </g>
    </>
  );
}

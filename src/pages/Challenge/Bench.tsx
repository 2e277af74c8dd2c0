import { useMemo, useRef, useState } from 'react';
import { useMedia } from '../../components/app/useMedia.ts';
import type { Playhead } from '../../components/panels/types.ts';
import { Button } from '../../components/ui/Button.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import { t } from '../../i18n/t.ts';
import { lockstep } from '../../trace/lockstep.ts';
import { selectPanes } from '../../trace/selectors/comparePanes.ts';
import { recordsShort } from '../../trace/selectors/labels.ts';
import type { Message, MessageId, Selection, TraceIndex } from '../../trace/types.ts';
import { numberText } from '../../trace/words.ts';
import { PaneHeads } from '../Compare/PaneHeads.tsx';
import { PanePicture } from '../Compare/PanePicture.tsx';
import { paneLayout } from '../Compare/paneLayout.ts';
import styles from './challenge.module.css';

interface BenchProps {
  readonly index: TraceIndex;
  /** False: no more fault may be added. */
  readonly canBreak: boolean;
  readonly onLose: (message: Message) => void;
  readonly onHold: (message: Message) => void;
}

const WIDEST = 760;

/** The whole run, in which any message can be chosen and cut or left unanswered. */
export function Bench({ index, canBreak, onLose, onHold }: BenchProps) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const coarse = useMedia('(pointer: coarse)');
  const layout = useMemo(() => paneLayout(Math.min(WIDEST, width)), [width]);
  const shared = useMemo(() => lockstep([index]), [index]);
  const view = useMemo(() => selectPanes(shared, layout.lanes), [shared, layout.lanes]);
  const [selection, setSelection] = useState<Selection | null>(null);
  const playhead = useMemo(() => atEnd(shared.duration), [shared.duration]);
  const [run] = shared.indexes;
  const [pane] = view.panes;
  const chosen = selection?.kind === 'message' ? index.message(selection.message) : undefined;
  const on = (act: (message: Message) => void) => (id: MessageId) => {
    const message = index.message(id);
    if (!message || !canBreak) return;
    setSelection(null);
    act(message);
  };
  const height = Math.ceil(view.height);
  return (
    <div ref={box} className={styles.bench}>
      <div className={styles.acts}>
        {chosen ? (
          <>
            <strong>{nameOf(chosen)}</strong>
            <Button
              size="small"
              icon="scissors"
              disabled={!canBreak || chosen.fate === 'lost'}
              onClick={() => on(onLose)(chosen.id)}
            >
              Cut it
            </Button>
            <Button
              size="small"
              icon="clock"
              disabled={!canBreak || chosen.fate === 'lost'}
              onClick={() => on(onHold)(chosen.id)}
            >
              Leave it unanswered
            </Button>
          </>
        ) : (
          <span>
            {canBreak
              ? t`${coarse ? t`Tap` : t`Choose`} a request or an answer to break it.`
              : t`No further fault may be added here.`}
          </span>
        )}
      </div>
      {width > 0 && <PaneHeads layout={layout} />}
      <div ref={scroller} className={styles.picture} style={{ height }}>
        {width > 0 && run && pane && (
          <PanePicture
            name={t`The run`}
            index={run}
            pane={pane}
            layout={layout}
            playhead={playhead}
            heightAt={view.heightAt}
            height={height}
            shown={{ from: -1, to: height + 1 }}
            selection={selection}
            gestures={{ onSelect: setSelection, onLose: on(onLose), onHold: on(onHold) }}
            scroller={scroller}
          />
        )}
      </div>
    </div>
  );
}

function nameOf(message: Message): string {
  const records = recordsShort(message.batches.flatMap((one) => one.records));
  const what = message.direction === 'toBroker' ? t`Request with` : t`Answer for`;
  return t`${what} ${records}, sent at ${numberText(message.sentAt)} ms`;
}

function atEnd(screen: number): Playhead {
  return { get: () => screen, isMoving: () => false, subscribe: () => () => undefined };
}

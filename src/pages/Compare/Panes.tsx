import { useCallback, useMemo, useRef, useState } from 'react';
import { useMedia } from '../../components/app/useMedia.ts';
import { CHUNK, cameraAt, windowAt } from '../../components/panels/Lanes/lanesMetrics.ts';
import { useOnPlayhead } from '../../components/panels/playhead.ts';
import { Button } from '../../components/ui/Button.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import { t } from '../../i18n/t.ts';
import { selectPanes } from '../../trace/selectors/comparePanes.ts';
import { recordsShort } from '../../trace/selectors/labels.ts';
import type { MessageId, Selection, TraceIndex } from '../../trace/types.ts';
import { numberText } from '../../trace/words.ts';
import type { Player } from '../shared/player.ts';
import styles from './compare.module.css';
import { PaneHeads } from './PaneHeads.tsx';
import { PanePicture } from './PanePicture.tsx';
import { paneLayout } from './paneLayout.ts';
import type { Compared } from './runs.ts';

interface PanesProps {
  readonly compared: Compared;
  readonly names: readonly string[];
  readonly player: Player;
  /** The message never arrives, in any run. */
  readonly onLose: (message: MessageId, index: TraceIndex) => void;
  /** Nothing more arrives in its direction, in any run. */
  readonly onHold: (message: MessageId, index: TraceIndex) => void;
}

/** The line on which runs part stands over the row that it is about. */
const ABOVE_ROW = 21;
/** Its plate hangs below where there is no room above, px. */
const PLATE = 64;
/** Between two panes. */
const GAP = 40;
/** A pane gets no narrower than this; then the row scrolls sideways in its frame. */
const NARROWEST = 164;
/** Pictures leave room for what came of the runs, px. */
const HIGHEST = { lowWindow: 356, highWindow: 560 } as const;

/** All runs beside each other, level, under one line of the present. */
export function Panes({ compared, names, player, onLose, onHold }: PanesProps) {
  const { shared } = compared;
  const [box, { width }] = useSize<HTMLDivElement>();
  const count = shared.indexes.length;
  const gap = width < 900 ? 10 : GAP;
  const each = Math.max(NARROWEST, Math.floor((width - gap * (count - 1)) / count));
  const layout = useMemo(() => paneLayout(each), [each]);
  const view = useMemo(() => selectPanes(shared, layout.lanes), [shared, layout.lanes]);
  const [chosen, setChosen] = useState<Chosen>({ selection: null, run: 0 });
  const { selection } = chosen;
  const from = shared.indexes[chosen.run];
  const tall = Math.ceil(view.height);
  const roomy = useMedia('(min-height: 1000px)');
  const high = Math.min(roomy ? HIGHEST.highWindow : HIGHEST.lowWindow, tall);
  const scroller = useRef<HTMLDivElement>(null);
  const now = useRef<HTMLDivElement>(null);
  const [chunk, setChunk] = useState(0);
  const shown = useMemo(() => windowAt(chunk, high), [chunk, high]);
  const follow = useCallback(
    (screen: number) => {
      const y = Math.round(view.heightAt(screen));
      if (now.current) now.current.style.transform = `translateY(${y}px)`;
      const top = cameraAt(y, high, tall);
      if (scroller.current) scroller.current.scrollTop = top;
    },
    [view, high, tall],
  );
  useOnPlayhead(player, follow, 'step');
  const { parting } = shared;
  const partingTop = parting ? Math.max(0, view.heightAt(parting.screen) - ABOVE_ROW) : 0;
  return (
    <div ref={box} className={styles.panes}>
      {width > 0 && (
        <>
          <div className={styles.row} style={{ gap }}>
            {Array.from({ length: count }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: all of them are the same
              <PaneHeads key={at} layout={layout} />
            ))}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: the arrows scroll a <div> */}
          <div
            ref={scroller}
            role="region"
            className={styles.scroller}
            style={{ height: high }}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label="The runs beside each other"
            onScroll={(one) => setChunk(Math.floor(one.currentTarget.scrollTop / CHUNK))}
          >
            <div className={styles.row} style={{ gap, height: tall }}>
              {shared.indexes.map((index, at) => {
                const pane = view.panes[at];
                return (
                  pane && (
                    <PanePicture
                      // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the row
                      key={at}
                      name={t`Run ${at + 1}: ${names[at] ?? ''}`}
                      index={index}
                      pane={pane}
                      layout={layout}
                      playhead={player}
                      heightAt={view.heightAt}
                      height={tall}
                      shown={shown}
                      selection={selection}
                      scroller={scroller}
                      gestures={{
                        onSelect: (next) => setChosen({ selection: next, run: at }),
                        onLose: (message) => onLose(message, index),
                        onHold: (message) => onHold(message, index),
                      }}
                    />
                  )
                );
              })}
              {parting && (
                <p
                  className={styles.parting}
                  style={{ top: partingTop }}
                  data-below={partingTop < PLATE}
                >
                  {gap === GAP && <PartingText at={parting.at} />}
                </p>
              )}
              <div ref={now} className={styles.now} aria-hidden="true" />
            </div>
          </div>
          {selection?.kind === 'message' && from?.message(selection.message) && (
            <ChosenMessage
              name={nameOfMessage(from, selection.message)}
              onLose={() => onLose(selection.message, from)}
              onHold={() => onHold(selection.message, from)}
            />
          )}
          {parting && gap < GAP && (
            <p className={styles.partingBelow}>
              <PartingText at={parting.at} />
            </p>
          )}
        </>
      )}
    </div>
  );
}

interface Chosen {
  readonly selection: Selection | null;
  /** The run in which it was chosen. */
  readonly run: number;
}

interface ChosenMessageProps {
  readonly name: string;
  readonly onLose: () => void;
  readonly onHold: () => void;
}

/** What can be done to the chosen message, in all runs at once. */
function ChosenMessage({ name, onLose, onHold }: ChosenMessageProps) {
  return (
    <section className={styles.chosen} aria-label="Chosen message">
      <span>{name}</span>
      <Button size="small" icon="scissors" onClick={onLose}>
        Cut it in all runs
      </Button>
      <Button size="small" icon="clock" onClick={onHold}>
        Leave it unanswered
      </Button>
    </section>
  );
}

function nameOfMessage(index: TraceIndex, id: MessageId): string {
  const message = index.message(id);
  if (!message) return '';
  const records = recordsShort(message.batches.flatMap((one) => one.records));
  const what = message.direction === 'toBroker' ? t`Request with` : t`Answer for`;
  return t`${what} ${records}, sent at ${numberText(message.sentAt)} ms`;
}

function PartingText({ at }: { readonly at: number }) {
  return <span>the runs part at {numberText(at)} ms</span>;
}

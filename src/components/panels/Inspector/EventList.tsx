import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useActions, useCurrentEvent, useLab, useTraceIndex } from '../../../store/useLab.ts';
import {
  EVENTS_PER_PAGE,
  type EventLine,
  selectEventPage,
} from '../../../trace/selectors/eventListView.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './eventList.module.css';

/** Every event of the run as a sentence, in step with the playhead. */
export function EventList() {
  const index = useTraceIndex();
  const current = useCurrentEvent();
  const { seekToEvent } = useActions();
  // Another page than the playhead's, while the reader looks around
  const [leafed, setLeafed] = useState<{ readonly from: number; readonly at: number } | null>(null);
  const shown = leafed?.at === current ? leafed.from : current;
  const page = useMemo(() => selectEventPage(index, shown), [index, shown]);
  const list = useRef<HTMLOListElement>(null);
  const playing = useLab((lab) => lab.playing);
  useEffect(() => {
    if (playing) return;
    const now = list.current?.querySelector(`[data-event="${current}"]`);
    now?.scrollIntoView({ block: 'nearest' });
  }, [current, playing]);
  const leaf = (by: number) => setLeafed({ from: page.first + by * EVENTS_PER_PAGE, at: current });
  return (
    <div className={styles.events}>
      {page.first > 0 && (
        <Button size="small" variant="quiet" onClick={() => leaf(-1)}>
          Earlier events
        </Button>
      )}
      <ol ref={list} aria-label="All events of the run">
        {page.lines.map((line) => (
          <Line
            key={line.event}
            line={line}
            total={page.total}
            state={line.event === current ? 'now' : line.event < current ? 'past' : 'future'}
            onGo={seekToEvent}
          />
        ))}
      </ol>
      {page.first + page.lines.length < page.total && (
        <Button size="small" variant="quiet" onClick={() => leaf(1)}>
          Later events
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  readonly line: EventLine;
  readonly total: number;
  readonly state: 'past' | 'now' | 'future';
  readonly onGo: (event: number) => void;
}

const Line = memo(function Line({ line, total, state, onGo }: LineProps) {
  return (
    <li aria-setsize={total} aria-posinset={line.event + 1} data-event={line.event}>
      <button
        type="button"
        className={styles.line}
        data-state={state}
        data-tone={line.notable ? line.tone : undefined}
        aria-current={state === 'now' ? 'step' : undefined}
        onClick={() => onGo(line.event)}
      >
        <span className={styles.at}>
          {line.at}
          <span className="visually-hidden"> ms: </span>
        </span>
        <span>{line.sentence}</span>
      </button>
    </li>
  );
});

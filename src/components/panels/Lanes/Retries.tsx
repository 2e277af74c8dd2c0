import { memo } from 'react';
import type { EventId } from '../../../engine/index.ts';
import type { LaneArrow, LanesView } from '../../../trace/selectors/lanesTypes.ts';
import { toneClass } from '../../marks/index.ts';
import styles from './lanes.module.css';
import type { Window } from './lanesMetrics.ts';

interface RetriesProps {
  readonly view: LanesView;
  readonly event: EventId;
  readonly shown: Window;
}

/** From the client's lane, and how far a link swings out. */
const OFF = 9;
const SWING = 22;

/** From each attempt to the next one of the same batch, along the client's lane. */
const Retries = memo(function Retries({ view, event, shown }: RetriesProps) {
  const x = view.layout.client + OFF;
  return (
    <g className={toneClass('req')}>
      {linksOf(view.arrows)
        .filter(({ to }) => to.event <= event)
        .filter(({ from, to }) => to.y1 > shown.from && from.y1 < shown.to)
        .map(({ from, to }) => (
          <path
            key={`${from.message} ${to.message}`}
            className={styles.retry}
            d={`M${x} ${from.y1 + 8}C${x + SWING} ${from.y1 + 24} ${x + SWING} ${to.y1 - 20} ${x} ${to.y1 - 5}m5.5 -3.5l-5.5 3.5l-1 -6.5`}
          />
        ))}
    </g>
  );
});

export default Retries;

interface Link {
  readonly from: LaneArrow;
  readonly to: LaneArrow;
}

const known = new WeakMap<readonly LaneArrow[], readonly Link[]>();

function linksOf(arrows: readonly LaneArrow[]): readonly Link[] {
  const made = known.get(arrows) ?? findLinks(arrows);
  known.set(arrows, made);
  return made;
}

function findLinks(arrows: readonly LaneArrow[]): readonly Link[] {
  const before = new Map<string, LaneArrow>();
  const links = new Map<string, Link>();
  for (const to of arrows) {
    if (to.direction === 'toClient') continue;
    for (const batch of to.batches) {
      const from = before.get(batch);
      if (from) links.set(`${from.message} ${to.message}`, { from, to });
      before.set(batch, to);
    }
  }
  return [...links.values()];
}

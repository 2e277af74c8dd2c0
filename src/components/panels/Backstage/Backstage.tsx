import { memo, useEffect, useMemo, useState } from 'react';
import {
  backstageAt,
  type CastCard,
  type CastRow,
  type CastTone,
} from '../../../trace/selectors/backstageView.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/iconPaths.ts';
import { useSize } from '../../ui/useSize.ts';
import { useEventAt } from '../playhead.ts';
import type { StageProps } from '../types.ts';
import styles from './backstage.module.css';

interface BackstageProps extends StageProps {
  /** How much of the bench it takes, px. */
  readonly onHeight: (height: number) => void;
  /** What the cards and the diagram share, px; null: the page scrolls. */
  readonly room: number | null;
}

/** Cards in full and a diagram under them need as much. */
const ROOMY = 360;
/** Fewer cards are low: one row of them. */
const FEW = 3;

/** Everybody whom the close-up below leaves out: producers, brokers, coordinator, groups, readers. */
export default function Backstage(props: BackstageProps) {
  const { index, playhead, layout, partition, producer, selection, onHeight, room } = props;
  const [box, { height }] = useSize<HTMLElement>();
  const event = useEventAt(playhead, index.clock);
  const cards = useMemo(
    () => backstageAt(index, event, { partition, producer, selection }),
    [index, event, partition, producer, selection],
  );
  useEffect(() => {
    onHeight(height);
    return () => onHeight(0);
  }, [height, onHeight]);
  const [opened, setOpened] = useState(false);
  const tight = room !== null && room < ROOMY && (cards.length > FEW || layout.kind === 'middle');
  return (
    <section ref={box} className={styles.cast} aria-label="Everybody in this run">
      {cards.length > 0 && (
        <div
          className={styles.cards}
          data-brief={tight && !opened}
          style={{ marginInline: layout.margin }}
        >
          {cards.map((card) => (
            <Cast key={`${card.id} ${card.title}`} card={card} />
          ))}
          {tight && (
            <button
              type="button"
              className={styles.more}
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              Details <Icon name="chevronDown" size={13} />
            </button>
          )}
        </div>
      )}
    </section>
  );
}

const Cast = memo(function Cast({ card }: { readonly card: CastCard }) {
  return (
    <section className={styles.card} aria-label={card.title}>
      <h3 className={styles.head}>
        {card.title} <span>{card.caption}</span>
      </h3>
      <ul className={styles.rows}>
        {card.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
});

/** A tone never speaks alone: what went wrong or well has a sign as well. */
const SIGNS: Partial<Record<CastTone, IconName>> = {
  ok: 'check',
  lost: 'x',
  fence: 'bars',
  dup: 'copies',
};

function Row({ row }: { readonly row: CastRow }) {
  const sign = SIGNS[row.tone];
  return (
    <li className={styles.row}>
      <b className={styles.name} data-session={row.session} data-gone={row.gone}>
        {row.name}
      </b>
      <span className={styles.state} data-tone={row.tone}>
        {sign && <Icon name={sign} size={13} />}
        {row.state}
      </span>
      <span className={styles.detail}>{row.detail}</span>
    </li>
  );
}

import { memo, useEffect, useMemo } from 'react';
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
}

/** Everybody whom the close-up below leaves out: producers, brokers, coordinator, groups, readers. */
export default function Backstage(props: BackstageProps) {
  const { index, playhead, layout, partition, producer, selection, onHeight } = props;
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
  return (
    <section ref={box} aria-label="Everybody in this run">
      {cards.length > 0 && (
        <div className={styles.cards} style={{ margin: `0 ${layout.margin}px` }}>
          {cards.map((card) => (
            <Cast key={`${card.id} ${card.title}`} card={card} />
          ))}
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

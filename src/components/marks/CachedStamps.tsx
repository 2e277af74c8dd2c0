import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { clamp01 } from './press.ts';
import { NoStamp, Stamp, type StampFace } from './Stamp.tsx';
import { Text } from './Text.tsx';
import { toneClass } from './tone.ts';

export interface CachedBatch {
  readonly stamp: StampFace;
  readonly offset: number;
  /** 0 … 1 while it is being cached. */
  readonly press?: number | undefined;
}

interface CachedStampsProps extends MarkProps {
  /** Oldest first; six while the oldest is being pushed out. */
  readonly batches: readonly CachedBatch[];
  /** Index of the cached batch that a duplicate matched. */
  readonly match?: number | undefined;
  /** Strength of the match, 0 … 1. */
  readonly matchProgress?: number | undefined;
  /** 0 … 1 while the sixth batch pushes the first out on the left. */
  readonly push?: number | undefined;
}

export const cachedPitch = 36;
const places = [0, 1, 2, 3, 4];

/** The five stamps a partition remembers of a producer, offsets under them, free places dashed. */
export function CachedStamps(props: CachedStampsProps) {
  const { x, y, batches, match, matchProgress = 1, push = 0, label } = props;
  const out = clamp01(push);
  return (
    <Mark x={x} y={y} label={label}>
      {places.slice(batches.length).map((place) => (
        <NoStamp key={place} x={place * cachedPitch} y={0} size="S" numeral="" />
      ))}
      {batches.map((batch, i) => {
        const strength = presence(i, batches.length, out);
        return strength > 0 ? (
          <Mark key={batch.offset} x={(i - out) * cachedPitch} y={0} opacity={strength}>
            <CachedStamp batch={batch} match={match === i ? clamp01(matchProgress) : 0} />
          </Mark>
        ) : null;
      })}
    </Mark>
  );
}

/** With six batches the first fades while the sixth appears. */
function presence(index: number, count: number, out: number): number {
  if (count <= places.length) return 1;
  if (index === 0) return 1 - out;
  return index >= places.length ? out : 1;
}

function CachedStamp({ batch, match }: { batch: CachedBatch; match: number }) {
  const found = match > 0;
  return (
    <g className={toneClass('dup')}>
      {found && <MatchBox x={-4.5} y={-4.5} w={35} h={39} strength={match} />}
      <Stamp x={0} y={0} size="S" press={batch.press} {...batch.stamp} />
      <Text
        x={13}
        y={48.5}
        anchor="middle"
        kind={found ? 'strong' : 'label'}
        tone={found ? 'dup' : 'ink2'}
      >
        {batch.offset}
      </Text>
    </g>
  );
}

interface MatchBoxProps {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly strength?: number | undefined;
}

/** The box around a stamp that was seen before. */
export function MatchBox({ x, y, w, h, strength = 1 }: MatchBoxProps) {
  return (
    <g className={toneClass('dup')} opacity={strength}>
      <rect className={styles.softFrame} x={x} y={y} width={w} height={h} rx={4} strokeWidth={2} />
    </g>
  );
}

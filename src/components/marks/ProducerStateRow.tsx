import { type CachedBatch, CachedStamps, cachedPitch } from './CachedStamps.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { Text } from './Text.tsx';

export interface ProducerState {
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly lastSequence: number;
  /** Oldest first; six while the oldest is being pushed out. */
  readonly batches: readonly CachedBatch[];
}

interface ProducerStateRowProps extends MarkProps {
  readonly w?: number | undefined;
  /** `null`: the broker keeps no row for this producer. */
  readonly state: ProducerState | null;
  /** Column heads; off for the second and later rows of a table. */
  readonly heads?: boolean | undefined;
  /** Index of the cached batch that a duplicate matched. */
  readonly match?: number | undefined;
  /** Strength of the match, 0 … 1. */
  readonly matchProgress?: number | undefined;
  /** 0 … 1 while the sixth batch pushes the first out on the left. */
  readonly push?: number | undefined;
  /** Two lines that say why there is no row. */
  readonly empty?: readonly [string, string] | undefined;
}

const columns = { producerId: 16, epoch: 75, lastSequence: 128, batches: 197 };
const headHeight = 22;
export const producerStateWidth = 391;

export function producerStateHeight(heads = true): number {
  return (heads ? headHeight : 4) + 66;
}

/** Corner of a cached S stamp, for lines that lead to it. */
export function cachedStampPlace(index: number, heads = true) {
  return { x: columns.batches + index * cachedPitch, y: (heads ? headHeight : 4) + 9 };
}

/** What a partition remembers about one producer: its last five batches with their offsets. */
export function ProducerStateRow(props: ProducerStateRowProps) {
  const { x, y, w = producerStateWidth, state, heads = true, empty, label } = props;
  const top = heads ? headHeight : 4;
  return (
    <Mark x={x} y={y} label={label}>
      <rect className={styles.sunken} width={w} height={producerStateHeight(heads)} rx={4} />
      {heads && <Heads />}
      {state ? (
        <>
          <Text x={columns.producerId} y={top + 30} kind="value">
            {state.producerId}
          </Text>
          <Text x={columns.epoch} y={top + 30} kind="value">
            {state.producerEpoch}
          </Text>
          <Text x={columns.lastSequence} y={top + 30} kind="value">
            {state.lastSequence}
          </Text>
          <CachedStamps
            {...cachedStampPlace(0, heads)}
            batches={state.batches}
            match={props.match}
            matchProgress={props.matchProgress}
            push={props.push}
          />
        </>
      ) : (
        empty && (
          <>
            <Text x={columns.producerId} y={top + 25} kind="strong">
              {empty[0]}
            </Text>
            <Text x={columns.producerId} y={top + 46} tone="ink2">
              {empty[1]}
            </Text>
          </>
        )
      )}
    </Mark>
  );
}

function Heads() {
  return (
    <>
      <Text x={columns.producerId} y={20} kind="caption">
        PID
      </Text>
      <Text x={columns.epoch} y={20} kind="caption">
        epoch
      </Text>
      <Text x={columns.lastSequence} y={20} kind="caption">
        last seq
      </Text>
      <Text x={columns.batches} y={20} kind="caption">
        last 5 batches, with offset
      </Text>
    </>
  );
}

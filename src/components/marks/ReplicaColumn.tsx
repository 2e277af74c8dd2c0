import { Mark, type MarkProps } from './Mark.tsx';
import { Surface, type SurfaceKind } from './Surface.tsx';
import { Text } from './Text.tsx';

export interface ReplicaCell {
  readonly id: string;
  /** Same place and height as the leader's row. */
  readonly y: number;
  readonly h: number;
  readonly kind: SurfaceKind;
}

interface ReplicaColumnProps extends MarkProps {
  /** `B2`. */
  readonly name: string;
  /** Out of the in-sync replicas: dashed, name struck through. */
  readonly inSync: boolean;
  readonly cells: readonly ReplicaCell[];
}

export const replicaWidth = 24;

/** A follower's copy of the log beside the leader's, one cell per batch. y is the first row's top. */
export function ReplicaColumn({ x, y, name, inSync, cells, label }: ReplicaColumnProps) {
  return (
    <Mark x={x} y={y} label={label}>
      <Text
        x={replicaWidth / 2}
        y={-11}
        kind="label"
        tone={inSync ? 'ink2' : 'ink3'}
        anchor="middle"
        struck={!inSync}
      >
        {name}
      </Text>
      {cells.map((cell) => (
        <Surface
          key={cell.id}
          x={0}
          y={cell.y}
          w={replicaWidth}
          h={cell.h}
          kind={inSync ? cell.kind : 'dashed'}
        />
      ))}
    </Mark>
  );
}

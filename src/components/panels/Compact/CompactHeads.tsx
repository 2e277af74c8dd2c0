import { useState } from 'react';
import type { EventId } from '../../../engine/index.ts';
import type { LanesLayout } from '../../../trace/selectors/lanesTypes.ts';
import type { StageView } from '../../../trace/selectors/stageTypes.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { Lane } from '../../marks/index.ts';
import styles from '../Lanes/lanes.module.css';

interface CompactHeadsProps {
  readonly index: TraceIndex;
  readonly event: EventId;
  readonly lanes: LanesLayout;
  readonly height: number;
  readonly stage: StageView;
}

export function CompactHeads({ lanes, height, stage }: CompactHeadsProps) {
  const [open, setOpen] = useState<'client' | 'broker' | null>(null);
  return (
    <div style={{ height }} data-open={open} onClick={() => setOpen(null)}>
      {stage.broker.title}
      <svg>
        <Lane x={lanes.client} y={0} h={4} />
      </svg>
      <i className={styles.heads} />
    </div>
  );
}

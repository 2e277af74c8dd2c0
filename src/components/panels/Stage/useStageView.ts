import { useEffect, useMemo, useState } from 'react';
import type { StageView } from '../../../trace/selectors/stageTypes.ts';
import { stageAt } from '../../../trace/selectors/stageView.ts';
import { useEventAt } from '../playhead.ts';
import type { StageProps } from '../types.ts';

type Shown = Pick<StageProps, 'index' | 'playhead' | 'partition' | 'producer' | 'selection'>;

/** The machines at the playhead; a new one only when it passes an event or the focus changes. */
export function useStageView({
  index,
  playhead,
  partition,
  producer,
  selection,
}: Shown): StageView {
  const event = useEventAt(playhead, index.clock);
  const [complete, setComplete] = useState(false);
  useEffect(
    () => void import('../../../trace/selectors/statement.ts').then(() => setComplete(true)),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view says more once the statement is there
  return useMemo(
    () => stageAt(index, event, { partition, producer, selection }),
    [index, event, partition, producer, selection, complete],
  );
}

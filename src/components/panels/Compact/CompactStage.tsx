import type { StageView } from '../../../trace/selectors/stageTypes.ts';

interface CompactStageProps {
  readonly width: number;
  readonly view: StageView;
}

export function CompactStage(_props: CompactStageProps) {
  return null;
}

// Parts of the lab at moments of runs that a first visit does not have: everybody in a run, lanes of a coordinator and
// of consumers, faults and a loop on the tape, a page on paper.
import type { ReactNode } from 'react';
import type { LabState } from '../../../store/labState.ts';
import type { LabStore } from '../../../store/labStore.ts';
import { useTraceIndex } from '../../../store/useLab.ts';
import PartToggles from '../../app/Desk/PartToggles.tsx';
import { Paper } from '../../app/Printed/Printed.tsx';
import { stageLayout } from '../../app/stageLayout.ts';
import { usePlayhead } from '../../app/usePlayhead.ts';
import { LoopChoice } from '../../controls/LoopChoice.tsx';
import Backstage from '../../panels/Backstage/Backstage.tsx';
import { Lanes } from '../../panels/Lanes/Lanes.tsx';
import TapeFaults from '../../panels/Tape/TapeFaults.tsx';
import { tapeInsets } from '../../panels/Tape/tapeRows.ts';
import { storeOf } from './stories.ts';

export interface PartStory {
  readonly title: string;
  readonly store: (more?: Partial<LabState>) => LabStore;
  readonly show: () => ReactNode;
}

const WIDTH = 1144;
const layout = stageLayout(WIDTH);
const nothing = () => undefined;
const at =
  (scene: string, share: number, set: Partial<LabState> = {}) =>
  (more: Partial<LabState> = {}) =>
    storeOf({ desk: '', scene, config: {}, at: share }, { ...set, ...more });

function useParts() {
  return {
    index: useTraceIndex(),
    playhead: usePlayhead(),
    layout,
    selection: null,
    onSelect: nothing,
    onLose: nothing,
    onHold: nothing,
  };
}

function Everybody() {
  const parts = useParts();
  return (
    <Backstage {...parts} partition={null} producer={null} onFocus={nothing} onHeight={nothing} />
  );
}

function Diagram() {
  return <Lanes {...useParts()} named width={WIDTH} height={420} onSeek={nothing} />;
}

function Faults() {
  return (
    <div style={{ position: 'relative', height: 120, paddingTop: 40 }}>
      <TapeFaults width={WIDTH} inset={tapeInsets.wide} />
    </div>
  );
}

const looping = at('lost-ack', 1, { loop: [0, 300] });

export const partStories: readonly PartStory[] = [
  { title: 'Everybody, a zombie is fenced', store: at('zombie-fenced', 1), show: Everybody },
  { title: 'Everybody, a leader died', store: at('failover-remembers', 0.75), show: Everybody },
  { title: 'Everybody, a group', store: at('consumer-inbox', 0.7), show: Everybody },
  { title: 'Diagram, coordinator and consumers', store: at('txn-isolation', 1), show: Diagram },
  { title: 'Diagram, a retry', store: at('lost-ack', 1), show: Diagram },
  { title: 'Diagram, nothing yet', store: at('lost-ack', 0), show: Diagram },
  { title: 'Tape, a fault and a loop', store: looping, show: Faults },
  { title: 'Loop, by button', store: looping, show: LoopChoice },
  { title: 'Parts of the lab', store: at('lost-ack', 0), show: PartToggles },
  { title: 'On paper', store: at('txn-isolation', 1), show: Paper },
];

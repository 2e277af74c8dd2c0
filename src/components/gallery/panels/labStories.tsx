// The parts of the lab that are not on the desk, each at moments that it has to show well.
import { type ReactNode, useState } from 'react';
import { catalogue, fromCatalogue } from '../../../lessons/catalogue/index.ts';
import type { Comparing } from '../../../pages/Compare/address.ts';
import { Comparison } from '../../../pages/Compare/Comparison.tsx';
import { OFF_AND_ON } from '../../../pages/Compare/runs.ts';
import { scenarioFrom } from '../../../scenario/index.ts';
import { type Changes, experimentOf } from '../../../store/experiment.ts';
import { runOf } from '../../../store/labRun.ts';
import type { LabState } from '../../../store/labState.ts';
import { createLabStore, type LabStore } from '../../../store/labStore.ts';
import { addScenes } from '../../../store/scenes.ts';
import { useLab, useTraceIndex } from '../../../store/useLab.ts';
import { recordInFocus } from '../../../trace/selectors/recordInFocus.ts';
import { Paper } from '../../app/Printed/Printed.tsx';
import { stageLayout } from '../../app/stageLayout.ts';
import { usePlayhead } from '../../app/usePlayhead.ts';
import BranchStrip from '../../controls/Branches/BranchStrip.tsx';
import { Menu } from '../../controls/BreakMenu/BreakMenu.tsx';
import { FaultEditor } from '../../controls/BreakMenu/FaultEditor.tsx';
import Backstage from '../../panels/Backstage/Backstage.tsx';
import ConfigError from '../../panels/ConfigError/ConfigError.tsx';
import TabBody from '../../panels/Inspector/TabBody.tsx';
import { Lanes } from '../../panels/Lanes/Lanes.tsx';
import LessonRail from '../../panels/Lesson/LessonRail.tsx';
import { Rail } from '../../panels/Rail/Rail.tsx';
import { Stage } from '../../panels/Stage/Stage.tsx';
import { Tape } from '../../panels/Tape/Tape.tsx';
import { stageRuns } from '../stage/runs.ts';

export interface LabStory {
  readonly title: string;
  /** The folder of src/components/panels that it shows; of another part of the lab its name. */
  readonly panel: string;
  /** One that ships, or a run of the stage’s own gallery. */
  readonly scene: string;
  /** Share of the run, 0 … 1. */
  readonly at: number;
  readonly config: Changes;
  readonly lab: Partial<LabState>;
  /** What is done in the lab first. */
  readonly first?: (store: LabStore) => void;
  /** What a reader finds in it. */
  readonly shows: string;
  readonly show: () => ReactNode;
}

const WIDTH = 1144;
const LANES = 320;
const nothing = () => undefined;

/** What stage, lanes and backstage are given by the lab. */
function usePicture() {
  return {
    index: useTraceIndex(),
    playhead: usePlayhead(),
    layout: stageLayout(WIDTH),
    selection: useLab((lab) => lab.selection),
    partition: null,
    producer: null,
    onSelect: nothing,
    onLose: nothing,
    onHold: nothing,
    onFocus: nothing,
  };
}

const Machines = () => <Stage {...usePicture()} />;
const Others = () => <Backstage room={null} {...usePicture()} onHeight={nothing} />;
const Diagram = () => <Lanes {...usePicture()} width={WIDTH} height={LANES} onSeek={nothing} />;
const Foot = () => <Tape index={useTraceIndex()} empty={false} />;
const Opened = () => {
  const index = useTraceIndex();
  const at = useLab((lab) => index.clock.eventAt(lab.playhead));
  const selection = useLab((lab) => lab.selection);
  return <TabBody current={at} record={recordInFocus(index, selection)} />;
};

const Runs = () => {
  const experiment = useLab((lab) => lab.experiment);
  const [comparing, setComparing] = useState<Comparing>({
    experiment,
    variants: OFF_AND_ON,
    ms: 10_000,
  });
  return <Comparison comparing={comparing} onChange={setComparing} />;
};

/** One edit after another, so that several futures are kept. */
const branched = ({ actions }: LabStore) => {
  actions.setIdempotence(true);
  actions.setAcks('1');
  actions.setAcks('0');
};

const ON: Changes = { 'enable.idempotence': 'true' };

const story = (
  title: string,
  show: () => ReactNode,
  shows: string,
  rest: Partial<LabStory> = {},
): LabStory => ({
  title,
  panel: title.split(',')[0] ?? '',
  scene: 'lost-ack',
  at: 1,
  config: {},
  lab: {},
  shows,
  show,
  ...rest,
});

export const labStories: readonly LabStory[] = [
  story('Stage, before the first event', Machines, 'next offset', { at: 0 }),
  story('Stage, a copy was written', Machines, 'order-17 at offset 107, a copy'),
  story('Stage, a copy was recognised', Machines, 'matches the orders', { config: ON }),
  story('Lanes, a retry', Diagram, 'order-17, attempt 2'),
  story('Lanes, three in flight', Diagram, 'attempt 1', { at: 0.5, scene: 'palindrome' }),
  story('Lanes, coordinator and consumers', Diagram, 'consumers', { scene: 'txn-isolation' }),
  story('Lanes, a transaction is fenced', Diagram, 'coordinator', { scene: 'zombie-fenced' }),
  story('Branches, three futures', () => <BranchStrip />, 'acks=1', { first: branched }),
  story('Break menu, a broker', () => <Menu asked="broker:1" titleId="break" />, 'Crash it', {
    at: 0.3,
  }),
  story('Break menu, a producer', () => <Menu asked="" titleId="break" />, 'Let it stand still', {
    at: 0.4,
  }),
  story('Break menu, a fault', () => <FaultEditor at={0} titleId="fault" />, 'Kind'),
  story('Print page, a copy was written', () => <Paper />, 'a copy'),
  story('Print page, aborted records', () => <Paper />, 'aborted', { scene: 'zombie-fenced' }),
  story('Compare, without and with idempotence', () => <Runs />, 'configurations'),
  story('Backstage, two producers', Others, 'p2', { scene: 'two' }),
  story('Rail, an order is charged twice', () => <Rail rejected={false} />, 'never arrived'),
  story('Rail, refused', () => <Rail rejected />, 'never arrived', {
    config: { ...ON, acks: '1' },
  }),
  story('Tape, half-way', Foot, 'Playhead', { at: 0.5 }),
  story('ConfigError, acks', () => <ConfigError />, 'Must set acks to all', {
    config: { ...ON, acks: '1' },
  }),
  story('ConfigError, too many in flight', () => <ConfigError />, '7', {
    config: { ...ON, 'max.in.flight.requests.per.connection': '7' },
  }),
  story('Inspector, why', () => <Opened />, 'checks passed before', { at: 0.3 }),
  story('Inspector, life', () => <Opened />, 'order-17', { lab: { tab: 'life' } }),
  story('Inspector, events', () => <Opened />, 'The application is told', {
    lab: { tab: 'events' },
  }),
  story('Inspector, faults', () => <Opened />, '<', { lab: { tab: 'faults' } }),
  story('Lesson, its first step', () => <LessonRail />, '#/course', {
    lab: { page: 'learn/lost-answer' },
  }),
];

/** A lab at that moment. */
export function storeOfLab({ scene, config, at, lab, first }: LabStory): LabStore {
  addScenes(catalogue);
  const own = stageRuns[scene];
  const shipped = fromCatalogue(scene);
  const experiment = {
    ...experimentOf(
      shipped ? { kind: 'scene', id: scene } : { kind: 'custom', scenario: scenarioFrom(own) },
    ),
    config,
  };
  const { duration } = runOf(experiment).index.clock;
  const store = createLabStore({ experiment, playhead: at * duration, ...lab });
  first?.(store);
  return store;
}

/** The same lab as one that opens so: what is drawn without a page knows a store's first state only. */
export function opened(store: LabStore): LabStore {
  return createLabStore(store.getState());
}

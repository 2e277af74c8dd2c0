// Moments of shipped scenes that each panel has to show well.
import { scenes } from '../../../lessons/scenes/index.ts';
import { type Changes, experimentOf } from '../../../store/experiment.ts';
import { runOf } from '../../../store/labRun.ts';
import { createLabStore, type LabStore } from '../../../store/labStore.ts';
import { addScenes } from '../../../store/scenes.ts';

export interface PanelStory {
  readonly title: string;
  readonly desk: string;
  readonly scene: string;
  readonly config: Changes;
  /** Share of the run, 0 … 1. */
  readonly at: number;
}

const ON: Changes = { 'enable.idempotence': 'true' };
const REFUSED: Changes = { ...ON, acks: '1' };

const story = (
  title: string,
  desk: string,
  at = 1,
  config: Changes = {},
  scene = 'lost-ack',
): PanelStory => ({ title, desk, scene, config, at });

export const panelStories: readonly PanelStory[] = [
  story('Log segment, empty', 'outputs:log', 0),
  story('Log segment, a copy was written', 'outputs:log', 0.9),
  story('Snapshot, a value changed', 'outputs:snapshot', 0.5, ON),
  story('Active producers', 'outputs:producers', 1, ON),
  story('Transactions, none', 'outputs:transactions'),
  story('Client log', 'outputs:client-log'),
  story('Metrics', 'outputs:metrics', 0.6),
  story('Findings, a duplicate', 'findings'),
  story('Findings, a copy was recognised', 'findings', 1, ON),
  story('Findings, nothing', 'findings', 1, {}, 'happy-path'),
  story('Bytes, none yet', 'bytes', 0),
  story('Bytes, written', 'bytes', 0.5, ON),
  story('Bytes, without a stamp', 'bytes'),
  story('Charts, half-way', 'charts', 0.5),
  story('Charts, three in flight', 'charts', 1, {}, 'palindrome'),
  story('Configuration, a value was set', 'config', 1, { 'linger.ms': '20' }),
  story('Configuration, refused', 'config', 0, REFUSED),
  story('Code, Java', 'code:java', 0, REFUSED),
  story('Code, Python', 'code:python', 1, ON),
];

/** A lab at that moment. */
export function storeOf({ desk, scene, config, at }: PanelStory): LabStore {
  addScenes(scenes);
  const experiment = { ...experimentOf({ kind: 'scene', id: scene }), config };
  const { duration } = runOf(experiment).index.clock;
  return createLabStore({ experiment, desk, playhead: at * duration });
}

// The whole state as an address, readable and versioned:
// #/lost-ack?v=1&enable.idempotence=true&fault=cut:responseSent:order-17:1:20&at=37&sel=event:41&theme=dark
// Reading it back is readLink.ts.
import type { Selection } from '../trace/types.ts';
import { type Branch, placeOfBranch } from './branches.ts';
import { type Changes, type Experiment, experimentOf } from './experiment.ts';
import { writeFault } from './faults.ts';
import { OPENING_SCENE } from './scenes.ts';
import { escapeValue, toBase64Url } from './urlCodec.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];
export const TABS = ['why', 'life', 'events', 'faults'] as const;
export type Tab = (typeof TABS)[number];

/** The playhead as the run itself counts: so many screen ms past an event, -1 for the start. */
export interface Place {
  readonly event: number;
  readonly past: number;
}

export interface LinkState {
  /** The page that is shown instead of the lab: `fidelity`, `compare?…`; empty: the lab. */
  readonly page: string;
  readonly experiment: Experiment;
  /** Empty, or all branches with the experiment among them. */
  readonly branches: readonly Branch[];
  readonly place: Place;
  readonly selection: Selection | null;
  readonly speed: Speed;
  readonly theme: ThemeChoice;
  readonly tab: Tab;
  /** See LabState. */
  readonly desk: string;
}

const START: Place = { event: -1, past: 0 };
export const VERSION = '1';
export const CUSTOM = 'custom';

export function initialLink(): LinkState {
  return {
    page: '',
    experiment: experimentOf({ kind: 'scene', id: OPENING_SCENE }),
    branches: [],
    place: START,
    selection: null,
    speed: 1,
    theme: 'system',
    tab: 'why',
    desk: '',
  };
}

/** The hash of a state. Only what differs from the scene's own beginning is written. */
export function writeLink(state: LinkState): string {
  if (state.page) return `#/${state.page}`;
  const { source } = state.experiment;
  const fields: Field[] = [['v', VERSION]];
  if (source.kind === 'custom') {
    fields.push(['scenario', toBase64Url(JSON.stringify(source.scenario))]);
  }
  fields.push(...changesOf(state.experiment));
  const { event, past } = state.place;
  if (event >= 0 || past > 0) fields.push(['at', `${event}${past > 0 ? `~${past}` : ''}`]);
  if (state.selection) fields.push(['sel', writeSelection(state.selection)]);
  if (state.speed !== 1) fields.push(['speed', String(state.speed)]);
  if (state.theme !== 'system') fields.push(['theme', state.theme]);
  if (state.tab !== 'why') fields.push(['tab', state.tab]);
  if (state.desk) fields.push(['desk', state.desk]);
  fields.push(...branchFields(state));
  const query = queryOf(fields);
  return `#/${source.kind === 'scene' ? escapeValue(source.id) : CUSTOM}?${query}`;
}

type Field = readonly [name: string, value: string];

function queryOf(fields: readonly Field[]): string {
  return fields.map(([name, value]) => `${name}=${escapeValue(value)}`).join('&');
}

/** What an experiment changes in its source. */
function changesOf(experiment: Experiment): readonly Field[] {
  const { config, topicConfig, brokerConfig, profile, switchedOff, faults } = experiment;
  const settings = (scope: string, changes: Changes) =>
    Object.entries(changes).map(
      ([key, value]): Field => (value === null ? ['unset', scope + key] : [scope + key, value]),
    );
  return [
    ...(profile ? [['profile', profile] as const] : []),
    ...settings('', config),
    ...settings('topic:', topicConfig),
    ...settings('broker:', brokerConfig),
    ...switchedOff.map((index): Field => ['off', String(index)]),
    ...faults.map((fault): Field => ['fault', writeFault(fault)]),
  ];
}

/** `0;acks=1;its name`: which branch it left, its changes, or `*` for those of the link itself. */
function branchFields({ branches, experiment }: LinkState): readonly Field[] {
  if (branches.length < 2) return [];
  const here = placeOfBranch(branches, experiment);
  return branches.map((one, at) => {
    const changes = at === here ? '*' : queryOf(changesOf(one.experiment));
    return ['branch', `${one.from};${changes};${one.name ?? ''}`];
  });
}

function writeSelection(selection: Selection): string {
  switch (selection.kind) {
    case 'event':
      return `event:${selection.event}`;
    case 'message':
      return `message:${selection.message}`;
    case 'record':
      return `record:${selection.record}`;
    case 'batch':
      return `batch:${selection.batch}`;
  }
}

// The whole state as an address, readable and versioned:
// #/lost-ack?v=1&enable.idempotence=true&fault=cut:responseSent:order-17:1:20&at=37&sel=event:41&theme=dark
// Reading it back is readLink.ts.
import type { Selection } from '../trace/types.ts';
import { type Experiment, experimentOf } from './experiment.ts';
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
  const { source, config, topicConfig, brokerConfig, profile, switchedOff, faults } =
    state.experiment;
  const fields: [string, string][] = [['v', VERSION]];
  if (source.kind === 'custom') {
    fields.push(['scenario', toBase64Url(JSON.stringify(source.scenario))]);
  }
  if (profile) fields.push(['profile', profile]);
  for (const [scope, changes] of [
    ['', config],
    ['topic:', topicConfig],
    ['broker:', brokerConfig],
  ] as const) {
    for (const [key, value] of Object.entries(changes)) {
      fields.push(value === null ? ['unset', scope + key] : [scope + key, value]);
    }
  }
  for (const index of switchedOff) fields.push(['off', String(index)]);
  for (const fault of faults) fields.push(['fault', writeFault(fault)]);
  const { event, past } = state.place;
  if (event >= 0 || past > 0) fields.push(['at', `${event}${past > 0 ? `~${past}` : ''}`]);
  if (state.selection) fields.push(['sel', writeSelection(state.selection)]);
  if (state.speed !== 1) fields.push(['speed', String(state.speed)]);
  if (state.theme !== 'system') fields.push(['theme', state.theme]);
  if (state.tab !== 'why') fields.push(['tab', state.tab]);
  if (state.desk) fields.push(['desk', state.desk]);
  const query = fields.map(([name, value]) => `${name}=${escapeValue(value)}`).join('&');
  return `#/${source.kind === 'scene' ? escapeValue(source.id) : CUSTOM}?${query}`;
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

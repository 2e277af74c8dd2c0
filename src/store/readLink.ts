// The way back from an address to a state. What a link says is judged field by field; the valid parts are kept
// and the others are told. Loaded when an address says more than the start.
import { t } from '../i18n/t.ts';
import '../trace/extras.ts';
import { producerConfigs } from '../config/index.ts';
import { PROFILES, type Scenario } from '../engine/index.ts';
import { scenes } from '../lessons/scenes/index.ts';
import { parseScenario, parseScenarioText } from '../scenario/index.ts';
import type { Selection } from '../trace/types.ts';
import { type Branch, MOST_BRANCHES, placeOfBranch } from './branches.ts';
import { DESK_PANELS, panelOf } from './desk.ts';
import {
  type Experiment,
  effectiveScenario,
  experimentOf,
  type Source,
  TOGGLE_VALUES,
} from './experiment.ts';
import { isPage } from './pages.ts';
import { problemLine } from './problemWords.ts';
import { readFault } from './readFault.ts';
import { addScenes, loadScenes, OPENING_SCENE, sceneById, sceneList } from './scenes.ts';
import { changing, type SettingEdit } from './settingEdits.ts';
import {
  fromBase64Url,
  type LinkProblem,
  MAX_LINK,
  oneOf,
  problem,
  readFields,
  unescapeValue,
  wholeNumber,
} from './urlCodec.ts';
import {
  CUSTOM,
  initialLink,
  type LinkState,
  type Place,
  SPEEDS,
  TABS,
  THEMES,
  VERSION,
} from './urlState.ts';

export interface ReadLink {
  readonly state: LinkState;
  readonly problems: readonly LinkProblem[];
}

/** Reads a hash after loading what it needs: a scene that only the catalogue has. */
export async function openLink(hash: string): Promise<ReadLink> {
  addScenes(scenes);
  const id = unescapeValue(pathOf(hash));
  if (id && id !== CUSTOM && !isPage(id) && !sceneById(id)) await loadScenes(id);
  return readLink(hash);
}

function pathOf(hash: string): string {
  return splitOnce(hash.replace(/^#?\/?/, ''), '?')[0];
}

/** Reads a hash. Never throws: what cannot be used is a problem, the rest is the state. */
export function readLink(hash: string): ReadLink {
  addScenes(scenes);
  const problems: LinkProblem[] = [];
  if (hash.length > MAX_LINK) {
    problems.push(problem('link', t`${hash.length} characters`, t`at most ${MAX_LINK} characters`));
    return { state: initialLink(), problems };
  }
  const [path = '', query = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  if (isPage(path)) {
    return { state: { ...initialLink(), page: hash.replace(/^#?\/?/, '') }, problems };
  }
  const fields = readFields(query, problems);
  const first = initialLink();
  let state: LinkState = {
    ...first,
    experiment: experimentOf(readSource(path, fields, problems)),
  };
  const seen = new Set<string>();
  for (const [field, value] of fields) {
    if (seen.has(field) && !OFTEN.includes(field)) {
      problems.push(problem(field, value, t`to be given once; the first one counts`));
      continue;
    }
    seen.add(field);
    state = readField(state, field, value, problems);
  }
  return { state: { ...state, branches: readBranches(state, fields, problems) }, problems };
}

/** Fields that may stand in a link more than once. */
const OFTEN: readonly string[] = ['fault', 'off', 'unset', 'branch'];

/** The branches of a link, or none when one of them cannot be read: a tree is of use as a whole only. */
function readBranches(
  { experiment }: LinkState,
  fields: readonly (readonly [string, string])[],
  problems: LinkProblem[],
): readonly Branch[] {
  const words = fields.flatMap(([field, value]) => (field === 'branch' ? [value] : []));
  const branches = words.flatMap((word, at) => {
    const [from = '', rest = ''] = splitOnce(word, ';');
    const [changes = '', name = ''] = splitOnce(rest, ';');
    const parent = from === '-1' ? -1 : (wholeNumber(from) ?? at);
    const read = changes === '*' ? experiment : readChanges(experiment.source, changes, problems);
    const fits = parent < at && parent < 0 === (at === 0) && words.length <= MOST_BRANCHES;
    return fits ? [{ experiment: read, name: name || null, from: parent }] : [];
  });
  const whole = branches.length === words.length && placeOfBranch(branches, experiment) >= 0;
  if (whole || words.length === 0) return branches;
  const expected = t`up to ${MOST_BRANCHES} branches, each from one before it, one of them *`;
  problems.push(problem('branch', words.join(' '), expected));
  return [];
}

function readChanges(source: Source, text: string, problems: LinkProblem[]): Experiment {
  let state: LinkState = { ...initialLink(), experiment: experimentOf(source) };
  for (const [field, value] of readFields(text, problems)) {
    state = readField(state, field, value, problems);
  }
  return state.experiment;
}

function readSource(
  path: string,
  fields: readonly (readonly [string, string])[],
  problems: LinkProblem[],
): Source {
  const opening: Source = { kind: 'scene', id: OPENING_SCENE };
  const id = unescapeValue(path);
  if (id === '') return opening;
  if (id !== CUSTOM) {
    if (id !== null && sceneById(id)) return { kind: 'scene', id };
    const known = sceneList.map((one) => one.id).join(', ');
    problems.push(problem('scene', id ?? path, t`one of ${known}; ${OPENING_SCENE} is shown`));
    return opening;
  }
  const packed = fields.find(([field]) => field === 'scenario')?.[1];
  const text = packed === undefined ? null : fromBase64Url(packed);
  if (text === null) {
    problems.push(problem('scenario', packed ?? 'nothing', t`a scenario as base64url of its JSON`));
    return opening;
  }
  const parsed = parseScenarioText(text);
  if (parsed.ok) return { kind: 'custom', scenario: parsed.scenario };
  for (const one of parsed.problems) {
    problems.push(problem(t`scenario ${one.path}`, one.found, one.expected));
  }
  return opening;
}

function readField(
  state: LinkState,
  field: string,
  value: string,
  problems: LinkProblem[],
): LinkState {
  const refuse = (expected: string): LinkState => {
    problems.push(problem(field, value, expected));
    return state;
  };
  const { experiment } = state;
  switch (field) {
    case 'v':
      return value === VERSION ? state : refuse(t`${VERSION}; the parts that are known are used`);
    case 'scenario':
    case 'branch':
      return state;
    case 'enable.idempotence':
    case 'acks':
    case 'max.in.flight.requests.per.connection': {
      const asked = field === 'acks' && value === '-1' ? 'all' : value;
      if (!TOGGLE_VALUES[field].includes(asked)) return refuse(TOGGLE_VALUES[field].join(', '));
      return {
        ...state,
        experiment: { ...experiment, config: { ...experiment.config, [field]: asked } },
      };
    }
    case 'off': {
      const own = scenarioOf(experiment.source).interventions.length;
      const index = wholeNumber(value);
      if (index === undefined || index >= own) {
        return refuse(
          own === 0 ? t`nothing: this scene has no fault of its own` : `0 … ${own - 1}`,
        );
      }
      const switchedOff = [...new Set([...experiment.switchedOff, index])].sort((a, b) => a - b);
      return { ...state, experiment: { ...experiment, switchedOff } };
    }
    case 'fault': {
      const next = readOneFault(experiment, value);
      return typeof next === 'string' ? refuse(next) : { ...state, experiment: next };
    }
    case 'at': {
      const place = readPlace(value);
      return place ? { ...state, place } : refuse(t`an event number, and ~ with ms past it`);
    }
    case 'sel': {
      const selection = readSelection(value);
      return selection ? { ...state, selection } : refuse(t`event, message, record or batch:id`);
    }
    case 'speed': {
      const speed = SPEEDS.find((one) => String(one) === value);
      return speed ? { ...state, speed } : refuse(SPEEDS.join(', '));
    }
    case 'theme': {
      const theme = oneOf(THEMES, value);
      return theme ? { ...state, theme } : refuse(THEMES.join(', '));
    }
    case 'tab': {
      const tab = oneOf(TABS, value);
      return tab ? { ...state, tab } : refuse(TABS.join(', '));
    }
    case 'desk':
      return panelOf(value) ? { ...state, desk: value } : refuse(DESK_PANELS.join(', '));
    case 'profile': {
      const profile = oneOf(PROFILES, value);
      if (!profile) return refuse(PROFILES.join(', '));
      const next = withSetting(experiment, { profile });
      return typeof next === 'string' ? refuse(next) : { ...state, experiment: next };
    }
    default: {
      const [name, setting] = field === 'unset' ? [value, null] : [field, value];
      const edit = settingNamed(name, setting);
      if (!edit) return refuse(t`nothing: a link of this version has no such field`);
      const next = withSetting(experiment, edit);
      return typeof next === 'string' ? refuse(next) : { ...state, experiment: next };
    }
  }
}

/** The edit of `linger.ms`, `topic:min.insync.replicas` or `broker:…`; undefined for what no release has. */
function settingNamed(name: string, value: string | null): SettingEdit | undefined {
  const [scope, key] = splitOnce(name, ':');
  if (scope === 'topic' && key) return { topicConfig: { [key]: value } };
  if (scope === 'broker' && key) return { brokerConfig: { [key]: value } };
  const known = PROFILES.some((one) => Object.hasOwn(producerConfigs(one), name));
  return known ? { config: { [name]: value } } : undefined;
}

/** The experiment with a setting, or what is wrong with it. What a producer's means is Kafka's to judge, in the run. */
function withSetting(experiment: Experiment, edit: SettingEdit): Experiment | string {
  const next = changing(experiment, edit);
  const parsed = parseScenario(effectiveScenario(scenarioOf(experiment.source), next));
  return parsed.ok ? next : parsed.problems.map(problemLine).join('; ');
}

/** The experiment with one more fault, or what a fault must be. The engine's own reader judges it. */
function readOneFault(experiment: Experiment, word: string): Experiment | string {
  const json = readFault(word);
  const form = t`do:moment:record:copy:ms, as in cut:responseSent:order-17:1:20`;
  if (json === null) return form;
  const scenario = effectiveScenario(scenarioOf(experiment.source), experiment);
  const parsed = parseScenario({ ...scenario, interventions: [...scenario.interventions, json] });
  if (!parsed.ok) return parsed.problems.map(problemLine).join('; ');
  const fault = parsed.scenario.interventions.at(-1);
  return fault ? { ...experiment, faults: [...experiment.faults, fault] } : form;
}

function scenarioOf(source: Source): Scenario {
  const scenario = source.kind === 'custom' ? source.scenario : sceneById(source.id);
  if (!scenario) throw new Error('a source that was not read by readSource');
  return scenario;
}

function readPlace(value: string): Place | undefined {
  const [text = '', rest] = splitOnce(value, '~');
  const event = text === '-1' ? -1 : wholeNumber(text);
  const past = rest === undefined ? 0 : wholeNumber(rest);
  return event === undefined || past === undefined ? undefined : { event, past };
}

function readSelection(value: string): Selection | undefined {
  const [kind = '', id = ''] = splitOnce(value, ':');
  if (id === '') return undefined;
  switch (kind) {
    case 'event': {
      const event = wholeNumber(id);
      return event === undefined ? undefined : { kind, event };
    }
    case 'message':
      return { kind, message: id };
    case 'record':
      return { kind, record: id };
    case 'batch':
      return { kind, batch: id };
    default:
      return undefined;
  }
}

function splitOnce(text: string, at: string): readonly [string, string | undefined] {
  const cut = text.indexOf(at);
  return cut < 0 ? [text, undefined] : [text.slice(0, cut), text.slice(cut + at.length)];
}

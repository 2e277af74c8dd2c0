// The ways to learn, in the order of the start page, and what stands beside them.
import { t } from '../../i18n/t.ts';
import { isPage } from '../../store/pages.ts';

export interface Way {
  /** Address without `#/`. */
  readonly to: string;
  readonly name: string;
  /** What one does there, in one sentence. */
  readonly does: string;
  readonly picture: WayPicture;
}

export type WayPicture =
  | 'lessons'
  | 'sandbox'
  | 'compare'
  | 'predict'
  | 'challenge'
  | 'break'
  | 'trace'
  | 'recall'
  | 'present';

const ALL: readonly Way[] = [
  {
    to: 'course',
    name: t`Lessons`,
    does: t`From the first record to the limits of the guarantee, one step at a time.`,
    picture: 'lessons',
  },
  {
    to: 'sandbox',
    name: t`Sandbox`,
    does: t`Build a cluster, a workload and its faults, and watch what they come to.`,
    picture: 'sandbox',
  },
  {
    to: 'compare',
    name: t`Compare`,
    does: t`The same faults, two to four configurations, one playhead.`,
    picture: 'compare',
  },
  {
    to: 'predict',
    name: t`Predict`,
    does: t`Say what the log will hold. Then see it, and what misled you.`,
    picture: 'predict',
  },
  {
    to: 'challenge',
    name: t`Challenge`,
    does: t`A goal, few means. The run itself says when you have reached it.`,
    picture: 'challenge',
  },
  {
    to: 'break',
    name: t`Break it`,
    does: t`A configuration and its promise. Find the faults that break it.`,
    picture: 'break',
  },
  {
    to: 'trace',
    name: t`Trace`,
    does: t`Read a run as a table of events, line by line, without pictures.`,
    picture: 'trace',
  },
  {
    to: 'recall',
    name: t`Recall`,
    does: t`Cards that are moments of a run, again at equal distances.`,
    picture: 'recall',
  },
  {
    to: 'present',
    name: t`Present`,
    does: t`Scenes in sequence, in large type, for a room and a clicker.`,
    picture: 'present',
  },
];

/** What is not a way of its own. */
export interface Further {
  readonly to: string;
  readonly name: string;
  readonly about: string;
}

const FURTHER: readonly Further[] = [
  { to: 'guarantees', name: t`Guarantees`, about: t`which setting survives which fault` },
  { to: 'cases', name: t`Case files`, about: t`real incidents, your diagnosis, the run` },
  { to: 'sandbox', name: t`Sandbox`, about: t`a scenario of your own, as a form and as JSON` },
  { to: 'quiz', name: t`Assessment`, about: t`questions that the engine marks` },
  {
    to: 'guide',
    name: t`Instructor guide`,
    about: t`plans for 15, 45 and 90 minutes, questions, a worksheet`,
  },
  { to: 'glossary', name: t`Glossary`, about: t`every term, and a scene that shows it` },
  { to: 'claims', name: t`Claims`, about: t`what is said about Kafka, and the run that proves it` },
  { to: 'fidelity', name: t`Fidelity`, about: t`what is modelled, and what real Kafka did` },
];

/** The ways that have a page. */
export const WAYS = ALL.filter(({ to }) => isPage(to));
export const MORE = FURTHER.filter(({ to }) => isPage(to));

// Which reader a producer's settings have. There are two, since that of every release, with its tables, messages and
// log lines, is as large as a tenth of what a first visit may load: a first visit has firstSettings.ts, which reads
// the few settings that it can meet. Every other producer has profileConfig.ts, which comes with extras.ts. A property
// there holds the two to the same answers.
import { type BuiltProducer, type Profile, required } from '../engine/index.ts';
import { buildWithFirstSettings, FIRST_SETTINGS } from './firstSettings.ts';

/** From a producer's settings to what it would run with. */
type Reader = (props: Readonly<Record<string, string>>, profile: Profile) => BuiltProducer;

let ofEveryRelease: Reader | null = null;

/** Called by extras.ts, once it is there. */
export function installReader(reader: Reader): void {
  ofEveryRelease = reader;
}

/**
 * What `new KafkaProducer(props)` of a release would run with, or the exception that it would throw, and what it logs
 * about its settings either way. Needs extras.ts unless a first visit can meet such settings.
 */
export const buildProducer: Reader = (props, profile) =>
  profile === 'current' && Object.entries(props).every(isOfFirstVisit)
    ? buildWithFirstSettings(props)
    : required(ofEveryRelease, 'src/config/extras.ts for', profile)(props, profile);

/** Java reads digits of every script; the small reader knows those of ASCII. */
const isOfFirstVisit = ([name, value]: readonly [string, string]) =>
  Object.hasOwn(FIRST_SETTINGS, name) && /^[ -~]*$/.test(value);

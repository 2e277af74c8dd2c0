// Which reader a run's producers have: that of `current`, which a first visit loads, or that of every release, which
// comes with extras.ts.
import { type BuiltProducer, type Profile, required } from '../engine/index.ts';
import { buildCurrentConfig } from './currentConfig.ts';

/** From a producer's settings to what it would run with. */
type Reader = (props: Readonly<Record<string, string>>, profile: Profile) => BuiltProducer;

let ofEveryRelease: Reader | null = null;

/** Called by extras.ts, once it is there. */
export function installReader(reader: Reader): void {
  ofEveryRelease = reader;
}

/**
 * What `new KafkaProducer(props)` of a release would run with, or the exception that it would throw. Releases other
 * than `current` need extras.ts.
 */
export const buildProducer: Reader = (props, profile) => {
  if (profile === 'current') return buildCurrentConfig(props);
  return required(ofEveryRelease, 'src/config/extras.ts for', profile)(props, profile);
};

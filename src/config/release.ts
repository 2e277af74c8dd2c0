// Which releases differ in what they make of settings: finer than the profiles of rules.
import type { Profile } from '../engine/index.ts';

/** A profile, or 4.0, whose rules are those of `current` and whose settings are fewer. */
export type ConfigRelease = Profile | '4.0';

import styles from './marks.module.css';

/** Colour roles of the visual language. A tone never speaks alone: shape and word repeat it. */
export type Tone =
  | 'ink'
  | 'ink2'
  | 'ink3'
  | 'edge'
  | 'req'
  | 'ok'
  | 'dup'
  | 'lost'
  | 'rej'
  | 'fence';

/** One producer session (a PID with one epoch), in order of first appearance in the trace. */
export type Session = 'a' | 'b' | 'c' | 'd' | 'e';

export function toneClass(tone: Tone): string | undefined {
  return styles[tone];
}

export function classes(...names: (string | undefined | false)[]): string {
  return names.filter(Boolean).join(' ');
}

// What the keys of the lab do, for the list that explains them.

export interface KeyLine {
  readonly keys: string;
  readonly does: string;
  /** A single printable key: may be switched off. */
  readonly single: boolean;
}

export const KEY_LIST: readonly KeyLine[] = [
  { keys: 'space, K', does: 'play or pause', single: true },
  { keys: '← →', does: 'previous, next event', single: false },
  { keys: 'J, L', does: 'play backward, forward; again: twice as fast', single: true },
  { keys: '[ and ]', does: 'loop from here, to here; \\ plays on', single: true },
  { keys: 'N, shift + N', does: 'next, previous decision, loss or retry', single: true },
  { keys: 'home, end', does: 'start, end of the run', single: false },
  { keys: '↑ ↓', does: 'previous, next message', single: false },
  {
    keys: 'enter',
    does: 'choose and explain the focused mark; again: what can happen to it',
    single: false,
  },
  { keys: 'X', does: 'lose the chosen message', single: true },
  { keys: 'H', does: 'leave it unanswered', single: true },
  { keys: 'B', does: 'break something: all that can go wrong here', single: true },
  { keys: '1–9', does: 'go to a numbered step', single: true },
  { keys: 'I', does: 'inspector on, off', single: true },
  { keys: 'O, shift + O', does: 'panel under the lab on, off; whole height', single: true },
  { keys: 'T', does: 'light or dark theme', single: true },
  { keys: 'Z, shift + Z', does: 'undo, redo a fault or setting', single: true },
  { keys: '?', does: 'this list', single: true },
  { keys: 'esc', does: 'clear the selection, close what is open', single: false },
];

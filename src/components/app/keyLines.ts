// What the keys of the lab do, for the list that explains them.
import { t } from '../../i18n/t.ts';

export interface KeyLine {
  readonly keys: string;
  readonly does: string;
  /** A single printable key: may be switched off. */
  readonly single: boolean;
}

export const KEY_LIST: readonly KeyLine[] = [
  { keys: 'space, K', does: t`play or pause`, single: true },
  { keys: '← →', does: t`previous, next event`, single: false },
  { keys: 'J, L', does: t`play backward, forward; again: twice as fast`, single: true },
  { keys: '[ and ]', does: t`loop from here, to here; \\ plays on`, single: true },
  { keys: 'N, shift + N', does: t`next, previous decision, loss or retry`, single: true },
  { keys: t`home, end`, does: t`start, end of the run`, single: false },
  { keys: '↑ ↓', does: t`previous, next message`, single: false },
  {
    keys: 'enter',
    does: t`choose and explain the focused mark; again: what can happen to it`,
    single: false,
  },
  { keys: 'X', does: t`lose the chosen message`, single: true },
  { keys: 'H', does: t`leave it unanswered`, single: true },
  { keys: 'B', does: t`break something: all that can go wrong here`, single: true },
  { keys: '1–9', does: t`go to a numbered step`, single: true },
  {
    keys: 'M, shift + M',
    does: t`diagram alone, machines alone, both; story on, off`,
    single: true,
  },
  {
    keys: '+ − 0',
    does: t`in the diagram: nearer, farther, as it was; page up and down move it`,
    single: true,
  },
  { keys: 'I', does: t`inspector on, off`, single: true },
  { keys: 'O, shift + O', does: t`panel under the lab on, off; whole height`, single: true },
  { keys: 'T', does: t`light or dark theme`, single: true },
  { keys: 'Z, shift + Z', does: t`undo, redo a fault or setting`, single: true },
  { keys: '?', does: t`this list`, single: true },
  { keys: 'esc', does: t`clear the selection, close what is open`, single: false },
];

// What the keys of KEY_LIST do. Loaded right behind the page, since no key is pressed before it is seen.
import { t } from '../../i18n/t.ts';
import { headingFor, type LabState } from '../../store/labState.ts';
import type { LabStore } from '../../store/labStore.ts';
import { nextAlone, toggled } from '../../store/parts.ts';
import { indexOfLab } from '../../store/useLab.ts';
import { causalSteps } from '../../trace/selectors/causalSteps.ts';
import { wordAt } from './keyMap.ts';
import { WIDE } from './useMedia.ts';

/** What a key does now; undefined: nothing. */
export function actionOf(
  store: LabStore,
  event: KeyboardEvent,
  toggleTheme: () => void,
): (() => void) | undefined {
  const { actions } = store;
  const lab = store.getState();
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case ' ':
    case 'k':
      return lab.playing ? actions.pause : actions.play;
    case 'ArrowLeft':
      return actions.stepBack;
    case 'ArrowRight':
      return actions.stepForward;
    case 'j':
      return actions.playBackward;
    case 'l':
      return actions.playFaster;
    case 'n':
      return event.shiftKey ? actions.previousNotable : actions.nextNotable;
    case 'Home':
      return actions.toStart;
    case 'End':
      return actions.toEnd;
    case 'ArrowUp':
      return () => selectMessage(store, -1);
    case 'ArrowDown':
      return () => selectMessage(store, 1);
    case 'x':
      return () => onChosenMessage(store, event.target, actions.loseMessage);
    case 'h':
      return () => onChosenMessage(store, event.target, actions.holdMessage);
    case '[':
      return () => actions.setLoop(lab.loop?.[1] ?? indexOfLab(lab).clock.duration);
    case ']':
      return () => actions.setLoop(lab.loop?.[0] ?? 0);
    case '\\':
      return () => actions.setLoop(null);
    case 'b':
      return () => actions.openBreak(wordAt(event.target) || wordOfChosen(lab));
    case 'i':
      return matchMedia(WIDE).matches
        ? actions.toggleInspector
        : () => actions.openSheet(!lab.sheetOpen);
    case 'm':
      return () => actions.hide(event.shiftKey ? toggled(lab.hidden, 's') : nextAlone(lab.hidden));
    case 'o':
      // Once there is a desk, it listens itself
      return () => actions.openDesk('outputs');
    case 't':
      return toggleTheme;
    case 'z':
      return event.shiftKey ? actions.redo : actions.undo;
    case '?':
      return () => actions.showKeys(true);
    case 'Escape':
      return () => clear(store);
    default:
      return /^[1-9]$/.test(event.key) ? () => goToStep(store, Number(event.key)) : undefined;
  }
}

function messageAt(target: EventTarget | null): string | undefined {
  const mark = target instanceof Element && target.closest<SVGElement>('[data-message]');
  return mark ? mark.dataset['message'] : undefined;
}

function wordOfChosen({ selection }: LabState): string {
  return messageWord(selection?.kind === 'message' ? selection.message : undefined);
}

function messageWord(message: string | undefined): string {
  return message === undefined ? '' : `message:${message}`;
}

/** Walks the messages in the order in which they were sent, from the chosen one or from the playhead. */
function selectMessage(store: LabStore, by: 1 | -1): void {
  const lab = store.getState();
  const { messages, clock } = indexOfLab(lab);
  const { selection } = lab;
  const current = clock.eventAt(headingFor(lab));
  const at =
    selection?.kind === 'message'
      ? messages.findIndex((one) => one.id === selection.message) + by
      : by > 0
        ? Math.max(
            0,
            messages.findLastIndex((one) => one.sentEvent <= current),
          )
        : messages.findLastIndex((one) => one.sentEvent < current);
  const message = messages[at];
  if (!message) return;
  store.actions.select({ kind: 'message', message: message.id });
}

/**
 * The focused message, else the chosen one, else the message under way at the playhead, if it is the
 * only one.
 */
function onChosenMessage(
  store: LabStore,
  target: EventTarget | null,
  act: (message: string) => void,
): void {
  const lab = store.getState();
  const chosen =
    messageAt(target) ?? (lab.selection?.kind === 'message' ? lab.selection.message : undefined);
  if (chosen !== undefined) {
    act(chosen);
    return;
  }
  const { messages, clock } = indexOfLab(lab);
  const current = clock.eventAt(headingFor(lab));
  const underWay = messages.filter(
    (one) => one.sentEvent <= current && (one.endEvent === null || one.endEvent > current),
  );
  const [only] = underWay;
  if (only && underWay.length === 1) act(only.id);
  else store.actions.notify(t`Choose a message first: arrow up or down.`);
}

function goToStep(store: LabStore, number: number): void {
  const step = causalSteps(indexOfLab(store.getState())).find((one) => one.step === number);
  if (step) store.actions.seekToEvent(step.event);
}

function clear(store: LabStore): void {
  const { selection, toast, sheetOpen } = store.getState();
  if (sheetOpen) store.actions.openSheet(false);
  else if (selection) store.actions.select(null);
  else if (toast) store.actions.dismissToast();
}

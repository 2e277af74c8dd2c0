// What the keys do that a first glance does not need: choosing a message and doing something to it.
import { headingFor, type LabState } from '../../store/labState.ts';
import type { LabStore } from '../../store/labStore.ts';
import { indexOfLab } from '../../store/useLab.ts';
import { causalSteps } from '../../trace/selectors/causalSteps.ts';
import { messageAt, messageWord, wordAt } from './markUnder.ts';
import { WIDE } from './useMedia.ts';

type Deed = (store: LabStore, target: EventTarget | null) => void;

const DEEDS: Readonly<Record<string, Deed>> = {
  ArrowUp: (store) => selectMessage(store, -1),
  ArrowDown: (store) => selectMessage(store, 1),
  x: (store, target) => onChosenMessage(store, target, store.actions.loseMessage),
  h: (store, target) => onChosenMessage(store, target, store.actions.holdMessage),
  b: ({ actions, getState }, target) =>
    actions.openBreak(wordAt(target) || wordOfChosen(getState())),
  i: ({ actions, getState }) => {
    if (matchMedia(WIDE).matches) actions.toggleInspector();
    else actions.openSheet(!getState().sheetOpen);
  },
  Escape: (store) => clear(store),
};

/** Does what a key stands for, on the mark that had the focus when it was pressed. */
export function actOnKey(store: LabStore, key: string, target: EventTarget | null): void {
  const deed = DEEDS[key];
  if (deed) deed(store, target);
  else goToStep(store, Number(key));
}

function wordOfChosen({ selection }: LabState): string {
  return messageWord(selection?.kind === 'message' ? selection.message : undefined);
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
  else store.actions.notify('Choose a message first: arrow up or down.');
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

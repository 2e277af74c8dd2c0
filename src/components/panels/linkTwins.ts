/**
 * What is under the pointer or in focus, and its twins in the other panels: the letter, its arrow, its answer,
 * its other attempts, the row that it wrote. Marks say who they are (`data-message`, `data-batch`,
 * `data-event`); this gives the related ones `data-lit`, and styles do the rest, so that nothing renders.
 */
import type { TraceIndex } from '../../trace/types.ts';
import './linkTwins.css';

const MARKS = '[data-message], [data-batch], [data-event]';

/** Watches the page until the returned function is called. */
export function linkTwins(index: TraceIndex): () => void {
  let lit: readonly Element[] = [];
  let at: Element | null = null;
  const light = (target: EventTarget | null) => {
    const mark = target instanceof Element ? target.closest<HTMLElement>(MARKS) : null;
    if (mark === at) return;
    at = mark;
    const batches = new Set(mark ? batchesOf(index, mark) : []);
    for (const one of lit) one.removeAttribute('data-lit');
    lit =
      batches.size === 0
        ? []
        : [...document.querySelectorAll<HTMLElement>(MARKS)].filter(
            (one) => one !== mark && batchesOf(index, one).some((batch) => batches.has(batch)),
          );
    for (const one of lit) one.setAttribute('data-lit', '');
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') light(event.target);
  };
  const focus = (event: FocusEvent) => light(event.target);
  document.addEventListener('pointerover', over);
  document.addEventListener('focusin', focus);
  return () => {
    light(null);
    document.removeEventListener('pointerover', over);
    document.removeEventListener('focusin', focus);
  };
}

function batchesOf(index: TraceIndex, { dataset }: HTMLElement): readonly string[] {
  if (dataset.batch !== undefined) return [dataset.batch];
  if (dataset.event !== undefined) return index.concerns(Number(dataset.event)).batches;
  const message = index.message(dataset.message ?? '');
  return message?.batches.map((one) => one.batch) ?? [];
}

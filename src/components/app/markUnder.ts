// What a mark of the picture stands for, as the marks themselves say it.

/** What the mark under the focus or the pointer is for the menu of what can be broken. */
export function wordAt(target: EventTarget | null): string {
  const mark = target instanceof Element && target.closest<HTMLElement>('[data-break]');
  return mark ? (mark.dataset['break'] ?? '') : messageWord(messageAt(target));
}

export function messageAt(target: EventTarget | null): string | undefined {
  const mark = target instanceof Element && target.closest<SVGElement>('[data-message]');
  return mark ? mark.dataset['message'] : undefined;
}

export function messageWord(message: string | undefined): string {
  return message === undefined ? '' : `message:${message}`;
}

// Which keys the lab may take.

/** Widgets that use letters, arrows or space themselves. */
const FIELDS =
  'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable="true"]';
const OWN_ARROWS = '[role="slider"], [role="tablist"], input[type="radio"], [role="listbox"]';
const OWN_SPACE = 'button, a[href], summary, input, [role="button"], [role="switch"], [role="tab"]';

/** Whether the focused element keeps this key for itself. */
export function keepsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(FIELDS) || target.closest('dialog')) return true;
  if (/^(Arrow|Home|End|Page)/.test(key)) return target.closest(OWN_ARROWS) !== null;
  if (key === ' ' || key === 'Enter') return target.closest(OWN_SPACE) !== null;
  return false;
}

/** A key that a speech or switch user might send by accident: one printable sign, alone. */
export function isSingleKey(key: string): boolean {
  return key.length === 1;
}

/** The keys that keyActions.ts knows; any other stays the browser's. */
export const OWN_KEYS = /^([ kjlmnxhbiotz?[\]\\1-9]|Arrow(Left|Right|Up|Down)|Home|End|Escape)$/i;

/** What the mark under the focus or the pointer is for the menu of what can be broken; empty: nothing. */
export function wordAt(target: EventTarget | null): string {
  const mark =
    target instanceof Element && target.closest<HTMLElement>('[data-break], [data-message]');
  if (!mark) return '';
  return mark.dataset['break'] ?? `message:${mark.dataset['message']}`;
}

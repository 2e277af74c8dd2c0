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

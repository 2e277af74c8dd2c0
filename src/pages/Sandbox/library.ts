// Scenarios of one's own, kept in this browser: a draft that follows every edit, and what was saved by name.
import { t } from '../../i18n/t.ts';
import { keep, read } from '../../store/browserStateStorage.ts';

const DRAFT_KEY = 'retry-lab.sandbox.draft';
const SAVED_KEY = 'retry-lab.sandbox.saved';

export interface Saved {
  readonly name: string;
  /** JSON text, as it was when it was saved. */
  readonly text: string;
}

/** Why nothing was kept, as a sentence; null: it was. */
export type StorageProblem = string | null;

export function readDraft(): string | null {
  return read(DRAFT_KEY);
}

export function keepDraft(text: string): StorageProblem {
  return write(DRAFT_KEY, text);
}

/** What was saved, by name. What something else wrote there is left out. */
export function readSaved(): readonly Saved[] {
  let value: unknown;
  try {
    value = JSON.parse(read(SAVED_KEY) ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.filter(isSaved) : [];
}

/** Saves under a name; what had that name is replaced. */
export function save(name: string, text: string): StorageProblem {
  const others = readSaved().filter((one) => one.name !== name);
  const all = [...others, { name, text }].sort((one, other) => one.name.localeCompare(other.name));
  return write(SAVED_KEY, JSON.stringify(all));
}

export function removeSaved(name: string): StorageProblem {
  return write(SAVED_KEY, JSON.stringify(readSaved().filter((one) => one.name !== name)));
}

function isSaved(value: unknown): value is Saved {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

function write(key: string, text: string): StorageProblem {
  const error = keep(key, text);
  if (error === undefined) return null;
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return full
    ? t`This browser has no room left for it. Export it as a file, or remove something that is saved.`
    : t`This browser does not let the page keep anything. Export it as a file before you leave.`;
}

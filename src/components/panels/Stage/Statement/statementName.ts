import { t } from '../../../../i18n/t.ts';
import type { StatementView } from '../../../../trace/selectors/stageTypes.ts';

/** A statement in one sentence. */
export function nameOf(view: StatementView): string {
  const note = view.note ? `: ${view.note.title}, ${view.note.detail}` : '';
  return view.rows.length === 0
    ? `${view.title}: ${view.empty}`
    : t`${view.title}: charged ${view.charged}, owed ${view.owed}${note}`;
}

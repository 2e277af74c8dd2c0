import { t } from '../../../../i18n/t.ts';
import { moneyText } from '../../../../trace/selectors/labels.ts';
import type { StatementRowView, StatementView } from '../../../../trace/selectors/stageTypes.ts';

/** The newest charges; the others are one line with their sum, so that the paper still adds up. */
export function newestCharges(view: StatementView, most: number): readonly StatementRowView[] {
  if (view.rows.length <= most) return view.rows;
  const shown = view.rows.slice(view.rows.length - most + 1);
  const earlier = view.rows.slice(0, view.rows.length - most + 1);
  const sum = earlier.reduce((total, row) => total + row.value, 0);
  const copies = earlier.some((row) => row.copy);
  return [
    {
      id: 'earlier',
      text: t`+${earlier.length} earlier`,
      value: sum,
      amount: view.charged.includes('€') ? moneyText(sum) : `${sum}×`,
      copy: copies,
      strong: false,
    },
    ...shown,
  ];
}

import { t } from '../../i18n/t.ts';
import { caseOf, cases } from '../../lessons/cases/index.ts';
import { CaseList } from './CaseList.tsx';
import { CasePage } from './CasePage.tsx';

/** `#/cases` lists the incidents, `#/cases/7` is one of them. */
export default function Cases({ rest }: { readonly rest: string }) {
  const asked = /^\/(\d+)$/.exec(rest);
  const file = asked ? caseOf(Number(asked[1])) : undefined;
  if (file) return <CasePage key={file.number} file={file} />;
  const problem =
    rest === ''
      ? null
      : t`There is no case “${rest.replace(/^[/?]/, '')}”. Expected one of ${cases.map((one) => one.number).join(', ')}.`;
  return <CaseList problem={problem} />;
}

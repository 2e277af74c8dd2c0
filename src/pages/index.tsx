// What opens at an address of its own instead of the lab, and what each page is called. The addresses' first words
// are in src/store/pages.ts; a page's component is loaded when it is asked for.

import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { t } from '../i18n/t.ts';
import { type PageName, pageOf } from '../store/pages.ts';
import { useLab } from '../store/useLab.ts';
import styles from './page.module.css';

interface PageProps {
  /** What stands behind the page's name in its address: `/…` or `?…` or nothing. */
  readonly rest: string;
}

interface PageEntry {
  readonly title: string;
  readonly show: ComponentType<PageProps>;
}

const PAGES: Readonly<Record<Exclude<PageName, 'learn'>, PageEntry>> = {
  cases: { title: t`Case files`, show: lazy(() => import('./Cases/Cases.tsx')) },
  fidelity: { title: t`Fidelity`, show: lazy(() => import('./Fidelity/Fidelity.tsx')) },
  guide: { title: t`Instructor guide`, show: lazy(() => import('./Guide/Guide.tsx')) },
  claims: { title: 'Claims', show: lazy(() => import('./Claims/Claims.tsx')) },
  glossary: { title: t`Glossary`, show: lazy(() => import('./Glossary/Glossary.tsx')) },
  course: { title: t`The course`, show: lazy(() => import('./Course/Course.tsx')) },
  sandbox: { title: t`Sandbox`, show: lazy(() => import('./Sandbox/Sandbox.tsx')) },
  start: { title: t`Ways to learn`, show: lazy(() => import('./Start/Start.tsx')) },
  guarantees: {
    title: t`Guarantees`,
    show: lazy(() => import('./Guarantees/Guarantees.tsx')),
  },
  predict: { title: t`Predict`, show: lazy(() => import('./Predict/Predict.tsx')) },
  challenge: { title: t`Challenges`, show: lazy(() => import('./Challenge/Challenge.tsx')) },
  break: { title: t`Break it`, show: lazy(() => import('./Challenge/BreakIt.tsx')) },
  trace: { title: t`Trace`, show: lazy(() => import('./Trace/Trace.tsx')) },
  present: { title: t`Present`, show: lazy(() => import('./Present/Present.tsx')) },
  recall: { title: t`Recall`, show: lazy(() => import('./Recall/Recall.tsx')) },
  quiz: { title: t`Assessment`, show: lazy(() => import('./Quiz/Quiz.tsx')) },
  compare: { title: t`Compare`, show: lazy(() => import('./Compare/Compare.tsx')) },
};

/** The page of the address. */
export default function Page() {
  const address = useLab((lab) => lab.page);
  const found = pageOf(address);
  // A lesson is shown by the lab itself
  const name = found === undefined || found === 'learn' ? 'start' : found;
  const { title, show: Show } = PAGES[name];
  const [path] = address.split('?');
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.title;
    document.title = t`${title} · Retry Lab`;
    return () => {
      document.title = before;
    };
  }, [title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another page, read from its top
  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
    scrollTo(0, 0);
  }, [path]);
  return (
    <main ref={main} className={styles.page} tabIndex={-1} aria-label={title}>
      <Suspense fallback={<h1 className={styles.coming}>{title}</h1>}>
        <Show rest={address.slice(name.length)} />
      </Suspense>
    </main>
  );
}

import { lazy, type ReactNode, Suspense } from 'react';
import { t } from '../../../i18n/t.ts';
import { useActions, useCurrentEvent, useLab, useTraceIndex } from '../../../store/useLab.ts';
import { nameOfRecord, recordInFocus } from '../../../trace/selectors/recordInFocus.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './inspector.module.css';

// Loaded when there is something to explain.
const MessageActions = lazy(() => import('../../controls/MessageActions.tsx'));
const TabBody = lazy(() => import('./TabBody.tsx'));

/** Why it came out so, one record's life, all events as text, and the faults. */
export function Inspector({ banner }: { readonly banner?: ReactNode }) {
  const index = useTraceIndex();
  const selection = useLab((lab) => lab.selection);
  const tab = useLab((lab) => lab.tab);
  const current = useCurrentEvent();
  const { showTab } = useActions();
  const record = recordInFocus(index, selection);
  const tabs = [
    { id: 'why', text: t`Why` },
    {
      id: 'life',
      text: record === null ? t`Life` : t.other`Life of ${nameOfRecord(index, record)}`,
    },
    { id: 'events', text: t`Events` },
    { id: 'faults', text: t`Faults` },
  ] as const;
  const untouched = current < 0 && selection === null && tab === 'why';
  return (
    <section className={styles.inspector} aria-label="Inspector">
      {banner}
      <Suspense>{selection?.kind === 'message' && <MessageActions />}</Suspense>
      <Tabs label="Inspector" tabs={tabs} chosen={tab} onChoose={showTab}>
        {untouched ? (
          <p className={styles.empty}>Step to an event, and its reasons stand here.</p>
        ) : (
          <Suspense>
            <TabBody current={current} record={record} />
          </Suspense>
        )}
      </Tabs>
    </section>
  );
}

import { type ReactNode, useMemo } from 'react';
import { useActions, useCurrentEvent, useLab, useTraceIndex } from '../../../store/useLab.ts';
import {
  eventOfSelection,
  eventToExplain,
  recordInFocus,
  selectLife,
  selectWhy,
} from '../../../trace/selectors/inspectorView.ts';
import { MessageActions } from '../../controls/MessageActions.tsx';
import { Faults } from './Faults.tsx';
import styles from './inspector.module.css';
import { Life } from './Life.tsx';
import { Tabs } from './Tabs.tsx';
import { Why } from './Why.tsx';

interface InspectorProps {
  /** The list of all events, a panel of its own. */
  readonly events: ReactNode;
}

/** Why it came out so, one record's life, all events as text, and the faults. */
export function Inspector({ events }: InspectorProps) {
  const index = useTraceIndex();
  const selection = useLab((lab) => lab.selection);
  const tab = useLab((lab) => lab.tab);
  const current = useCurrentEvent();
  const { showTab } = useActions();
  const event = selection
    ? eventOfSelection(index, selection, current)
    : eventToExplain(index, current);
  const record = recordInFocus(index, selection);
  const why = useMemo(() => selectWhy(index, event), [index, event]);
  const life = useMemo(() => (record === null ? null : selectLife(index, record)), [index, record]);
  const tabs = [
    { id: 'why', text: 'Why' },
    { id: 'life', text: life ? `Life of ${life.name}` : 'Life' },
    { id: 'events', text: 'Events' },
    { id: 'faults', text: 'Faults' },
  ] as const;
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <MessageActions />
      <Tabs label="Inspector" tabs={tabs} chosen={tab} onChoose={showTab}>
        {tab === 'why' && <Why view={why} />}
        {tab === 'life' && <Life view={life} current={current} />}
        {tab === 'events' && events}
        {tab === 'faults' && <Faults />}
      </Tabs>
    </section>
  );
}

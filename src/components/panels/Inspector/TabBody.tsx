import { type ReactNode, useMemo } from 'react';
import type { EventId, RecordId } from '../../../engine/index.ts';
import { useLab, useTraceIndex } from '../../../store/useLab.ts';
import {
  eventOfSelection,
  eventToExplain,
  selectLife,
  selectWhy,
} from '../../../trace/selectors/inspectorView.ts';
import { EventList } from './EventList.tsx';
import { Faults } from './Faults.tsx';
import { Life } from './Life.tsx';
import { Why } from './Why.tsx';

interface TabBodyProps {
  readonly current: EventId;
  readonly record: RecordId | null;
}

/** What the chosen tab shows. */
export default function TabBody({ current, record }: TabBodyProps): ReactNode {
  const index = useTraceIndex();
  const selection = useLab((lab) => lab.selection);
  const tab = useLab((lab) => lab.tab);
  const event = selection
    ? eventOfSelection(index, selection, current)
    : eventToExplain(index, current);
  const why = useMemo(() => selectWhy(index, event), [index, event]);
  const life = useMemo(() => (record === null ? null : selectLife(index, record)), [index, record]);
  switch (tab) {
    case 'why':
      return <Why view={why} />;
    case 'life':
      return <Life view={life} current={current} />;
    case 'events':
      return <EventList />;
    case 'faults':
      return <Faults />;
  }
}

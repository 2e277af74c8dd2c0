import { useMemo, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { choiceOf } from '../../../store/desk.ts';
import { useActions, useCurrentEvent, useLab, useTraceIndex } from '../../../store/useLab.ts';
import {
  LOG_LEVELS,
  type LogLevel,
  OUTPUT_KINDS,
  type OutputKind,
  type OutputScope,
  outputChoices,
  selectOutput,
} from '../../../trace/selectors/outputsView.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './outputs.module.css';
import { Terminal } from './Terminal.tsx';

const TABS: readonly { readonly id: OutputKind; readonly text: string }[] = [
  { id: 'log', text: t`Log segment` },
  { id: 'snapshot', text: t`Producer snapshot` },
  { id: 'producers', text: t`Active producers` },
  { id: 'transactions', text: t`Transactions` },
  { id: 'client-log', text: t`Client log` },
  { id: 'metrics', text: t`Metrics` },
];

const FIRST: OutputScope = { partition: null, broker: null, producer: null, level: 'INFO' };

/** What Kafka's own tools and clients would print at the playhead, with what changed last. */
export default function Outputs() {
  const desk = useLab((lab) => lab.desk);
  const { openDesk } = useActions();
  const asked = choiceOf(desk);
  const kind = OUTPUT_KINDS.find((one) => one === asked) ?? 'log';
  return (
    <div className={styles.outputs}>
      <Tabs label="Outputs" tabs={TABS} chosen={kind} onChoose={(id) => openDesk(`outputs:${id}`)}>
        <Output key={kind} kind={kind} />
      </Tabs>
    </div>
  );
}

function Output({ kind }: { readonly kind: OutputKind }) {
  const index = useTraceIndex();
  const event = useCurrentEvent();
  const { seekToEvent } = useActions();
  const [scope, setScope] = useState(FIRST);
  const choices = useMemo(
    () => outputChoices(index, event, kind, scope),
    [index, event, kind, scope],
  );
  const view = useMemo(() => selectOutput(index, event, kind, scope), [index, event, kind, scope]);
  const choose = (part: Partial<OutputScope>) => setScope({ ...scope, ...part });
  const changed = view.changedBy === null ? undefined : index.trace.events[view.changedBy];
  return (
    <>
      <div className={styles.head}>
        <code className={styles.command}>
          <span aria-hidden="true">$ </span>
          {view.command}
        </code>
        {choices.partitions.length > 1 && (
          <Select
            label="Partition"
            value={scope.partition ?? choices.partitions[0] ?? ''}
            options={choices.partitions.map((one) => ({ value: one, text: one }))}
            onChange={(partition) => choose({ partition, broker: null })}
          />
        )}
        {choices.brokers.length > 1 && (
          <Select
            label="Replica"
            value={String(scope.broker ?? choices.leader)}
            options={choices.brokers.map((one) => ({
              value: String(one),
              text: t`broker ${one}${one === choices.leader ? ', leader' : ''}`,
            }))}
            onChange={(broker) => choose({ broker: Number(broker) })}
          />
        )}
        {choices.producers.length > 1 && (
          <Select
            label="Producer"
            value={scope.producer ?? choices.producers[0] ?? ''}
            options={choices.producers.map((one) => ({ value: one, text: one }))}
            onChange={(producer) => choose({ producer })}
          />
        )}
        {kind === 'client-log' && (
          <Select
            label="Level"
            value={scope.level}
            options={LOG_LEVELS.map((one) => ({ value: one, text: one }))}
            onChange={(level) => choose({ level: level as LogLevel })}
          />
        )}
        <CopyButton text={view.text} what="output" />
      </div>
      <Terminal view={view} name={TABS.find(({ id }) => id === kind)?.text ?? ''} />
      <p className={styles.foot}>
        {changed ? (
          <button type="button" className={styles.changed} onClick={() => seekToEvent(changed.id)}>
            Last change at {changed.at} ms
          </button>
        ) : (
          <span>{event < 0 ? t`As the run begins.` : t`No change up to here.`}</span>
        )}
        {view.note && <span className={styles.note}>{view.note}</span>}
      </p>
    </>
  );
}

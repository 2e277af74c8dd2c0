import { type KeyboardEvent, lazy, memo, Suspense, useEffect, useRef } from 'react';
import type { StageView } from '../../../trace/selectors/stageTypes.ts';
import type { Selection } from '../../../trace/types.ts';
import type { StageLayout } from '../../app/stageLayout.ts';
import { useTouched } from '../../ui/useTouched.ts';
import type { StageProps } from '../types.ts';
import { Broker } from './Broker/Broker.tsx';
import { Producer } from './Producer/Producer.tsx';
import { producerRows } from './Producer/producerRows.ts';
import { Shop } from './Shop/Shop.tsx';
import { Receipt, ReceiptBar } from './Statement/Receipt.tsx';
import styles from './stage.module.css';
import { useStageView } from './useStageView.ts';
import { Flights } from './Wire/Flights.tsx';
import { Wire } from './Wire/Wire.tsx';

// They help a hand or a key, so they come with its first move.
const MachineMenus = lazy(() => import('./MachineMenus/MachineMenus.tsx'));
// Narrow screens only.
const CompactStage = lazy(() => import('./Compact/CompactStage.tsx'));
// Runs with several readers only.
const Readers = lazy(() => import('./Statement/Readers.tsx'));
// Runs with several producers or partitions only.
const Tabs = lazy(() => import('./Tabs.tsx'));

/** The machines at one instant: shop and producer, the wire, the leader with its gate and log, the consumer. */
export function Stage(props: StageProps) {
  const { index, playhead, layout, selection, onFocus } = props;
  const { onSelect, onLose, onHold } = props;
  const view = useStageView(props);
  const touched = useTouched();
  const picture = useRef<HTMLDivElement>(null);
  useEffect(() => keepReachable(picture.current));
  if (layout.kind === 'compact') {
    return (
      <Suspense fallback={<div className={styles.comingLog} />}>
        <CompactStage width={layout.width} margin={layout.margin} view={view} />
      </Suspense>
    );
  }
  const gestures = { onSelect, onLose, onHold };
  const size = { width: layout.width, height: layout.bottom };
  return (
    <div className={styles.stage} style={size}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture is no <fieldset> */}
      <div ref={picture} role="group" aria-label="The machines now" onKeyDown={walkMarks}>
        <svg className={styles.picture} role="presentation" {...size}>
          <g transform={`translate(0 ${layout.top})`}>
            <Machines layout={layout} view={view} selection={selection} onSelect={onSelect} />
          </g>
        </svg>
        {/* On a sheet of its own, so that a frame paints what moves and not the machines as well. */}
        <svg className={styles.moving} role="presentation" {...size}>
          <g transform={`translate(0 ${layout.top})`}>
            <Flights
              index={index}
              playhead={playhead}
              client={layout.client}
              wire={layout.wire}
              view={view}
              {...gestures}
            />
          </g>
        </svg>
      </div>
      <Suspense>
        {touched && <MachineMenus index={index} layout={layout} view={view} />}
        {view.producers.length > 1 && (
          <Tabs
            label="Producer"
            tabs={view.producers}
            right={layout.width - layout.client.x - layout.client.w + 10}
            top={layout.top + 8}
            onChoose={(id) => onFocus({ kind: 'producer', producer: id })}
          />
        )}
        {view.partitions.length > 1 && (
          <Tabs
            label="Partition"
            tabs={view.partitions}
            right={layout.width - layout.broker.x - layout.broker.w + 10}
            top={layout.top + 8}
            onChoose={(id) => onFocus({ kind: 'partition', partition: id })}
          />
        )}
      </Suspense>
    </div>
  );
}

interface MachinesProps {
  readonly layout: StageLayout;
  readonly view: StageView;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
}

/** All that changes with an event only. */
const Machines = memo(function Machines(props: MachinesProps) {
  const { layout, view, selection, onSelect } = props;
  const { client, statement } = layout;
  const beside = layout.kind === 'wide';
  const rows = producerRows(view.producer.kind === 'running' ? view.producer.slots.limit : 1);
  return (
    <>
      <rect
        className={styles.card}
        x={client.x}
        y={0}
        width={client.w}
        height={layout.height}
        rx={6}
      />
      <path className={styles.divider} d={`M${client.x} ${rows.divider + 0.5}h${client.w}`} />
      <Shop
        x={client.x}
        w={client.w}
        view={view.shop}
        room={rows.shop}
        captioned={view.producers.length < 2}
        selection={selection}
        onSelect={onSelect}
      />
      <Producer x={client.x} w={client.w} view={view.producer} />
      <Wire column={layout.wire} view={view.wire} onSelect={onSelect} />
      <Broker
        layout={layout}
        height={layout.height}
        view={view.broker}
        wire={view.wire}
        reader={beside ? statement.x : null}
        captioned={view.partitions.length < 2}
        onSelect={onSelect}
      />
      {view.readers ? (
        <Suspense>
          <Readers layout={layout} views={view.readers} />
        </Suspense>
      ) : beside ? (
        <Receipt column={statement} height={layout.height} view={view.statement} />
      ) : (
        <ReceiptBar
          x={statement.x}
          y={statement.y - layout.top}
          w={statement.w}
          view={view.statement}
        />
      )}
    </>
  );
});

/** Tab finds at least one mark of the picture; from there the arrows go to the others. */
function keepReachable(picture: HTMLElement | null): void {
  const marks = [...(picture?.querySelectorAll<SVGElement>('[role="button"]') ?? [])];
  const [first] = marks;
  if (first && marks.every((one) => one.tabIndex < 0)) first.tabIndex = 0;
}

/** Up and down go to the mark before and after, in the order in which the story reads. */
function walkMarks(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const marks = [...event.currentTarget.querySelectorAll<SVGElement>('[role="button"]')];
  const { activeElement } = document;
  const at = activeElement instanceof SVGElement ? marks.indexOf(activeElement) : -1;
  const next = marks[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  next.focus();
  event.preventDefault();
  event.stopPropagation();
}

import type { ReactNode } from 'react';
import type { StageView } from '../../../../trace/selectors/stageTypes.ts';
import type { Selection } from '../../../../trace/types.ts';
import type { StageLayout } from '../../../app/stageLayout.ts';
import { useSize } from '../../../ui/useSize.ts';
import type { StageChoice } from '../../types.ts';
import { Broker } from '../Broker/Broker.tsx';
import { Producer } from '../Producer/Producer.tsx';
import { ProducerClocks } from '../Producer/ProducerClocks.tsx';
import { producerRows } from '../Producer/producerRows.ts';
import { Shop } from '../Shop/Shop.tsx';
import stage from '../stage.module.css';
import { Choice } from '../Tabs.tsx';
import styles from './compact.module.css';

interface SheetProps {
  readonly layout: StageLayout;
  readonly view: StageView;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
  readonly onFocus: (focus: StageChoice) => void;
}

/** Shop and producer. */
export function ClientSheet({ layout, view, selection, onSelect, onFocus }: SheetProps) {
  const { producer } = view;
  const rows = producerRows(producer.kind === 'running' ? producer.slots.limit : 1);
  return (
    <>
      <Choice
        label="Producer"
        tabs={view.producers}
        onChoose={(id) => onFocus({ kind: 'producer', producer: id })}
      />
      <Picture label="Shop and producer" height={layout.height}>
        {(w) => (
          <>
            <Shop
              x={0}
              w={w}
              view={view.shop}
              room={rows.shop}
              captioned
              selection={selection}
              onSelect={onSelect}
            />
            <path className={stage.divider} d={`M0 ${rows.divider + 0.5}h${w}`} />
            <Producer x={0} w={w} view={producer} />
            {producer.kind === 'running' && (
              <ProducerClocks x={0} w={w} view={producer} now={view.now} />
            )}
          </>
        )}
      </Picture>
    </>
  );
}

/** Left of the gate's wall, so that it is not cut off. */
const WALL = 4;

/** What the leader remembers, its gate and its log. */
export function BrokerSheet({ layout, view, onSelect, onFocus }: SheetProps) {
  return (
    <>
      <Choice
        label="Partition"
        tabs={view.partitions}
        onChoose={(id) => onFocus({ kind: 'partition', partition: id })}
      />
      <Picture label={`${view.broker.title}, ${view.broker.caption}`} height={layout.height}>
        {(w) => (
          <Broker
            layout={{ ...layout, broker: { x: WALL, w: w - WALL } }}
            height={layout.height}
            view={view.broker}
            reader={null}
            captioned
            onSelect={onSelect}
          />
        )}
      </Picture>
    </>
  );
}

interface PictureProps {
  readonly label: string;
  readonly height: number;
  /** Draws it into this width. */
  readonly children: (width: number) => ReactNode;
}

function Picture({ label, height, children }: PictureProps) {
  const [box, { width }] = useSize<HTMLDivElement>();
  return (
    <div ref={box}>
      {width > 0 && (
        <svg className={styles.picture} width={width} height={height + 1}>
          <title>{label}</title>
          {children(width)}
        </svg>
      )}
    </div>
  );
}

import { t } from '../../../../i18n/t.ts';
import type { MemoryView } from '../../../../trace/selectors/stageTypes.ts';
import { numberText } from '../../../../trace/words.ts';
import type { Column } from '../../../app/stageLayout.ts';
import { CachedStamps, cachedPitch, Mark, Text } from '../../../marks/index.ts';
import { wrapText } from '../../wrapText.ts';
import stage from '../stage.module.css';
import { MEMORY_HEIGHT, MEMORY_STAMP_TOP, MEMORY_TOP, memoryColumns } from './brokerMetrics.ts';

interface MemoryProps {
  readonly column: Column;
  readonly view: MemoryView;
}

/** The partition's row for the focused producer: who, which edition, and its last five batches. */
export function Memory({ column, view }: MemoryProps) {
  const at = memoryColumns(column.w);
  return (
    <Mark x={column.x} y={MEMORY_TOP} label={nameOf(view)}>
      <rect className={stage.sunken} width={column.w} height={MEMORY_HEIGHT} rx={4} />
      <Text x={at.producerId} y={19} kind="caption">
        PID
      </Text>
      <Text x={at.epoch} y={19} kind="caption">
        epoch
      </Text>
      {at.lastSequence !== null && (
        <Text x={at.lastSequence} y={19} kind="caption">
          last seq
        </Text>
      )}
      <Text x={at.batches} y={19} kind="caption">
        last 5 batches, with their offset
      </Text>
      {view.kind === 'row' ? (
        <Row view={view} w={column.w} />
      ) : (
        <>
          <Text x={at.producerId} y={46} kind="strong">
            {view.lines[0]}
          </Text>
          <Text x={at.producerId} y={67} tone="ink2">
            {wrapText(view.lines[1], column.w - 2 * at.producerId, 13, 1)[0] ?? ''}
          </Text>
        </>
      )}
    </Mark>
  );
}

function nameOf(view: MemoryView): string {
  if (view.kind === 'none') return view.lines.join('. ');
  const batches = view.batches.map((one) => t`seq ${one.stamp.numeral} at offset ${one.offset}`);
  return t`Producer state: PID ${view.producerId}, epoch ${view.producerEpoch}, last seq ${view.lastSequence}; ${batches.join(', ')}`;
}

type RowProps = { readonly view: Extract<MemoryView, { kind: 'row' }>; readonly w: number };

function Row({ view, w }: RowProps) {
  const at = memoryColumns(w);
  return (
    <>
      <Text x={at.producerId} y={53} kind="value">
        {view.producerId}
      </Text>
      <Text x={at.epoch} y={53} kind="value">
        {view.producerEpoch}
      </Text>
      {at.lastSequence !== null && (
        <Text x={at.lastSequence} y={53} kind="value">
          {numberText(view.lastSequence)}
        </Text>
      )}
      <CachedStamps
        x={at.batches}
        y={MEMORY_STAMP_TOP}
        batches={view.batches}
        match={view.match ?? undefined}
      />
    </>
  );
}

/** Under the number of the matched stamp: where the line from the verdict ends. */
export function matchPoint(column: Column, match: number) {
  const at = memoryColumns(column.w);
  return {
    x: column.x + at.batches + match * cachedPitch + 13,
    y: MEMORY_TOP + MEMORY_HEIGHT - 1,
  };
}

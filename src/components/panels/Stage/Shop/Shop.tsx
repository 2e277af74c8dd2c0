import { t } from '../../../../i18n/t.ts';
import type { ShopRow, ShopView } from '../../../../trace/selectors/stageTypes.ts';
import type { Selection } from '../../../../trace/types.ts';
import { MarkTarget, Text, type Tone, textWidth, toneClass } from '../../../marks/index.ts';
import { IconGlyph } from '../../../ui/Icon.tsx';
import type { IconName } from '../../../ui/iconPaths.ts';
import stage from '../stage.module.css';
import { TITLE } from '../stageMetrics.ts';
import { placeShopRows, SHOP_PITCH } from './shopRows.ts';

interface ShopProps {
  readonly x: number;
  readonly w: number;
  readonly view: ShopView;
  /** Height for the rows. */
  readonly room: number;
  /** Other producers' tabs stand where the caption would. */
  readonly captioned: boolean;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
}

const TOP = 38;
const pad = 16;

/** What the application believes about each of its sends. It never sees the log. */
export function Shop({ x, w, view, room, captioned, selection, onSelect }: ShopProps) {
  const { rows, hidden } = placeShopRows(view.rows, room);
  const amountX = pad + columnWidth(rows.map(({ row }) => row.text)) + 12;
  const besideAmount = amountX + columnWidth(rows.map(({ row }) => row.amount)) + 14;
  // Long names leave no room for the amounts, which the statement has, too
  const roomy = besideAmount + 20 + columnWidth(rows.map(({ row }) => row.words)) < w;
  const stateX = roomy ? besideAmount : amountX;
  return (
    <g transform={`translate(${x} 0)`}>
      <Text x={pad} y={TITLE} kind="machine">
        {view.title}
      </Text>
      {captioned && (
        <Text x={w - pad} y={TITLE} kind="caption" anchor="end">
          {view.caption}
        </Text>
      )}
      {rows.length === 0 && (
        <Text x={pad} y={TOP + 17} tone="ink2">
          {view.empty}
        </Text>
      )}
      {hidden > 0 && (
        <Text x={pad} y={TOP + 16} kind="caption">
          {t`+${hidden} earlier`}
        </Text>
      )}
      {rows.map(({ row, y, h }) => (
        <MarkTarget
          key={row.id}
          x={8}
          y={TOP + y}
          w={w - 16}
          h={h}
          label={t`${row.text} ${row.amount}, the app knows: ${row.words} ${row.exception ?? ''}`.trim()}
          outline={isPicked(selection, row) ? 'selected' : 'none'}
          onActivate={() => onSelect({ kind: 'record', record: row.id })}
        >
          <Row row={row} y={TOP + y} w={w} h={h} amountX={amountX} stateX={stateX} roomy={roomy} />
        </MarkTarget>
      ))}
    </g>
  );
}

function isPicked(selection: Selection | null, row: ShopRow): boolean {
  return selection?.kind === 'record' && selection.record === row.id;
}

function columnWidth(texts: readonly string[]): number {
  return Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, 13, 'strong'))));
}

const looks: Record<ShopRow['state'], { tone: Tone; icon: IconName | null }> = {
  acked: { tone: 'ok', icon: 'check' },
  failed: { tone: 'lost', icon: 'x' },
  unheard: { tone: 'lost', icon: 'x' },
  waiting: { tone: 'ink', icon: 'clock' },
  batching: { tone: 'ink3', icon: null },
  // acks=0: the application was told nothing, since no answer was asked for
  unasked: { tone: 'ink3', icon: null },
};

interface RowProps {
  readonly row: ShopRow;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly amountX: number;
  readonly stateX: number;
  readonly roomy: boolean;
}

function Row({ row, y, w, h, amountX, stateX, roomy }: RowProps) {
  const { tone, icon } = looks[row.state];
  const kind = row.current ? 'strong' : 'label';
  const base = y + 16;
  return (
    <>
      {row.current && (
        <rect className={stage.sunken} x={8} y={y} width={w - 16} height={h} rx={3} />
      )}
      <Text x={pad} y={base} kind={kind}>
        {row.text}
      </Text>
      <Text x={amountX} y={base} kind={kind} tone={row.current ? 'ink' : 'ink2'}>
        {roomy ? row.amount : ''}
      </Text>
      <g className={toneClass(tone)}>
        {icon ? (
          <IconGlyph name={icon} x={stateX} y={base - 11.5} size={14} />
        ) : (
          <circle className={stage.dot} cx={stateX + 7} cy={base - 4.5} r={2.25} />
        )}
        <Text
          x={stateX + 20}
          y={base}
          kind={
            row.state === 'batching' || row.state === 'unasked'
              ? 'label'
              : row.current || row.state !== 'waiting'
                ? 'strong'
                : 'label'
          }
        >
          {row.words}
        </Text>
        {row.exception && (
          <Text x={w - pad} y={base + SHOP_PITCH - 7} anchor="end" kind="caption" tone="lost">
            {row.exception}
          </Text>
        )}
      </g>
    </>
  );
}

import type { VirtualMs } from '../../../../engine/index.ts';
import { t } from '../../../../i18n/t.ts';
import type { ProducerView } from '../../../../trace/selectors/stageTypes.ts';
import { numberText } from '../../../../trace/words.ts';
import { BackoffArc, Text, TimeoutBar, textWidth } from '../../../marks/index.ts';
import stage from '../stage.module.css';
import { producerRows } from './producerRows.ts';

interface ProducerClocksProps {
  readonly x: number;
  readonly w: number;
  readonly view: Extract<ProducerView, { kind: 'running' }>;
  /** Virtual time at the playhead. */
  readonly now: VirtualMs;
}

const pad = 16;

/** What drains while the playhead moves: the back-off, and the time that delivery may take. */
export function ProducerClocks({ x, w, view, now }: ProducerClocksProps) {
  const at = producerRows(view.slots.limit);
  const { since, limit } = view.delivery;
  const inner = w - 2 * pad;
  const age = since === null ? null : Math.max(0, Math.floor(now) - since);
  return (
    <g transform={`translate(${x} 0)`}>
      {view.backoff && <BackoffLine w={w} y={at.backoff} wait={view.backoff} now={now} />}
      {age === null ? (
        <g transform={`translate(${pad} ${at.timeout})`}>
          <Text x={0} y={-10} kind="caption">
            delivery.timeout.ms
          </Text>
          <Text x={inner} y={-10} anchor="end" tone="ink2">
            {numberText(limit)}
          </Text>
          <rect className={stage.sunken} width={inner} height={5} rx={2.5} />
        </g>
      ) : (
        <TimeoutBar
          x={pad}
          y={at.timeout}
          w={inner}
          fraction={age / limit}
          name="delivery.timeout.ms"
          value={ageText(age, limit)}
        />
      )}
    </g>
  );
}

/** In seconds where the milliseconds would reach into the name. */
function ageText(age: VirtualMs, limit: VirtualMs): string {
  const exact = t`${numberText(age)} of ${numberText(limit)}`;
  return exact.length < 15 ? exact : t`${(age / 1000).toFixed(1)} of ${limit / 1000} s`;
}

interface BackoffLineProps {
  readonly w: number;
  readonly y: number;
  readonly wait: { readonly name: string; readonly from: VirtualMs; readonly to: VirtualMs };
  readonly now: VirtualMs;
}

function BackoffLine({ w, y, wait, now }: BackoffLineProps) {
  const length = Math.max(1, wait.to - wait.from);
  const passed = Math.min(length, Math.max(0, Math.floor(now) - wait.from));
  const value = t`${numberText(passed)} of ${numberText(length)} ms`;
  return (
    <>
      <Text x={pad} y={y} kind="caption">
        {wait.name}
      </Text>
      <Text x={w - pad} y={y} anchor="end" kind="strong">
        {value}
      </Text>
      <BackoffArc
        x={w - pad - textWidth(value, 13, 'strong') - 14}
        y={y - 4.5}
        r={5.5}
        fraction={passed / length}
      />
    </>
  );
}

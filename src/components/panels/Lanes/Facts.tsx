import type { LaneFact } from '../../../trace/selectors/lanesTypes.ts';
import { classes, Mark, Postmark, Surface, Text, textWidth, toneClass } from '../../marks/index.ts';
import { IconGlyph } from '../../ui/Icon.tsx';
import styles from './lanes.module.css';

interface FactsProps {
  readonly facts: readonly LaneFact[];
  /** Of the broker's lane. */
  readonly x: number;
}

/** Between the lane and the words beside it. */
const CLEAR = 9;

/** What the broker did, as pictures beside its lane. */
export default function Facts({ facts, x }: FactsProps) {
  return facts.map((one) => <Fact key={one.event} fact={one} x={x} />);
}

/** A narrow screen shows what the broker did instead of saying it. */
function Fact({ fact, x }: { fact: LaneFact; x: number }) {
  const middle = x + 36;
  const copy = fact.kind === 'copy';
  const tones = { written: 'ink2', copy: 'dup', recognised: 'dup', refused: 'rej' } as const;
  const tone = tones[fact.kind];
  const kind = tone === 'ink2' ? 'label' : 'strong';
  const words = textWidth(fact.text, 13, kind === 'strong' ? kind : 'regular');
  return (
    <Mark x={0} y={fact.y}>
      {copy && <Surface x={middle - 24} y={-21} w={48} h={42} kind="striped" />}
      {(fact.kind === 'recognised' || fact.kind === 'refused') && (
        <>
          <rect className={styles.clearing} x={middle - 24} y={-17} width={48} height={34} />
          <Surface x={middle - 24} y={-17} w={48} h={34} kind="dashed" tone={tone} />
        </>
      )}
      {fact.kind === 'refused' ? (
        <g className={toneClass('rej')}>
          <IconGlyph name="gap" x={middle - 8} y={-8} size={16} />
        </g>
      ) : fact.kind === 'recognised' ? (
        <Text x={middle} y={5} anchor="middle" kind="strong" tone="dup">
          {`= ${fact.offset ?? ''}`}
        </Text>
      ) : (
        <Postmark x={middle} y={0} r={17} offset={fact.offset ?? ''} tone={copy ? 'dup' : 'ink'} />
      )}
      <g className={classes(styles.halo)}>
        <Text
          x={Math.max(middle + 4, x + CLEAR + words / 2)}
          y={copy ? 34 : 32}
          anchor="middle"
          kind={kind}
          tone={tone}
        >
          {fact.text}
        </Text>
      </g>
    </Mark>
  );
}

import type { ReactNode } from 'react';
import {
  LogBatch,
  LostLine,
  OutcomeStrip,
  Postmark,
  RequestLine,
  ResponseLine,
  Stamp,
  StepStamp,
  Surface,
  TapeTick,
  Text,
  toneClass,
} from '../../components/marks/index.ts';
import { IconGlyph } from '../../components/ui/Icon.tsx';
import type { WayPicture } from './ways.ts';

const W = 150;
const H = 64;

/** A way to learn in one small picture, of the marks that it is about. */
export function Picture({ picture }: { readonly picture: WayPicture }) {
  return (
    <svg width={W} height={H} viewBox={`0 0 ${W} ${H}`} aria-hidden="true">
      {PICTURES[picture]}
    </svg>
  );
}

const cell = (text: string, state: 'written' | 'gone' | 'copy' | 'swapped', at = text) => ({
  id: `${at} ${state}`,
  text,
  state,
});

const PICTURES: Readonly<Record<WayPicture, ReactNode>> = {
  lessons: (
    <>
      <StepStamp x={0} y={16} step={1} state="done" />
      <StepStamp x={34} y={16} step={2} state="current" />
      <StepStamp x={68} y={16} step={3} state="open" />
      <StepStamp x={102} y={16} step={4} state="open" />
    </>
  ),
  sandbox: (
    <>
      <Surface x={1} y={10} w={46} h={44} kind="outline" tone="ink2" />
      <Surface x={98} y={10} w={46} h={44} kind="outline" tone="ink2" />
      <RequestLine x1={50} y1={22} x2={94} y2={22} />
      <ResponseLine x1={95} y1={42} x2={52} y2={42} />
      <g className={toneClass('ink2')}>
        <IconGlyph name="plus" x={16} y={24} />
        <IconGlyph name="plus" x={113} y={24} />
      </g>
    </>
  ),
  compare: (
    <>
      <OutcomeStrip
        x={0}
        y={2}
        cells={[
          cell('16', 'written'),
          cell('17', 'written'),
          cell('17', 'copy', 'b'),
          cell('18', 'written'),
        ]}
      />
      <OutcomeStrip
        x={0}
        y={36}
        cells={[cell('16', 'written'), cell('17', 'written'), cell('18', 'written')]}
      />
    </>
  ),
  predict: (
    <>
      <OutcomeStrip x={0} y={19} cells={[cell('1', 'written'), cell('2', 'written')]} />
      <Surface x={58} y={19} w={26} h={26} kind="dashed" />
      <Surface x={87} y={19} w={26} h={26} kind="dashed" />
      <Text x={71} y={37} anchor="middle" kind="strong">
        ?
      </Text>
      <Text x={100} y={37} anchor="middle" kind="strong">
        ?
      </Text>
    </>
  ),
  challenge: (
    <>
      <LogBatch x={0} y={1} w={120} baseOffset={1} records={['order-2']} stamp={undefined} />
      <LogBatch x={0} y={33} w={120} baseOffset={2} records={['order-2']} stamp={undefined} copy />
      <g className={toneClass('ok')}>
        <IconGlyph name="check" x={128} y={24} size={20} />
      </g>
    </>
  ),
  break: (
    <>
      <LostLine x1={2} y1={12} x2={132} y2={40} cut={0.5} />
      <g className={toneClass('ink')}>
        <IconGlyph name="scissors" x={60} y={40} size={20} />
      </g>
    </>
  ),
  trace: (
    <>
      {(['request', 'written', 'lost', 'copyWritten'] as const).map((kind, row) => (
        <g key={kind} transform={`translate(0 ${8 + row * 16})`} className={toneClass('edge')}>
          <path d="M0 0h24" stroke="currentColor" strokeWidth={3} />
          <TapeTick x={40} y={0} kind={kind} />
          <path d={`M56 0h${[84, 62, 78, 70][row] ?? 60}`} stroke="currentColor" strokeWidth={3} />
        </g>
      ))}
    </>
  ),
  recall: (
    <>
      <Surface x={26} y={4} w={104} h={44} kind="dashed" />
      <Surface x={13} y={10} w={104} h={44} kind="dashed" />
      <rect x={0} y={16} width={104} height={44} rx={4} fill="var(--surface)" />
      <Surface x={0} y={16} w={104} h={44} kind="outline" tone="ink2" />
      <Postmark x={24} y={38} r={14} offset={106} />
      <Text x={58} y={43} kind="strong">
        = ?
      </Text>
    </>
  ),
  present: (
    <>
      <Surface x={1} y={2} w={112} h={56} kind="outline" tone="ink2" />
      <Stamp x={12} y={10} size="M" session="a" numeral="2" />
      <g className={toneClass('ink2')}>
        <path d="M58 20h42M58 31h34M58 42h38" stroke="currentColor" strokeWidth={3} />
      </g>
    </>
  ),
};

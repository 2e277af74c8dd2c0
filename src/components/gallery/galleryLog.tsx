import {
  CaughtRow,
  FreeRow,
  HighWatermark,
  LogBatch,
  LogCell,
  LogEnd,
  ReplicaColumn,
  RoutedLine,
} from '../marks/index.ts';
import { Caption, Section } from './Picture.tsx';

const a = (numeral: string) => ({ session: 'a', numeral }) as const;

const cells = [
  { id: '1', y: 0, h: 59, kind: 'filled' },
  { id: '2', y: 66, h: 30, kind: 'filled' },
  { id: '3', y: 103, h: 30, kind: 'striped' },
] as const;

export function InTheLog() {
  return (
    <Section title="In the log" height={220}>
      <LogBatch
        x={20}
        y={20}
        w={192}
        baseOffset={104}
        records={['order 15', 'order 16']}
        stamp={null}
      />
      <LogBatch x={20} y={86} w={192} baseOffset={106} records={['order 17']} stamp={null} />
      <LogBatch x={20} y={123} w={192} baseOffset={107} records={['order 17']} stamp={null} copy />
      <ReplicaColumn x={225} y={20} name="B2" inSync cells={cells} />
      <ReplicaColumn x={255} y={20} name="B3" inSync={false} cells={cells} />
      <HighWatermark
        x={10}
        y={157.5}
        w={300}
        arrow
        text="HW 108"
        textX={270}
        textY={19}
        textAnchor="end"
      />
      <FreeRow x={20} y={162} w={192} offset={108} />

      <LogBatch
        x={360}
        y={20}
        w={200}
        baseOffset={104}
        records={['order 15', 'order 16']}
        stamp={a('0–1')}
      />
      <LogBatch
        x={360}
        y={86}
        w={200}
        baseOffset={106}
        records={['order 17']}
        stamp={a('2')}
        matched
      />
      <HighWatermark x={350} y={120} w={220} text="HW 107" />
      <LogBatch
        x={360}
        y={124}
        w={200}
        baseOffset={107}
        records={['order 18']}
        stamp={a('3')}
        committed={false}
      />
      <LogEnd x={560} y={153} w={14} text="LEO 108" />
      <CaughtRow x={360} y={162} w={200} text="copy of 106, not written" />
      <RoutedLine
        points={[
          { x: 560, y: 177 },
          { x: 640, y: 177 },
          { x: 640, y: 101 },
          { x: 564, y: 101 },
        ]}
        head="filled"
      />

      <LogBatch
        x={680}
        y={20}
        w={200}
        baseOffset={107}
        records={['order 17', 'order 18']}
        stamp={a('2–3')}
        copy
      />
      <LogBatch
        x={680}
        y={86}
        w={200}
        baseOffset={109}
        records={['order 19', 'order 20']}
        stamp={null}
        committed={false}
      />
      <LogBatch
        x={680}
        y={152}
        w={200}
        baseOffset={111}
        records={['order 21']}
        stamp={a('6')}
        land={0.4}
        press={0.4}
      />
      <LogCell x={940} y={20} offset={104} text="15" />
      <LogCell x={1031} y={20} offset={105} text="16" />
      <LogCell x={1122} y={20} offset={106} text="17" />
      <LogCell x={1213} y={20} offset={107} text="17" copy />
      <LogCell x={940} y={72} offset={108} text="18" committed={false} />
      <Caption x={940} y={150} title="log on its side" detail="for narrow screens" />
    </Section>
  );
}

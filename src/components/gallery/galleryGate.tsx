import { Accumulator, Gate, InFlightSlots, ProducerStateRow, Verdict } from '../marks/index.ts';
import { Caption, Section } from './Picture.tsx';

const a = (numeral: string) => ({ session: 'a', numeral }) as const;

const remembered = {
  producerId: 4001,
  producerEpoch: 0,
  lastSequence: 2,
  batches: [
    { stamp: a('0–1'), offset: 104 },
    { stamp: a('2'), offset: 106 },
  ],
};

const full = {
  producerId: 4001,
  producerEpoch: 1,
  lastSequence: 11,
  batches: [6, 7, 8, 9, 10, 11].map((n) => ({ stamp: a(String(n)), offset: 110 + n })),
};

export function AtTheGate() {
  return (
    <Section title="At the gate" height={250}>
      <Verdict x={64} y={24} kind="append" />
      <Verdict x={230} y={24} kind="outOfOrder" />
      <Verdict x={72} y={72} kind="duplicate" />
      <Verdict x={212} y={72} kind="fenced" />
      <Verdict x={64} y={120} kind="error" />
      <Verdict x={230} y={120} kind="duplicate" press={0.3} />
      <Caption
        x={0}
        y={170}
        title="verdict: rubber stamp, own icon and frame"
        detail="an answer without an error keeps a rounded frame"
      />
      <ProducerStateRow x={372} y={0} state={remembered} match={1} />
      <ProducerStateRow x={372} y={96} state={full} push={0.5} heads={false} />
      <ProducerStateRow
        x={372}
        y={172}
        w={391}
        state={null}
        heads={false}
        empty={['no row for this producer', 'producerId −1: nothing is remembered.']}
      />
      <InFlightSlots
        x={800}
        y={0}
        limit={10}
        used={[
          { id: '1', stamp: a('2') },
          { id: '2', stamp: a('3') },
          { id: '3', stamp: null },
          { id: '4', stamp: a('10–14'), tone: 'lost' },
        ]}
      />
      <Accumulator
        x={800}
        y={106}
        w={207}
        batches={[{ id: '1', text: 'order 18 · €15', stamp: null }]}
      />
      <Accumulator
        x={800}
        y={164}
        w={250}
        batches={[
          { id: '1', text: 'order 17 · €40', stamp: a('2') },
          { id: '2', text: 'order 18', stamp: null },
          { id: '3', text: 'order 19', stamp: null },
          { id: '4', text: 'order 20', stamp: null },
        ]}
      />
      <Accumulator x={1070} y={164} w={120} batches={[]} />
      <Gate
        x={1100}
        y={0}
        h={150}
        openings={[
          { y: 30, h: 68 },
          { y: 112, h: 28 },
        ]}
      />
      <Gate
        x={1160}
        y={0}
        h={150}
        skipped
        openings={[
          { y: 30, h: 68 },
          { y: 112, h: 28 },
        ]}
      />
      <Gate
        x={1220}
        y={0}
        h={150}
        openings={[
          { y: 30, h: 68, barred: 1 },
          { y: 112, h: 28 },
        ]}
      />
      <Gate
        x={1270}
        y={0}
        h={150}
        openings={[
          { y: 30, h: 68, barred: 0.5 },
          { y: 112, h: 28 },
        ]}
      />
      <Caption x={800} y={234} title="in-flight slots and accumulator" />
      <Caption x={1220} y={234} title="gate, skipped, barred" />
    </Section>
  );
}

import {
  FoldZigzag,
  Logo,
  OutcomeNote,
  OutcomeStrip,
  OutcomeWord,
  PlayheadPin,
  PresenterLetter,
  Statement,
  statementLayout,
  TapeTick,
  Text,
} from '../marks/index.ts';
import { Section } from './Picture.tsx';

const ticks = [
  ['request', 'request leaves'],
  ['written', 'written'],
  ['response', 'response'],
  ['lost', 'lost'],
  ['error', 'error seen'],
  ['copyWritten', 'copy written'],
  ['copyRecognised', 'copy recognised'],
  ['read', 'consumer reads'],
  ['appSend', 'app sends'],
] as const;

const order = (text: string, state: 'written' | 'gone' | 'copy' | 'swapped' = 'written') => ({
  id: `${text} ${state}`,
  text,
  state,
});

export function OnTheTape() {
  return (
    <Section title="On the time tape and across lanes" height={150}>
      {ticks.map(([kind, word], i) => (
        <g key={kind} transform={`translate(${i * 148} 14)`}>
          <TapeTick x={8} y={0} kind={kind} />
          <Text x={26} y={4.5}>
            {word}
          </Text>
        </g>
      ))}
      <OutcomeStrip x={0} y={52} cells={['15', '16', '17', '18'].map((n) => order(n))} />
      <OutcomeWord x={130} y={70} kind="once" />
      <OutcomeStrip
        x={300}
        y={52}
        cells={[order('15'), order('16'), order('17', 'gone'), order('18')]}
      />
      <OutcomeWord x={430} y={70} kind="lost" />
      <OutcomeStrip
        x={600}
        y={52}
        cells={[order('15'), order('16'), order('17'), order('17', 'copy'), order('18')]}
      />
      <OutcomeWord x={760} y={70} kind="duplicated" />
      <OutcomeStrip
        x={900}
        y={52}
        cells={[order('15'), order('16'), order('18', 'swapped'), order('17', 'swapped')]}
      />
      <OutcomeWord x={1030} y={70} kind="reordered" />
      <path stroke="currentColor" strokeWidth={3} d="M0 124H600" />
      <TapeTick x={80} y={110} kind="request" />
      <TapeTick x={200} y={138} kind="written" />
      <FoldZigzag x={320} y={104} along="y" length={40} />
      <PlayheadPin x={500} y={90} h={60} />
      <Logo x={700} y={104} />
    </Section>
  );
}

const rows = [
  { id: '15', text: 'order 15', amount: '€12' },
  { id: '16', text: 'order 16', amount: '€25' },
  { id: '17', text: 'order 17', amount: '€40', strong: true },
];
const twice = [...rows, { id: '17 again', text: 'order 17', amount: '€40', copy: true }];

export function Statements() {
  const { footY } = statementLayout(twice, 60);
  const quiet = statementLayout(rows, 60);
  return (
    <Section title="What the customer sees" height={340}>
      <Statement
        x={0}
        y={0}
        title="Card statement"
        rows={twice}
        charged="€117"
        owed="€77"
        off
        foot={60}
      />
      <OutcomeNote
        x={10}
        y={footY}
        w={172}
        kind="duplicated"
        title="charged twice"
        detail="€40 too much"
      />
      <Statement
        x={240}
        y={0}
        title="Card statement"
        rows={rows}
        charged="€77"
        owed="€77"
        foot={60}
      />
      <OutcomeNote
        x={250}
        y={quiet.footY}
        w={172}
        kind="once"
        title="charged once"
        detail="matches the orders"
      />
      <Statement
        x={480}
        y={0}
        title="Card statement"
        rows={[...rows, { id: '17 again', text: 'order 17', amount: '€40', copy: true, grow: 0.5 }]}
        charged="€117"
        owed="€77"
        off
      />
      <PresenterLetter
        x={740}
        y={10}
        record="order 17"
        amount="€40"
        partition="orders-0"
        stamp={{ session: 'a', numeral: '2', producerId: 4001, producerEpoch: 0 }}
        foot="attempt 2"
      />
    </Section>
  );
}

import {
  BackoffArc,
  BackoffBracket,
  CausalDisc,
  ConnectionDown,
  CutHandle,
  FoldZigzag,
  Lane,
  LaneDot,
  Letter,
  type LetterState,
  LostLine,
  MarkOutline,
  MarkTarget,
  RequestLine,
  ResponseLine,
  Slip,
  Text,
  TimeChip,
  TimeoutBar,
} from '../marks/index.ts';
import { Caption, Section } from './Picture.tsx';

const stamp = { session: 'a', numeral: '2' } as const;
const states: readonly LetterState[] = ['live', 'held', 'parked', 'lost', 'rejected', 'fenced'];

export function OnTheWire() {
  return (
    <Section title="On the wire" height={300}>
      {states.map((state, i) => (
        <g key={state} transform={`translate(${i * 178} 0)`}>
          <Letter
            x={0}
            y={0}
            records={['order 17 · €40']}
            partition="orders-0"
            stamp={stamp}
            foot={state === 'held' ? 'delayed 300 ms' : 'attempt 2, same bytes'}
            state={state}
          />
          <Text x={0} y={104} kind="strong">
            {state}
          </Text>
        </g>
      ))}
      <Letter
        x={1080}
        y={0}
        records={['order 15 · €12', 'order 16 · €125']}
        partition="orders-0"
        stamp={null}
        foot="attempt 1"
      />
      <Letter x={1262} y={0} records={['order 17']} stamp={stamp} compact />
      <Letter x={1262} y={48} records={['order 17']} stamp={null} state="lost" compact />
      <Slip x={0} y={136} answer={{ kind: 'ack', baseOffset: 106 }} />
      <Slip
        x={0}
        y={180}
        answer={{ kind: 'error', error: 'OUT_OF_ORDER_SEQUENCE_NUMBER', tone: 'rej' }}
      />
      <Slip
        x={120}
        y={136}
        answer={{ kind: 'error', error: 'NOT_ENOUGH_REPLICAS', tone: 'lost' }}
      />
      <Slip
        x={0}
        y={224}
        answer={{ kind: 'error', error: 'INVALID_PRODUCER_EPOCH', tone: 'fence' }}
      />
      <RequestLine x1={340} y1={150} x2={480} y2={150} />
      <RequestLine x1={340} y1={170} x2={480} y2={190} progress={0.6} />
      <ResponseLine x1={480} y1={215} x2={340} y2={230} />
      <RequestLine x1={340} y1={250} x2={480} y2={254} weight="thin" tone="ink3" />
      <ResponseLine x1={480} y1={258} x2={340} y2={264} weight="thin" tone="ink3" />
      <LostLine x1={520} y1={150} x2={680} y2={162} cut={0.45} cross />
      <LostLine x1={680} y1={190} x2={520} y2={215} cut={0.35} />
      <LostLine x1={680} y1={240} x2={530} y2={240} cut={0.4} open={0.2} dots={0.3} cross />
      <Caption x={520} y={272} title="lost" detail="solid to the cut, then dotted" />
      <ConnectionDown x={740} y={160} w={104} error="NETWORK_EXCEPTION" />
      <ConnectionDown x={740} y={230} w={104} near="right" open={0.3} />
      <Caption x={740} y={272} title="connection down" detail="everything in flight fails" />
      <RequestLine x1={920} y1={160} x2={1014} y2={160} />
      <BackoffArc x={960} y={160} fraction={0.62} />
      <BackoffArc x={1026} y={214} fraction={0.62} value="62 of 100 ms" />
      <BackoffArc x={936} y={214} fraction={1} />
      <BackoffArc x={976} y={214} fraction={0.03} />
      <TimeoutBar
        x={920}
        y={262}
        w={204}
        fraction={272 / 120000}
        name="delivery.timeout.ms"
        value="272 of 120 000"
      />
      <TimeoutBar x={920} y={276} w={204} fraction={1} />
      <Lane x={1250} y={130} h={170} past={130} />
      <LaneDot x={1250} y={150} />
      <BackoffBracket x={1244} y={162} h={74} name="retry.backoff.ms" value="100 ms" />
      <Lane x={1330} y={130} h={170} past={130} />
      <LaneDot x={1330} y={186} />
      <FoldZigzag x={1170} y={282} along="x" length={200} text="29.6 s folded" />
      <TimeChip x={1150} y={140} text="392 ms" />
      {[1, 2, 3, 4].map((step) => (
        <CausalDisc
          key={step}
          x={1090 + step * 24}
          y={168}
          step={step}
          tone={(['ink', 'lost', 'ok', 'dup'] as const)[step - 1]}
        />
      ))}
    </Section>
  );
}

export function Handling() {
  const letter = (x: number) => (
    <Letter x={x} y={10} records={['order 17']} partition="orders-0" stamp={stamp} />
  );
  return (
    <Section title="A message at rest, hovered, focused, selected, cut" height={150}>
      {letter(8)}
      <MarkOutline x={220} y={10} w={156} h={84} kind="hover" />
      {letter(220)}
      {letter(430)}
      <MarkOutline x={430} y={10} w={156} h={84} kind="focus" />
      <MarkTarget x={640} y={10} w={156} h={84} label="order 17, attempt 2" outline="selected">
        {letter(640)}
      </MarkTarget>
      <Text x={718} y={126} anchor="middle" tone="ink2">
        explained below
      </Text>
      {letter(850)}
      <CutHandle x={1000} y={92} tip="Cut this request (X)" label="Cut this request" />
      <MarkTarget x={1060} y={10} w={156} h={84} label="order 17, attempt 1" dimmed tabIndex={0}>
        {letter(1060)}
      </MarkTarget>
    </Section>
  );
}

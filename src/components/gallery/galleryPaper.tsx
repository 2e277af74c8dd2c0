import {
  MatchBox,
  NoStamp,
  Postmark,
  type Session,
  Stamp,
  type StampSize,
  StepStamp,
  Surface,
  Text,
} from '../marks/index.ts';
import { Caption, Section } from './Picture.tsx';

const surfaces = [
  ['filled', 'written in a log', 'durable on that broker'],
  ['outline', 'in memory or on the wire', 'can still be lost'],
  ['dashed', 'absent', 'lost, expired, expected or free'],
  ['striped', 'a second copy', 'the first one exists already'],
  ['dotted', 'not yet committed', 'above the high watermark'],
] as const;

export function Surfaces() {
  return (
    <Section title="Five surfaces say what exists" height={72}>
      {surfaces.map(([kind, what, more], i) => (
        <g key={kind} transform={`translate(${i * 283 - (i > 3 ? 14 : 0)} 0)`}>
          <Surface x={0} y={0} w={88} h={54} kind={kind} />
          <Caption x={100} y={18} title={kind} detail={what} />
          <Text x={100} y={53} tone="ink2">
            {more}
          </Text>
        </g>
      ))}
    </Section>
  );
}

const sizes: readonly (readonly [StampSize, number])[] = [
  ['XXL', 0],
  ['XL', 196],
  ['LG', 328],
  ['L', 420],
  ['M', 486],
  ['S', 540],
  ['XS', 586],
];

const sessions: readonly (readonly [Session, string])[] = [
  ['a', '2'],
  ['b', '0'],
  ['c', '7'],
  ['d', '31'],
  ['e', '4'],
];

export function StampsAndPostmarks() {
  return (
    <Section title="The producer stamps, the broker postmarks" height={250}>
      {sizes.map(([size, x]) => (
        <Stamp
          key={size}
          x={x}
          y={0}
          size={size}
          session="a"
          numeral="2"
          producerId={4001}
          producerEpoch={0}
        />
      ))}
      {sizes.slice(3).map(([size, x]) => (
        <Stamp key={size} x={x} y={76} size={size} session="a" numeral="0–1" />
      ))}
      {sizes.slice(3).map(([size, x]) => (
        <Stamp key={size} x={x} y={146} size={size} session="a" numeral="10–14" />
      ))}
      {sizes.slice(3).map(([size, x]) => (
        <NoStamp key={size} x={x} y={190 + (size === 'L' ? 20 : 0)} size={size} />
      ))}
      {sessions.map(([session, numeral], i) => (
        <g key={session} transform={`translate(${650 + i * 58} 0)`}>
          <Stamp x={0} y={0} size="L" session={session} numeral={numeral} />
          <Text x={23} y={74} anchor="middle" tone="ink2">
            {session.toUpperCase()}
          </Text>
        </g>
      ))}
      <Text x={650} y={104} tone="ink2">
        producer sessions: hue and corner mark
      </Text>
      <Stamp x={650} y={120} size="S" session="b" numeral="0–1" />
      <Stamp x={690} y={116} size="S" session="c" numeral="41" press={0.3} />
      <MatchBox x={732} y={114} w={42} h={48} />
      <Stamp x={736} y={118} size="M" session="a" numeral="2" />
      <Text x={784} y={143} tone="ink2">
        two records, being pressed, matched
      </Text>
      {([1, 2, 3, 4, 5, 6, 7] as const).map((step) => (
        <StepStamp
          key={step}
          x={650 + (step - 1) * 36.5}
          y={186}
          step={step}
          size="S"
          state={step < 4 ? 'done' : step === 4 ? 'current' : 'open'}
        />
      ))}
      <NoStamp x={980} y={0} size="L" />
      <Postmark x={1092} y={38} r={36} offset={106} />
      <Postmark x={1160} y={38} r={20} offset={106} />
      <Postmark x={1206} y={38} r={14.5} offset={106} />
      <Postmark x={1254} y={38} r={14.5} offset={106} tone="ok" />
      <Postmark x={1300} y={38} r={14.5} offset={107} tone="dup" />
      <Postmark x={1092} y={110} r={14.5} offset={7} />
      <Postmark x={1130} y={110} r={14.5} offset={42} />
      <Postmark x={1168} y={110} r={14.5} offset={1024} />
      <Postmark x={1206} y={110} r={10} offset={42} />
      <Postmark x={1260} y={110} r={20} offset={106} press={0.25} />
      <Text x={1056} y={150} tone="ink2">
        ink in the log, green in an ack, amber on a copy
      </Text>
    </Section>
  );
}

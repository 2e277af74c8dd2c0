import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { flightProgress } from '../../../../trace/selectors/flight.ts';
import type {
  LetterView,
  ProducerView,
  StageView,
  WireView,
} from '../../../../trace/selectors/stageTypes.ts';
import type { MessageId, TraceIndex } from '../../../../trace/types.ts';
import type { Column } from '../../../app/stageLayout.ts';
import { CausalDisc, MarkTarget, ResponseLine, RoutedLine } from '../../../marks/index.ts';
import { useOnPlayhead, useSteppedTime } from '../../playhead.ts';
import type { MessageGestures, Playhead } from '../../types.ts';
import { ProducerClocks } from '../Producer/ProducerClocks.tsx';
import { GATE_HEIGHT, GATE_TOP } from '../stageMetrics.ts';
import { LetterMark, SlipMark } from './MessageMarks.tsx';
import styles from './wire.module.css';
import {
  aheadOf,
  type Box,
  coveredBy,
  entryOf,
  letterBox,
  letterRoom,
  letterTracks,
  slipBox,
  slipRoom,
  slipTracks,
  slipTrackY,
  trackY,
} from './wireMetrics.ts';

// They come with the first message that is pointed at.
const Handles = lazy(() => import('../../Handles.tsx'));

interface FlightsProps extends MessageGestures {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly client: Column;
  readonly wire: Column;
  readonly view: StageView;
}

/** The only part of the stage that depends on every instant: letters, slips and draining clocks. */
export function Flights({ index, playhead, client, wire, view, ...gestures }: FlightsProps) {
  const { producer } = view;
  return (
    <>
      {producer.kind === 'running' && (
        <Clocks index={index} playhead={playhead} client={client} producer={producer} />
      )}
      <Messages
        index={index}
        playhead={playhead}
        wire={wire}
        view={view.wire}
        judged={view.broker.verdict?.message}
        gestures={gestures}
      />
    </>
  );
}

interface ClocksProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly client: Column;
  readonly producer: Extract<ProducerView, { kind: 'running' }>;
}

function Clocks({ index, playhead, client, producer }: ClocksProps) {
  const now = index.clock.virtualAt(useSteppedTime(playhead));
  return <ProducerClocks x={client.x} w={client.w} view={producer} now={now} />;
}

interface MessagesProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly wire: Column;
  readonly view: WireView;
  /** The request whose verdict stands behind the gate: the others step back. */
  readonly judged: MessageId | undefined;
  readonly gestures: MessageGestures;
}

const edge = 5;
/** From where a judged request turns to the opening. */
const TURN = 30;
/** What another one is about steps back. */
const ASIDE = 0.55;
/** A letter that leaves may carry a numbered disc on its corner. */
const DISC = 14;

function Messages({ index, playhead, wire, view, judged, gestures }: MessagesProps) {
  const clip = useId();
  const [over, setOver] = useState<MessageId | null>(null);
  const [focused, setFocused] = useState<MessageId | null>(null);
  const { letters, slips, crowd } = view;
  const judging = letters.some((one) => one.message === judged);
  const aside = (one: LetterView) => judging && one.message !== judged;
  // a judged one is last, so that its track is its own
  const requestTracks = new Map(
    letters
      .toSorted((a, b) => Number(aside(b)) - Number(aside(a)))
      .map((one) => [trackY(crowd, one.track), one]),
  );
  const end = wire.x + wire.w - edge;
  const responseTracks = new Map(slips.map((one) => [slipTrackY(crowd, one.track), one]));
  const hidden = new Set<MessageId>();
  if (crowd === 'many') {
    for (const one of coveredBy(letters, letterTracks(crowd), letterRoom(wire))) hidden.add(one);
    for (const one of coveredBy(slips, slipTracks(crowd), slipRoom(wire))) hidden.add(one);
  }
  const common = { index, playhead, over, focused, setOver, setFocused, gestures };
  return (
    <g>
      <clipPath id={clip}>
        <rect
          x={wire.x - DISC}
          y={GATE_TOP - 90}
          width={wire.w + DISC - 1 - edge}
          height={GATE_HEIGHT + 100}
        />
      </clipPath>
      {[...requestTracks].map(([y, one]) => (
        <g key={y} opacity={aside(one) ? ASIDE : 1}>
          <RoutedLine
            points={[
              { x: wire.x + 1, y },
              { x: end - TURN, y },
              { x: end, y: one.message === judged ? entryOf(view, judged) : y },
            ]}
            tone="req"
            width={2.5}
            head="filled"
          />
        </g>
      ))}
      {[...responseTracks].map(([y, { held }]) => (
        <g key={y} strokeDasharray={held ? '4 4' : undefined}>
          <ResponseLine
            x1={wire.x + wire.w - edge}
            y1={y}
            x2={wire.x + 2}
            y2={y}
            tone={
              crowd === 'one' && slips[0]?.answer.kind === 'error' ? slips[0].answer.tone : 'ok'
            }
          />
        </g>
      ))}
      <g clipPath={`url(#${clip})`}>
        {letters.map((letter) => {
          const ahead = aheadOf(letters, letter.track, letterTracks(crowd));
          const boxAt = (progress: number) => letterBox(wire, letter, crowd, progress, ahead);
          return (
            <OnWire
              key={letter.message}
              one={letter}
              boxAt={boxAt}
              direction="toBroker"
              aside={aside(letter)}
              {...common}
            >
              {!hidden.has(letter.message) && <LetterMark letter={letter} crowd={crowd} />}
            </OnWire>
          );
        })}
        {slips.map((slip) => {
          const ahead = aheadOf(slips, slip.track, slipTracks(crowd));
          const boxAt = (progress: number) => slipBox(wire, slip, crowd, progress, ahead);
          return (
            <OnWire key={slip.message} one={slip} boxAt={boxAt} direction="toClient" {...common}>
              {!hidden.has(slip.message) && <SlipMark slip={slip} crowd={crowd} />}
            </OnWire>
          );
        })}
      </g>
    </g>
  );
}

interface OnWireProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly one: WireView['letters'][number] | WireView['slips'][number];
  /** Where it is after that share of its way. */
  readonly boxAt: (progress: number) => Box;
  readonly direction: 'toBroker' | 'toClient';
  readonly aside?: boolean;
  readonly over: MessageId | null;
  readonly focused: MessageId | null;
  readonly setOver: (message: MessageId | null) => void;
  readonly setFocused: (message: MessageId | null) => void;
  readonly gestures: MessageGestures;
  readonly children: ReactNode;
}

/** The handles hang below a letter, so that a click on it chooses it. Below a slip there is no room for them. */
const BELOW = 19;
const ABOVE = 45;

function OnWire(props: OnWireProps) {
  const { index, playhead, one, boxAt, direction, gestures, children } = props;
  const { over, focused, setOver, setFocused } = props;
  const { message, flight } = one;
  const box = boxAt(1);
  const back = direction === 'toClient';
  const spot = useRef<SVGGElement>(null);
  const shown = useRef('');
  const place = (screen: number) => {
    const { x, y } = boxAt(flightProgress(flight, index.clock.virtualAt(screen)));
    const at = `translate(${x.toFixed(1)}px, ${y}px)`;
    if (!spot.current || at === shown.current) return;
    spot.current.style.transform = at;
    shown.current = at;
  };
  useOnPlayhead(playhead, place, 'frame');
  const handled = over === message || focused === message || one.selected;
  const lose = () => gestures.onLose(message);
  const hold = () => gestures.onHold(message);
  return (
    <g
      ref={spot}
      className={styles.flying}
      data-message={message}
      onPointerEnter={(event) => setOver(event.pointerType === 'mouse' ? message : null)}
      onPointerLeave={() => setOver(null)}
    >
      <MarkTarget
        x={0}
        y={0}
        w={box.w}
        h={box.h}
        label={one.name}
        tabIndex={0}
        outline={one.selected ? 'selected' : over === message ? 'hover' : 'none'}
        onActivate={() => gestures.onSelect({ kind: 'message', message })}
        onFocus={() => setFocused(message)}
      >
        <rect className={styles.ground} width={box.w} height={box.h} />
        <g className="steps-back" opacity={props.aside ? ASIDE : 1}>
          {children}
        </g>
      </MarkTarget>
      {one.disc && <CausalDisc x={0} y={0} step={one.disc.step} tone={one.disc.tone} />}
      {handled && one.canLose && (
        <Suspense>
          <Handles
            x={back ? box.w / 2 + 23 : box.w - 16}
            y={back ? -ABOVE : box.h + BELOW}
            direction={direction}
            onLose={lose}
            onHold={hold}
          />
        </Suspense>
      )}
    </g>
  );
}

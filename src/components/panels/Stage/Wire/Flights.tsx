import { type ReactNode, useId, useState } from 'react';
import { flightProgress } from '../../../../trace/selectors/flight.ts';
import type { StageView, WireView } from '../../../../trace/selectors/stageTypes.ts';
import type { MessageId, TraceIndex } from '../../../../trace/types.ts';
import type { Column } from '../../../app/stageLayout.ts';
import { CausalDisc, MarkTarget, RequestLine, ResponseLine } from '../../../marks/index.ts';
import { Handles } from '../../Handles.tsx';
import { useScreenTime } from '../../playhead.ts';
import type { MessageGestures, Playhead } from '../../types.ts';
import { ProducerClocks } from '../Producer/ProducerClocks.tsx';
import { GATE_HEIGHT, GATE_TOP } from '../stageMetrics.ts';
import { LetterMark, SlipMark } from './MessageMarks.tsx';
import {
  aheadOf,
  type Box,
  letterBox,
  letterTracks,
  slipBox,
  slipTracks,
  slipTrackY,
  trackY,
} from './wireMetrics.ts';

interface FlightsProps extends MessageGestures {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly client: Column;
  readonly wire: Column;
  readonly view: StageView;
}

/** The only part of the stage that depends on every instant: letters, slips and draining clocks. */
export function Flights({ index, playhead, client, wire, view, ...gestures }: FlightsProps) {
  const now = index.clock.virtualAt(useScreenTime(playhead));
  const { producer } = view;
  return (
    <>
      {producer.kind === 'running' && (
        <ProducerClocks x={client.x} w={client.w} view={producer} now={now} />
      )}
      <Messages wire={wire} view={view.wire} now={now} gestures={gestures} />
    </>
  );
}

interface MessagesProps {
  readonly wire: Column;
  readonly view: WireView;
  readonly now: number;
  readonly gestures: MessageGestures;
}

const edge = 5;

function Messages({ wire, view, now, gestures }: MessagesProps) {
  const clip = useId();
  const [over, setOver] = useState<MessageId | null>(null);
  const [focused, setFocused] = useState<MessageId | null>(null);
  const { letters, slips, crowd } = view;
  const requestTracks = [...new Set(letters.map((one) => trackY(crowd, one.track)))];
  const responseTracks = [...new Set(slips.map((one) => slipTrackY(crowd, one.track)))];
  const common = { over, focused, setOver, setFocused, gestures };
  return (
    <g>
      <clipPath id={clip}>
        <rect
          x={wire.x + 1}
          y={GATE_TOP - 90}
          width={wire.w - 2 - edge}
          height={GATE_HEIGHT + 100}
        />
      </clipPath>
      {requestTracks.map((y) => (
        <RequestLine key={y} x1={wire.x + 1} y1={y} x2={wire.x + wire.w - edge} y2={y} />
      ))}
      {responseTracks.map((y) => (
        <ResponseLine
          key={y}
          x1={wire.x + wire.w - edge}
          y1={y}
          x2={wire.x + 2}
          y2={y}
          tone={crowd === 'one' && slips[0]?.answer.kind === 'error' ? slips[0].answer.tone : 'ok'}
        />
      ))}
      <g clipPath={`url(#${clip})`}>
        {letters.map((letter) => {
          const ahead = aheadOf(letters, letter.track, letterTracks(crowd));
          const progress = flightProgress(letter.flight, now);
          const box = letterBox(wire, letter, crowd, progress, ahead);
          return (
            <OnWire key={letter.message} one={letter} box={box} direction="toBroker" {...common}>
              <LetterMark letter={letter} crowd={crowd} />
            </OnWire>
          );
        })}
        {slips.map((slip) => {
          const ahead = aheadOf(slips, slip.track, slipTracks(crowd));
          const box = slipBox(wire, slip, crowd, flightProgress(slip.flight, now), ahead);
          return (
            <OnWire key={slip.message} one={slip} box={box} direction="toClient" {...common}>
              <SlipMark slip={slip} crowd={crowd} />
            </OnWire>
          );
        })}
      </g>
    </g>
  );
}

interface OnWireProps {
  readonly one: WireView['letters'][number] | WireView['slips'][number];
  readonly box: Box;
  readonly direction: 'toBroker' | 'toClient';
  readonly over: MessageId | null;
  readonly focused: MessageId | null;
  readonly setOver: (message: MessageId | null) => void;
  readonly setFocused: (message: MessageId | null) => void;
  readonly gestures: MessageGestures;
  readonly children: ReactNode;
}

/** The handles hang below the message, so that a click on it chooses it. */
const BELOW = 19;

function OnWire(props: OnWireProps) {
  const { one, box, direction, over, focused, setOver, setFocused, gestures, children } = props;
  const { message } = one;
  const handled = over === message || focused === message || one.selected;
  const lose = () => gestures.onLose(message);
  const hold = () => gestures.onHold(message);
  return (
    <g
      data-message={message}
      transform={`translate(${Math.round(box.x * 10) / 10} ${box.y})`}
      onPointerEnter={() => setOver(message)}
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
        {children}
      </MarkTarget>
      {one.disc && <CausalDisc x={0} y={0} step={one.disc.step} tone={one.disc.tone} />}
      {handled && one.canLose && (
        <Handles
          x={box.w - 16}
          y={box.h + BELOW}
          direction={direction}
          onLose={lose}
          onHold={hold}
        />
      )}
    </g>
  );
}

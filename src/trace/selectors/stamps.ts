// The producer's stamp on a batch: which session (PID and epoch), which number.
import type { ProducerEpoch, ProducerId, Sequence } from '../../engine/index.ts';
import type { TraceIndex } from '../types.ts';

export type Session = 'a' | 'b' | 'c' | 'd' | 'e';

export interface StampView {
  readonly session: Session;
  /** The base sequence, or `0–1` for two and more records. */
  readonly numeral: string;
  /** What the numeral counts, where it is not the sequence. */
  readonly unit?: string;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
}

const SESSIONS: readonly Session[] = ['a', 'b', 'c', 'd', 'e'];

interface Stamped {
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  readonly lastSequence: Sequence;
}

/** Null: idempotence is off, or the batch was never drained and has no number yet. */
export function stampOf(index: TraceIndex, batch: Stamped): StampView | null {
  const { producerId, producerEpoch, baseSequence, lastSequence } = batch;
  if (producerId < 0 || baseSequence < 0) return null;
  const numeral =
    baseSequence === lastSequence ? String(baseSequence) : `${baseSequence}–${lastSequence}`;
  return {
    session: sessionOf(index, producerId, producerEpoch),
    numeral,
    producerId,
    producerEpoch,
  };
}

const known = new WeakMap<TraceIndex, ReadonlyMap<string, Session>>();

/** Sessions take their hues in the order in which the trace first mentions them. */
function sessionOf(index: TraceIndex, id: ProducerId, epoch: ProducerEpoch): Session {
  let sessions = known.get(index);
  if (!sessions) {
    sessions = sessionsOf(index);
    known.set(index, sessions);
  }
  return sessions.get(`${id} ${epoch}`) ?? 'a';
}

function sessionsOf({ trace }: TraceIndex): ReadonlyMap<string, Session> {
  const sessions = new Map<string, Session>();
  const meet = (id: ProducerId, epoch: ProducerEpoch) => {
    const key = `${id} ${epoch}`;
    if (id < 0 || sessions.has(key)) return;
    sessions.set(key, SESSIONS[sessions.size % SESSIONS.length] ?? 'a');
  };
  for (const event of trace.events) {
    if (
      event.type === 'producerStarted' ||
      event.type === 'epochBumped' ||
      event.type === 'producerIdReceived'
    ) {
      meet(event.producerId, event.producerEpoch);
    }
    if (event.type === 'requestSent') {
      for (const batch of event.batches) meet(batch.producerId, batch.producerEpoch);
    }
  }
  return sessions;
}

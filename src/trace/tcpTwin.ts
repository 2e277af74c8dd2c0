// What a TCP receiver would have made of the batches that reached a leader. TCP numbers bytes and keeps what comes
// early (RFC 9293, section 3.10.7.4: segments with higher beginning sequence numbers may be held for later processing);
// Kafka numbers records and refuses it. Here a batch is a segment, and a connection a producer id with its epoch.
import { type EventOf, incrementSequence, type Trace } from '../engine/index.ts';

/**
 * `delivered`: next in line. `buffered`: early, and kept until the gap is filled. `dropped`: known, and acknowledged
 * again. `lost`: a batch that the leader did not take for another reason stands for a segment that never arrived.
 */
export type TcpAction = 'delivered' | 'buffered' | 'dropped' | 'lost';

export interface TcpArrival {
  readonly event: EventOf<'batchDecided'>;
  readonly action: TcpAction;
}

interface Receiver {
  next: number;
  /** Early segments, by their first number. */
  readonly early: Map<number, EventOf<'batchDecided'>>;
}

export interface TcpTwin {
  readonly arrivals: readonly TcpArrival[];
  /** Values that the application behind the receiver got, in order. */
  readonly delivered: readonly string[];
}

/** The arrivals at the leaders of one partition, as TCP would have dealt with them. */
export function tcpTwin({ events }: Trace, partition: string): TcpTwin {
  const receivers = new Map<string, Receiver>();
  const delivered: string[] = [];
  const arrivals = events.flatMap((event): readonly TcpArrival[] => {
    if (event.type !== 'batchDecided' || event.batch.partition !== partition) return [];
    const { producerId, producerEpoch } = event.batch;
    if (producerId < 0) return [];
    const key = `${producerId}/${producerEpoch}`;
    const receiver = receivers.get(key) ?? { next: 0, early: new Map() };
    receivers.set(key, receiver);
    return [{ event, action: receive(receiver, event, delivered) }];
  });
  return { arrivals, delivered };
}

function receive(
  receiver: Receiver,
  event: EventOf<'batchDecided'>,
  delivered: string[],
): TcpAction {
  const { baseSequence: first } = event.batch;
  if (isLost(event)) return 'lost';
  if (first < receiver.next || receiver.early.has(first)) return 'dropped';
  receiver.early.set(first, event);
  if (first > receiver.next) return 'buffered';
  for (
    let segment = receiver.early.get(receiver.next);
    segment;
    segment = receiver.early.get(receiver.next)
  ) {
    const { baseSequence, records } = segment.batch;
    delivered.push(...records.map((one) => one.value));
    receiver.early.delete(baseSequence);
    receiver.next = incrementSequence(baseSequence, records.length);
  }
  return 'delivered';
}

/** Refused, and not for its number. */
function isLost({ verdict }: EventOf<'batchDecided'>): boolean {
  return verdict.kind === 'REFUSED' && verdict.error !== 'OUT_OF_ORDER_SEQUENCE_NUMBER';
}

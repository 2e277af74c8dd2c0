// The story of each request: its own way, the broker's decisions, the way of its answer, and when it is over.
import type { EventId, EventOf, PartitionId, RequestId } from '../../engine/index.ts';
import type { Message, TraceIndex } from '../types.ts';

export interface RequestStory {
  readonly request: Message;
  readonly response: Message | null;
  readonly decisions: readonly EventOf<'batchDecided'>[];
  readonly acks: -1 | 0 | 1;
  /** The first event at which nobody waits for it any more; after the run's end if there is none. */
  readonly closed: EventId;
}

export interface Stories {
  /** In the order of sending. */
  readonly all: readonly RequestStory[];
  readonly of: (request: RequestId) => RequestStory | undefined;
  /** The last decision about a partition at or before an event. */
  readonly decisionAt: (partition: PartitionId, event: EventId) => EventOf<'batchDecided'> | null;
}

const known = new WeakMap<TraceIndex, Stories>();

export function storiesOf(index: TraceIndex): Stories {
  const made = known.get(index) ?? tell(index);
  known.set(index, made);
  return made;
}

interface Ends {
  readonly decisions: EventOf<'batchDecided'>[];
  readonly acks: -1 | 0 | 1;
  failed: EventId;
}

function tell(index: TraceIndex): Stories {
  const never = index.trace.events.length;
  const ends = new Map<RequestId, Ends>();
  const byPartition = new Map<PartitionId, EventOf<'batchDecided'>[]>();
  for (const event of index.trace.events) {
    if (event.type === 'requestSent') {
      ends.set(event.request, { decisions: [], acks: event.acks, failed: never });
    }
    if (event.type === 'requestFailed') {
      const one = ends.get(event.request);
      if (one) one.failed = event.id;
    }
    if (event.type === 'batchDecided') {
      ends.get(event.request)?.decisions.push(event);
      const list = byPartition.get(event.batch.partition);
      if (list) list.push(event);
      else byPartition.set(event.batch.partition, [event]);
    }
  }
  const all = index.messages
    .filter((one) => one.direction === 'toBroker')
    .map((request) => storyOf(index, request, ends.get(request.request), never));
  const byId = new Map(all.map((one) => [one.request.request, one]));
  return {
    all,
    of: (request) => byId.get(request),
    decisionAt: (partition, event) =>
      byPartition.get(partition)?.findLast((one) => one.id <= event) ?? null,
  };
}

function storyOf(
  index: TraceIndex,
  request: Message,
  ends: Ends | undefined,
  never: EventId,
): RequestStory {
  const response = index.message(`${request.request}<`) ?? null;
  const lastDecision = ends?.decisions.at(-1)?.id ?? never;
  return {
    request,
    response,
    decisions: ends?.decisions ?? [],
    acks: ends?.acks ?? -1,
    closed: Math.min(
      ends?.failed ?? never,
      response?.endEvent ?? never,
      request.fate === 'lost' ? (request.endEvent ?? never) : never,
      // nobody answers it: it stays in sight while its verdict is news
      ends?.acks === 0 ? lastDecision + 1 : never,
    ),
  };
}

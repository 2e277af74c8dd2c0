// The chain of causes of an anomaly: from its evidence back to the faults of the scenario and to the application's
// own call. A graph without cycles, since whatever brings an event about comes before it.
import type { EventId, SimEvent, Trace } from '../../engine/index.ts';
import { conditionsOf } from './conditions.ts';

/** `cause`: in the event's own list; `condition`: a lasting state that it met. */
export type LinkKind = 'cause' | 'condition';

export interface Link {
  readonly from: EventId;
  readonly to: EventId;
  readonly kind: LinkKind;
}

export interface Chain {
  /** Every event of it, in the order of time. */
  readonly events: readonly EventId[];
  readonly links: readonly Link[];
  /** Faults it leads back to, indices into the scenario's list. */
  readonly faults: readonly number[];
}

/** Cost of a cause that is not the first one: taken where nothing else leads back. */
const DETOUR = 20;

/** All that leads to an event, nearest first. Remembers what it has looked up: one per trace. */
export class Ancestry {
  readonly trace: Trace;
  private readonly known = new Map<EventId, readonly Link[]>();
  private readonly firstOf = new Map<number, EventId>();

  constructor(trace: Trace) {
    this.trace = trace;
    for (const { id, intervention } of trace.events) {
      if (intervention !== null && !this.firstOf.has(intervention)) {
        this.firstOf.set(intervention, id);
      }
    }
  }

  /** The first event that a fault brought about; undefined when it never came. */
  eventOfFault(index: number): EventId | undefined {
    return this.firstOf.get(index);
  }

  /** The faults whose first event is one of these. */
  faultsAmong(events: Iterable<EventId>): readonly number[] {
    const among = new Set(events);
    return [...this.firstOf]
      .filter(([, event]) => among.has(event))
      .map(([index]) => index)
      .sort((a, b) => a - b);
  }

  linksInto(id: EventId): readonly Link[] {
    const known = this.known.get(id);
    if (known) return known;
    const event = this.trace.events[id];
    const links = event ? linksOf(this.trace, event) : [];
    this.known.set(id, links);
    return links;
  }

  /**
   * The plainest way back from an event to one that fits, in the order of time; null when none leads there. Each
   * link has a cost, and the cheapest way is taken: Dijkstra's search, with one list of open ends per cost.
   */
  wayBack(start: EventId, arrived: (event: SimEvent) => boolean): readonly Link[] | null {
    const came = new Map<EventId, Link>();
    const done = new Set<EventId>();
    const open: (readonly [EventId, Link | null])[][] = [[[start, null]]];
    for (let cost = 0; cost < open.length; cost++) {
      for (const [id, link] of open[cost] ?? []) {
        if (done.has(id)) continue;
        done.add(id);
        if (link) came.set(id, link);
        const event = this.trace.events[id];
        if (event && arrived(event)) return unwind(came, id, start);
        for (const next of this.linksInto(id)) {
          if (done.has(next.from)) continue;
          const total = cost + this.costOf(next);
          open[total] ??= [];
          open[total]?.push([next.from, next]);
        }
      }
    }
    return null;
  }

  /**
   * An event's first cause says most: a request failed since its connection was lost, and only then because it had
   * been sent. A batch that waited behind another one is there because of its own request.
   */
  private costOf({ from, to, kind }: Link): number {
    const [event, cause] = [this.trace.events[to], this.trace.events[from]];
    const own = cause?.type === 'requestArrived' && event?.type === 'batchDecided';
    if (own) return 1;
    if (kind === 'condition') return 2;
    return event?.causes[0] === from && event.type !== 'batchDecided' ? 1 : DETOUR;
  }
}

function linksOf(trace: Trace, event: SimEvent): readonly Link[] {
  const { causes, id } = event;
  const met = conditionsOf(trace, event).filter((one) => !causes.includes(one));
  return [
    ...causes.map((from): Link => ({ from, to: id, kind: 'cause' })),
    ...met.map((from): Link => ({ from, to: id, kind: 'condition' })),
  ];
}

function unwind(came: ReadonlyMap<EventId, Link>, from: EventId, to: EventId): readonly Link[] {
  const links: Link[] = [];
  for (let at = from; at !== to; ) {
    const link = came.get(at);
    if (!link) break;
    links.push(link);
    at = link.to;
  }
  return links;
}

/**
 * The chain of the evidence: from each of its events the way back to the given faults, or else to the application's
 * call; and the lasting states that they met, with their own way back. A fault that no way leads to is left out.
 */
export function chainOf(
  ancestry: Ancestry,
  evidence: readonly EventId[],
  faults: readonly number[],
): Chain {
  const targets = faults.flatMap((one) => ancestry.eventOfFault(one) ?? []);
  const met = evidence.flatMap((id) =>
    ancestry.linksInto(id).filter((one) => one.kind === 'condition'),
  );
  const ways = [
    ...met,
    ...evidence.flatMap((one) => waysBack(ancestry, one, targets)),
    ...met.flatMap(({ from }) => waysToFaults(ancestry, from, targets)),
  ];
  const links = distinct(withFaultsBeside(ancestry, evidence, ways));
  const events = new Set([...evidence, ...links.flatMap((one) => [one.from, one.to])]);
  return {
    events: [...events].sort((a, b) => a - b),
    links,
    faults: ancestry.faultsAmong(events),
  };
}

function waysToFaults(
  ancestry: Ancestry,
  from: EventId,
  targets: readonly EventId[],
): readonly Link[] {
  return targets.flatMap((target) => ancestry.wayBack(from, ({ id }) => id === target) ?? []);
}

function waysBack(ancestry: Ancestry, from: EventId, targets: readonly EventId[]): readonly Link[] {
  const toFaults = waysToFaults(ancestry, from, targets);
  if (toFaults.length > 0) return toFaults;
  return ancestry.wayBack(from, isStart) ?? [];
}

/** A fault that is a direct cause of something in the chain belongs to it, whether or not it was needed. */
function withFaultsBeside(
  ancestry: Ancestry,
  evidence: readonly EventId[],
  ways: readonly Link[],
): readonly Link[] {
  const events = new Set([...evidence, ...ways.flatMap((one) => [one.from, one.to])]);
  const beside = [...events].flatMap((id) =>
    ancestry.linksInto(id).filter((one) => ancestry.faultsAmong([one.from]).length > 0),
  );
  return [...ways, ...beside];
}

/** Where a chain may begin: with a call of the application, or a request written by hand. */
function isStart(event: SimEvent): boolean {
  return event.causes.length === 0 && event.intervention === null;
}

function distinct(links: readonly Link[]): readonly Link[] {
  const kept = new Map(links.map((one) => [`${one.from} ${one.to}`, one]));
  return [...kept.values()].sort((a, b) => a.to - b.to || a.from - b.from);
}

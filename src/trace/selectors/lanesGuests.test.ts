import { describe, expect, test } from 'vitest';
import { catalogue } from '../../lessons/catalogue/index.ts';
import { scenes } from '../../lessons/scenes/index.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import type { LanesLayout } from './lanesTypes.ts';
import { selectLanes } from './lanesView.ts';
import '../extras.ts';

const ROOMY: LanesLayout = {
  client: 200,
  gate: 500,
  followers: 700,
  right: 1144,
  flight: 34,
  compact: false,
};

function lanesOf(id: string, layout = ROOMY) {
  const scenario = [...scenes, ...catalogue].find((one) => one.id === id);
  if (!scenario) throw new Error(`no scene is named ${id}`);
  const index = buildTraceIndex(run(scenario));
  return { index, view: selectLanes(index, layout) };
}

describe('lanes that only some runs have', () => {
  test('one reader and no coordinator: the lanes are as they were', () => {
    const { view } = lanesOf('lost-ack');
    expect(view.layout).toEqual(ROOMY);
    expect(view.links).toEqual([]);
  });

  test('each broker that is sent records has a lane, and its arrows and marks stand there', () => {
    const { index, view } = lanesOf('order-pipeline');
    const { brokers = new Map<number, number>(), gate } = view.layout;
    expect([...brokers.keys()]).toEqual([1, 2, 3]);
    expect(new Set(brokers.values()).size).toBe(3);
    expect(brokers.get(1)).toBe(gate);
    for (const { message, far } of view.arrows) {
      expect(far).toBe(brokers.get(index.message(message)?.broker ?? -1));
    }
    for (const { event, side, x } of view.marks) {
      const one = index.trace.events[event];
      if (side === 'broker' && one && 'broker' in one) expect(x).toBe(brokers.get(one.broker));
    }
  });

  test('a transaction goes to the coordinator, and its marker from there to the leader', () => {
    const { index, view } = lanesOf('txn-isolation');
    const { gate, coordinator = 0, consumers = 0 } = view.layout;
    expect(gate).toBeLessThan(coordinator);
    expect(coordinator).toBeLessThan(consumers);
    const far = (api: string) =>
      view.arrows
        .filter((one) => index.message(one.message)?.call?.api === api)
        .map((one) => one.far);
    expect(new Set(far('EndTxn'))).toEqual(new Set([coordinator]));
    expect(new Set(far('FindCoordinator'))).toEqual(new Set([gate]));
    const answered = view.marks.filter(({ event }) => {
      const one = index.trace.events[event];
      return one?.type === 'responseSent' && one.call?.api === 'EndTxn';
    });
    expect(answered.map((one) => one.lane)).toEqual(['coordinator']);
    const marker = index.trace.events.find((one) => one.type === 'markerWritten');
    const link = view.links.find((one) => one.event === marker?.id);
    expect(link).toMatchObject({ x1: coordinator, x2: gate, back: true, tone: 'fence' });
    expect(link?.y1).toBeLessThan(link?.y2 ?? 0);
  });

  test('every read is an arrow from the leader to the consumers, with a name', () => {
    const { index, view } = lanesOf('txn-isolation');
    const read = index.trace.events.filter((one) => one.type === 'recordsRead');
    const links = view.links.filter((one) => read.some(({ id }) => id === one.event));
    expect(links).toHaveLength(read.length);
    expect(links.every((one) => one.x2 === view.layout.consumers)).toBe(true);
    expect(links.every((one) => /reads order-/.test(one.name))).toBe(true);
  });

  test('a group commits to its coordinator, and hears from it', () => {
    const { index, view } = lanesOf('consumer-inbox-plain');
    const ends = (type: string) =>
      view.links
        .filter((one) => index.trace.events[one.event]?.type === type)
        .map((one) => [one.x1, one.x2]);
    const { coordinator, consumers } = view.layout;
    expect(new Set(ends('offsetsCommitted').flat())).toEqual(new Set([consumers, coordinator]));
    expect(ends('commitAnswered').every(([from]) => from === coordinator)).toBe(true);
  });

  test('a narrow diagram keeps its two lanes, without words for lanes it has not', () => {
    const { view } = lanesOf('txn-isolation', { ...ROOMY, followers: null, compact: true });
    expect(view.links).toEqual([]);
    expect(
      view.labels.filter((one) => one.texts.some((text) => /^r[uc] reads/.test(text))),
    ).toEqual([]);
    expect(new Set(view.arrows.map((one) => one.far))).toEqual(new Set([ROOMY.gate]));
  });
});

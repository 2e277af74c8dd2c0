import { describe, expect, test } from 'vitest';
import type { SimEvent } from '../engine/index.ts';
import { scenes } from '../lessons/scenes/index.ts';
import { run } from '../scenario/index.ts';
import { arbitraryScenario } from '../testing/arbitraries.ts';
import { checkProperty } from '../testing/checkProperty.ts';
import { fc } from '../testing/fastCheck.ts';
import { buildPresentationClock } from './presentationClock.ts';
import { buildTraceIndex } from './traceIndex.ts';

/** Events of the plainest kind at these times. */
function eventsAt(...times: readonly number[]): readonly SimEvent[] {
  return times.map((at, id) => ({
    id,
    at,
    actor: 'b1',
    causes: [],
    intervention: null,
    type: 'followerFetched',
    broker: 1,
    partition: 'orders-0',
    follower: 2,
    logEndOffset: id,
  }));
}

/** A request of 2 ms, with `between` quiet events half-way. */
function flight(between: number): readonly SimEvent[] {
  const base = { actor: 'p1', causes: [], intervention: null } as const;
  const carried = { request: 'p1/0', client: 'p1', connection: 'p1-b1/1', broker: 1 } as const;
  const quiet = eventsAt(...Array.from({ length: between }, () => 1));
  return [
    {
      ...base,
      ...carried,
      id: 0,
      at: 0,
      type: 'requestSent',
      correlationId: 0,
      acks: -1,
      batches: [],
    },
    ...quiet.map((one, index) => ({ ...one, id: index + 1 })),
    {
      ...base,
      ...carried,
      id: between + 1,
      at: 2,
      actor: 'b1',
      type: 'requestArrived',
      queuedBehind: 0,
      late: false,
    },
  ];
}

function expectSound(events: readonly SimEvent[]): void {
  const clock = buildPresentationClock(events);
  expect(Number.isFinite(clock.duration)).toBe(true);
  let before = 0;
  for (const { id, at } of events) {
    const screen = clock.screenOf(id);
    expect(screen).toBeGreaterThan(before);
    expect(clock.eventAt(screen)).toBe(id);
    expect(clock.eventAt(screen - 0.001)).toBe(id - 1);
    expect(clock.virtualAt(screen)).toBe(at);
    before = screen;
  }
  expect(clock.duration).toBeGreaterThan(before);
}

describe('the presentation clock', () => {
  const times = fc
    .array(fc.oneof(fc.nat(5), fc.nat(500), fc.nat(100_000)), { maxLength: 60 })
    .map((gaps) => {
      let at = 0;
      return gaps.map((gap) => (at += gap));
    });

  test('gives each event a moment of its own and finds it again', () => {
    fc.assert(fc.property(times, (at) => expectSound(eventsAt(...at))));
  });

  test('does so for whole runs', () => {
    const property = (scenario: Parameters<typeof run>[0]) => expectSound(run(scenario).events);
    checkProperty(arbitraryScenario(), fc.constant(null), property, { runs: 40 });
  });

  test('never runs virtual time backwards', () => {
    const moments = fc.array(fc.double({ min: -1, max: 1.1, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(times, moments, (at, shares) => {
        const clock = buildPresentationClock(eventsAt(...at));
        const screens = shares.map((one) => one * clock.duration).sort((a, b) => a - b);
        const virtual = screens.map(clock.virtualAt);
        expect(virtual).toEqual([...virtual].sort((a, b) => a - b));
      }),
    );
  });

  test('folds exactly the stretches longer than 400 ms, to one length, and knows what each hides', () => {
    fc.assert(
      fc.property(times, (at) => {
        const { folds, screenOf } = buildPresentationClock(eventsAt(...at));
        const long = at.flatMap((one, index) => (one - (at[index - 1] ?? 0) > 400 ? [index] : []));
        expect(folds.map((one) => one.toEvent)).toEqual(long);
        for (const fold of folds) {
          expect(fold.fromEvent).toBe(fold.toEvent - 1);
          expect(fold.virtualMs).toBe((at[fold.toEvent] ?? 0) - (at[fold.fromEvent] ?? 0));
          expect(fold.screenFrom).toBe(screenOf(fold.fromEvent));
          expect(fold.screenTo).toBe(screenOf(fold.toEvent));
          expect(fold.screenTo - fold.screenFrom).toBe(600);
        }
      }),
    );
  });

  test('gives longer gaps more room, at one pace up to the fold', () => {
    const gaps = [1, 20, 60, 100, 150, 250, 400].map((gap) => {
      const clock = buildPresentationClock(eventsAt(0, gap));
      return clock.screenOf(1) - clock.screenOf(0);
    });
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(gaps).toMatchInlineSnapshot(`
      [
        60,
        200,
        600,
        1000,
        1500,
        2500,
        4000,
      ]
    `);
  });

  test('keeps a message of 2 ms on screen for 600 ms, whatever happens meanwhile', () => {
    for (const between of [0, 1, 5, 20]) {
      const events = flight(between);
      const clock = buildPresentationClock(events);
      expectSound(events);
      expect(clock.screenOf(between + 1) - clock.screenOf(0)).toBeGreaterThanOrEqual(600);
    }
  });

  test('works for a run without events, and with one', () => {
    const none = buildPresentationClock([]);
    expect([none.eventAt(0), none.eventAt(none.duration), none.virtualAt(99)]).toEqual([-1, -1, 0]);
    expect([none.screenOf(-1), none.screenOf(0)]).toEqual([0, none.duration]);
    const one = buildPresentationClock(eventsAt(0));
    expect([one.eventAt(0), one.eventAt(one.duration)]).toEqual([-1, 0]);
  });

  test('plays each scene in 11 to 25 seconds', () => {
    for (const scene of scenes) {
      const { clock } = buildTraceIndex(run(scene));
      expect(clock.duration, scene.id).toBeGreaterThan(11_000);
      expect(clock.duration, scene.id).toBeLessThan(25_000);
      for (const message of buildTraceIndex(run(scene)).messages) {
        if (message.endEvent === null || message.endAt === message.sentAt) continue;
        const shown = clock.screenOf(message.endEvent) - clock.screenOf(message.sentEvent);
        expect(shown, `${scene.id} ${message.id}`).toBeGreaterThanOrEqual(600);
      }
    }
  });
});

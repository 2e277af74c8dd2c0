import { describe, expect, test } from 'vitest';
import type { Intervention, Scenario } from '../../engine/index.ts';
import { catalogue } from '../../lessons/catalogue/index.ts';
import { parseScenario, run } from '../../scenario/index.ts';
import { fc } from '../../testing/fastCheck.ts';
import '../../trace/extras.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import { firstDifference } from '../samePlace.ts';
import { eventOfMoment, momentAt, subjectsOf } from './anchors.ts';
import type { Offer } from './offer.ts';
import { offersFor } from './offers.ts';
import { breakPlace, nameOfTarget, targetOf, targetsAt, wordOf } from './targets.ts';

const indexOf = (scenario: Scenario) => buildTraceIndex(run(scenario));
const small = catalogue.filter((one) => one.producers.every(({ sends }) => sends.length < 40));

/** A scene by its place in the list, a place in it as a share of its events, and a number to choose with. */
const draws = fc.tuple(
  fc.nat(small.length - 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(30),
);
const placeOf = ([scene, share, nth]: readonly [number, number, number]) => {
  const scenario = small[scene];
  if (!scenario) throw new Error(`no scene ${scene}`);
  const index = indexOf(scenario);
  const event = Math.floor(share * (index.trace.events.length - 1));
  return { index, place: breakPlace(index, index.clock.screenOf(event)), nth };
};

const withFault = (scenario: Scenario, fault: Intervention): Scenario => {
  const parsed = parseScenario({
    ...scenario,
    interventions: [...scenario.interventions, fault],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
};

const faultOf = (offer: Offer) => offer.fault(offer.span?.ms ?? 0);

describe('what the menu offers', () => {
  test('every possible offer is read, finds its moment, and leaves what was before as it was', () => {
    fc.assert(
      fc.property(draws, (drawn) => {
        const { index, place, nth } = placeOf(drawn);
        // Another fault of the same instant may come first and leave nothing to act on
        const { events } = index.trace;
        fc.pre(!events.some((one) => one.intervention !== null && one.at === place.now));
        const targets = targetsAt(place);
        const target = targets[nth % targets.length];
        fc.pre(target !== undefined);
        if (!target) return;
        for (const one of offersFor(target, place)) {
          const fault = faultOf(one);
          expect(fault === null).toBe(!one.possible);
          if (!fault) continue;
          const after = indexOf(withFault(index.trace.scenario, fault));
          const told = `${index.trace.scenario.id} at ${place.event}, ${nameOfTarget(target, place)}: ${JSON.stringify(fault)}`;
          expect(after.trace.unfired, told).not.toContain(
            after.trace.scenario.interventions.length - 1,
          );
          // A message is chosen with its whole way, so its fault may start where it was sent
          if (target.kind === 'message') continue;
          const first = after.trace.events[firstDifference(index, after)];
          expect(first?.at ?? place.now, told).toBeGreaterThanOrEqual(place.now);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a word leads back to its target, and each has a name', () => {
    fc.assert(
      fc.property(draws, (drawn) => {
        const { place } = placeOf(drawn);
        const targets = targetsAt(place);
        for (const one of targets) expect(targetOf(wordOf(one), place)).toEqual(one);
        const names = targets.map((one) => nameOfTarget(one, place));
        expect(names.every((one) => one.length > 4)).toBe(true);
        expect(new Set(targets.map(wordOf)).size).toBe(targets.length);
      }),
      { numRuns: 40 },
    );
  });

  test('what makes no sense says why', () => {
    const scene = small.find((one) => one.id === 'lost-ack');
    if (!scene) throw new Error('the scene is gone');
    const index = indexOf(scene);
    const place = breakPlace(index, 0);
    const offers = offersFor({ kind: 'broker', broker: 1 }, place);
    expect(offers.find((one) => one.id === 'startBroker')).toMatchObject({
      possible: false,
      note: 'It runs.',
    });
    expect(offers.find((one) => one.id === 'moveLeader-orders-0')).toMatchObject({
      possible: false,
      note: 'It leads already.',
    });
  });
});

test('the name of a moment leads back to its event', () => {
  fc.assert(
    fc.property(draws, (drawn) => {
      const {
        index,
        place: { event },
      } = placeOf(drawn);
      const when = momentAt(index, event);
      if (!when) {
        expect(subjectsOf(index)[event]?.moments).toEqual([]);
        return;
      }
      const fault: Intervention = { do: 'cut', when, afterMs: 0, enabled: true };
      expect(eventOfMoment(index, fault)).toBe(event);
    }),
    { numRuns: 60 },
  );
});

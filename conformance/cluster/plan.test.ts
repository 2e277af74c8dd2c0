import { describe, expect, it } from 'vitest';
import { fromCatalogue } from '../../src/lessons/catalogue/index.ts';
import { planOf, unplayable } from './plan.ts';
import { clusterScenario, fault, ordersAt } from './scenarios/base.ts';

describe('the plan of a scenario', () => {
  it('is refused with field, value, expectation and reason', () => {
    for (const name of ['denyWrite', 'allowWrite']) {
      const scenario = clusterScenario({
        id: 'refused',
        title: 'Not for a cluster',
        sends: ordersAt(100),
        interventions: [
          fault('cut', { at: 300 }),
          fault(name, { at: 400 }, { producer: 'p1', topic: 'orders' }),
        ],
      });
      expect(() => planOf(scenario)).toThrow(
        `refused: interventions[1].do is "${name}", expected none of pause, forgetProducer, denyWrite, allowWrite, cutConsumer: an ACL comes about`,
      );
    }
  });

  it.each([
    ['ctp-crash', 'consumers[0].group.produces is {"producer":"biller-1"'],
    ['outbox-relay', '.outbox is '],
    ['sequence-wrap', 'producers[0].preset is '],
    ['defaults-2.8', 'profile is "2.8", expected "current"'],
    ['idle-producer-25h', 'the length of its run in ms is 9'],
  ])('of %s is refused', (id, text) => {
    const scenario = fromCatalogue(id);
    if (!scenario) throw new Error(`there is no scene ${id}`);
    expect(() => planOf(scenario)).toThrow(text);
    expect(unplayable(scenario)).not.toBeNull();
  });

  it('lasts as long as the run of the engine', () => {
    const scenario = fromCatalogue('lost-ack');
    if (!scenario) throw new Error('there is no scene lost-ack');
    expect(unplayable(scenario)).toBeNull();
    expect(planOf(scenario).endMs).toBeGreaterThan(0);
  });
});

// What axe finds on what is shown.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Lab } from './lab.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with each violation, where it is and its markup; `rules` instead of all that we hold. */
export const expectNoViolation = async (lab: Lab, rules?: readonly string[]) => {
  // What is still on its way would be judged half drawn; what follows a scroll bar stands still
  await lab.page.waitForLoadState('networkidle');
  await lab.page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) =>
          one.playState !== 'running' ||
          one.timeline !== document.timeline ||
          one.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
  // Of what passes, one example each: handing over all of it takes longer than looking
  const axe = new AxeBuilder({ page: lab.page }).options({ resultTypes: ['violations'] });
  const { passes, violations } = await (rules
    ? axe.withRules([...rules])
    : axe.withTags(RULES)
  ).analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${html}`),
  );
  expect(told, told.join('\n')).toEqual([]);
  // It did look at something
  expect(passes.length).toBeGreaterThan(rules ? 0 : 15);
};

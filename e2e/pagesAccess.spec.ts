// Every page of its own, as axe sees it, in both themes; and no page is wider than its window.
import { expectNoViolation } from './axe.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

const PAGES = ['start', 'cases', 'cases/1', 'guide', 'guide/worksheet'];

for (const address of PAGES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${address}, ${colorScheme}`, { tag: '@everywhere' }, async ({
      lab,
    }) => {
      await lab.page.emulateMedia({ colorScheme });
      await lab.open(address);
      await expect(lab.page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolation(lab);
      const overflow = await lab.page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}

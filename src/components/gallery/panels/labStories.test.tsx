// Every panel of the lab has a story, and every story is drawn over its run.
import { readdirSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import '../../../trace/extras.ts';
import { DESK_TITLES } from '../../../store/desk.ts';
import { LabContext } from '../../../store/useLab.ts';
import { labStories, opened, storeOfLab } from './labStories.tsx';

const MOTION = [false, true];

test.each(labStories.flatMap((story) => MOTION.map((still) => ({ ...story, still }))))(
  '$title, reduced motion $still',
  ({ still, ...story }) => {
    vi.stubGlobal('location', { href: 'https://retry-lab.test/' });
    const store = storeOfLab(story);
    store.actions.setReducedMotion(still);
    const html = renderToStaticMarkup(
      <LabContext value={opened(store)}>
        <story.show />
      </LabContext>,
    );
    expect(html).toContain(story.shows);
    expect(html.length).toBeGreaterThan(200);
  },
);

test('each folder of panels has a story here or on the desk', () => {
  const panels = new URL('../../panels/', import.meta.url);
  const folders = readdirSync(panels, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? [one.name.toLowerCase()] : [],
  );
  // The desk's own stories are held to its panels by stories.test.tsx; there it is called config
  const desk = Object.keys(DESK_TITLES).map((name) => name.replace(/^config$/, 'configuration'));
  const shown = new Set([...desk, ...labStories.map(({ panel }) => panel.toLowerCase())]);
  expect(folders.filter((folder) => !shown.has(folder))).toEqual([]);
  expect(folders.length).toBeGreaterThan(10);
});

// Every story of the lab's other parts is drawn over its run, moving and in steps.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import '../../../trace/extras.ts';
import { LabContext } from '../../../store/useLab.ts';
import { type PartStory, partStories } from './partStories.tsx';

/** What each story is there to show. */
const SHOWS: Readonly<Record<string, string>> = {
  'Everybody, a zombie is fenced': 'ProducerFencedException',
  'Everybody, a leader died': 'down, fenced',
  'Everybody, a group': 'Group cards',
  'Diagram, coordinator and consumers': 'consumers',
  'Diagram, a retry': 'attempt 2',
  'Diagram, nothing yet': 'What happened when',
  'Tape, a fault and a loop': 'Loop ends',
  'Loop, by button': 'from here',
  'Parts of the lab': 'Machines',
  'On paper': 'Log of orders-0',
};

test.each(
  partStories.flatMap((one) => [[one.title, false, one] as const, [one.title, true, one] as const]),
)('%s, reduced motion %s', (title, reduced, story: PartStory) => {
  vi.stubGlobal('location', { href: 'https://example.org/#/lost-ack' });
  const store = story.store({ reducedMotion: reduced });
  const Show = story.show;
  const html = renderToStaticMarkup(
    <LabContext value={store}>
      <Show />
    </LabContext>,
  );
  expect(html).toContain(SHOWS[title] ?? 'a story without an expectation');
});

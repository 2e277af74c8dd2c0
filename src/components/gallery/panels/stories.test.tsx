// Every story of the panels is drawn over its run.
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type DeskPanel, panelOf } from '../../../store/desk.ts';
import { LabContext } from '../../../store/useLab.ts';
import Bytes from '../../panels/Bytes/Bytes.tsx';
import Charts from '../../panels/Charts/Charts.tsx';
import Code from '../../panels/Code/Code.tsx';
import Configuration from '../../panels/Configuration/Configuration.tsx';
import Findings from '../../panels/Findings/Findings.tsx';
import Outputs from '../../panels/Outputs/Outputs.tsx';
import { panelStories, storeOf } from './stories.ts';

const PANELS: Readonly<Record<DeskPanel, ComponentType>> = {
  outputs: Outputs,
  findings: Findings,
  bytes: Bytes,
  charts: Charts,
  config: Configuration,
  code: Code,
};

/** What each story is there to show. */
const SHOWS: Readonly<Record<string, string>> = {
  'Log segment, empty': 'No batch is in this replica’s log yet.',
  'Log segment, a copy was written': 'baseOffset: 107',
  'Snapshot, a value changed': '<del>',
  'Transactions, none': 'The coordinator knows of no transactional.id.',
  'Bytes, none yet': 'No batch has left yet',
  'Bytes, written': 'written as',
  'Configuration, a value was set': 'set by you',
  'Configuration, refused': 'Must set acks to all in order to use the idempotent producer.',
  'Code, Java': 'throws: Must set acks to all',
  'Code, Python': 'murmur2_random',
};

test.each(panelStories)('$title', (story) => {
  const name = panelOf(story.desk);
  if (!name) throw new Error(`no panel ${story.desk}`);
  const Panel = PANELS[name];
  const html = renderToStaticMarkup(
    <LabContext value={storeOf(story)}>
      <Panel />
    </LabContext>,
  );
  expect(html).toContain(SHOWS[story.title] ?? '<');
  expect(html.length).toBeGreaterThan(60);
});

test('each panel has a story', () => {
  const shown = new Set(panelStories.map(({ desk }) => panelOf(desk)));
  expect([...shown].toSorted()).toEqual(Object.keys(PANELS).toSorted());
});

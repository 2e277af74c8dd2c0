// Pages that tell and ask, without a mouse: lessons, cases, the guide, tables, questions, terms.
import type { Page } from '@playwright/test';
import { keysOn } from './keys.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a lesson: found in the course, its question answered, a gap filled, a hint taken', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('course');
  await keys.use(page.getByRole('link', { name: /The lost answer/ }));
  await expect(title(page)).toHaveText('No answer came back');
  await keys.use(page.getByRole('button', { name: 'offset', exact: true }));
  await expect(page.getByRole('dialog', { name: 'offset' })).toBeVisible();
  await keys.press('Escape');
  await keys.use(page.getByRole('button', { name: 'Once. The broker notices the copy' }));
  await expect(page.getByRole('region', { name: 'You predicted' })).toContainText('Not this time');
  await keys.press('PageDown', 2);
  await expect(title(page)).toHaveText('Now you tell it');
  const form = page.getByRole('form', { name: 'Fill in what is missing' });
  await keys.write(form.getByLabel('How often order 2 is sent'), '2');
  await keys.press('Enter');
  await expect(page.getByRole('region', { name: 'What you filled in' })).toContainText(
    'left empty',
  );

  await lab.open('learn/lost-answer/one-copy');
  const turn = page.getByRole('region', { name: 'Your turn' });
  await keys.use(turn.getByRole('button', { name: 'A hint' }));
  await keys.press('Enter');
  await keys.use(turn.getByRole('button', { name: 'Show a solution' }));
  await expect(turn).toContainText('A lost request harms nobody');
  await keys.use(turn.getByRole('button', { name: 'Start this step again' }));
  await expect(turn).not.toContainText('A lost request harms nobody');
});

test('a case: the list narrowed, a diagnosis chosen and judged, its run opened', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('cases');
  await keys.use(page.getByRole('button', { name: 'Doubled' }));
  await keys.use(page.getByRole('link', { name: 'The consumer counted too many' }));
  await keys.use(page.getByLabel('The consumer read some records twice'), 'Space');
  await keys.use(page.getByRole('button', { name: 'That is my diagnosis' }));
  await expect(page.getByText('your answer')).toBeVisible();
  const replay = page.getByRole('region', { name: 'The consumer counted too many' });
  await keys.use(replay.getByRole('link', { name: 'Watch this run' }));
  await expect(lab.sceneTitle).toHaveText('The consumer counted too many');
});

test('a quiz: begun, answered by a picture, by words and by a setting, and its result read', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('quiz');
  await keys.use(page.getByRole('link', { name: 'Begin' }));
  const reveal = page.getByRole('region', { name: 'What happens' });
  await keys.use(
    page.getByRole('button').filter({ has: page.getByRole('img', { name: 'Log: 1, 2, 2, 3' }) }),
  );
  await expect(reveal.getByRole('heading')).toHaveText('So it is');
  await lab.open('quiz/4');
  const log = page.getByRole('textbox', { name: /^Order numbers/ });
  await keys.write(log, 'nothing');
  await keys.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Expected the numbers of the orders');
  await keys.write(log, '1 2 3 4');
  await keys.use(page.getByRole('button', { name: 'That is my answer' }));
  await expect(reveal.getByRole('heading')).toHaveText('Not this time');
  await lab.open('quiz/21');
  await keys.use(page.getByRole('switch', { name: 'enable.idempotence' }), 'Space');
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
  await lab.open('quiz/result');
  await keys.use(page.getByRole('link', { name: 'Three in flight, then the line drops' }));
  await expect(lab.sceneTitle).toHaveText('Three in flight, then the line drops');
});

test('a promise is broken: hints, the solution, and then by one’s own faults', async ({ lab }) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('break');
  await keys.use(page.getByRole('link', { name: /idempotence/i }));
  await keys.use(page.getByRole('button', { name: 'A hint', exact: true }));
  for (const nth of [2, 3]) {
    await keys.use(page.getByRole('button', { name: 'Another hint' }));
    await expect(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(nth);
  }
  await keys.use(page.getByRole('button', { name: 'Show the solution' }));
  await expect(page.getByText('This is how it is done.')).toBeVisible();
  await keys.use(page.getByRole('button', { name: 'Start over' }));
  await keys.use(page.getByRole('button', { name: /^The shop’s process dies/ }));
  await keys.use(page.getByRole('button', { name: /^It starts again/ }));
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
});

test('the guide: the worksheet and its key, and a plan that opens its scene', async ({ lab }) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('guide');
  await keys.use(page.getByRole('link', { name: 'Worksheet and key' }));
  await expect(title(page)).toHaveText('Worksheet');
  await keys.use(page.getByRole('button', { name: 'Show the key' }));
  await expect(page.getByRole('img', { name: 'to be filled in' })).toHaveCount(0);
  await page.goBack();
  const talk = page.getByRole('region', { name: 'A talk, 15 minutes' });
  await keys.use(talk.getByRole('link', { name: 'Three in flight, then the line drops' }));
  await expect(lab.sceneTitle).toHaveText('Three in flight, then the line drops');
});

test('a run as a table: filtered by event and record, all shown again, opened at a line', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('trace/lost-ack?v=1&enable.idempotence=true');
  const rows = page.getByRole('row');
  await expect(rows).not.toHaveCount(0);
  const all = await rows.count();
  await keys.pick(page.getByRole('combobox', { name: 'Event' }), 'batchDecided');
  await expect(rows).toHaveCount(5);
  await keys.pick(page.getByRole('combobox', { name: 'Record' }), 'order-17');
  await expect(rows).toHaveCount(3);
  await keys.backTo(page.getByRole('combobox', { name: 'Who' }));
  await page.keyboard.type('p1');
  await expect(page.getByText('No event is all of that.')).toBeVisible();
  await keys.use(page.getByRole('button', { name: 'Show all events' }));
  await expect(rows).toHaveCount(all);
  await keys.use(page.getByRole('link', { name: '#19', exact: true }));
  await expect(page).toHaveURL(/at=19/);
});

test('tables to look things up: guarantees, claims, terms, fidelity', async ({ lab }) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('guarantees');
  await keys.to(page.getByRole('link', { name: /^acks=0, .*no fault/ }));
  await keys.press('ArrowRight', 2);
  await keys.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^acks=1, .*ack lost: duplicated/ })).toBeFocused();
  await keys.press('Enter');
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /a second copy/);

  await lab.open('claims');
  await keys.write(
    page.getByRole('searchbox', { name: 'Search' }),
    'in-sync replicas; that can be',
  );
  const audited = page.getByRole('region', { name: 'Audited claims' });
  await expect(audited.getByRole('heading')).toHaveText('Audited claims (1)');
  await keys.use(audited.getByRole('link', { name: 'all-of-one' }));
  await expect(lab.sceneTitle).toHaveText('Acknowledged by all, and all is one');

  await lab.open('fidelity');
  const asked = page.getByRole('region', { name: 'What real Kafka was asked' });
  await keys.use(asked.getByText(/^\d+ not compared$/).first());
  await expect(asked.getByText('every run is PLAINTEXT between machines of the lab')).toBeVisible();
  await keys.write(page.getByLabel('Find a rule, a claim or a gap'), 'broker.duplicate');
  const rules = page.getByRole('region', { name: 'Rules that are modelled' });
  await expect(page.getByText(/^1 of \d+ rules, 0 findings/)).toBeVisible();
  await keys.use(rules.getByRole('link').first());
  await expect(lab.sceneTitle).toHaveText('The same fault, and one copy');
});

test('ways to learn: a page by the header, a scene by words, the lab as it was left', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?v=1&at=37');
  const before = (await lab.playhead.getAttribute('aria-valuenow')) ?? '';
  await keys.use(page.getByRole('link', { name: 'Ways to learn' }));
  const nav = page.getByRole('navigation', { name: 'Ways to learn' });
  await keys.backTo(nav.getByRole('link', { name: 'Guarantees' }));
  await keys.press('Enter');
  await expect(title(page)).toHaveText('What survives which fault');
  await keys.backTo(nav.getByRole('link', { name: 'Start' }));
  await keys.press('Enter');
  await keys.write(page.getByRole('searchbox', { name: 'Find a scene' }), 'no such thing at all');
  await keys.use(page.getByRole('button', { name: 'Show all scenes' }));
  await expect(page.getByRole('link', { name: /palindrome/ })).toBeVisible();
  await keys.backTo(page.getByRole('button', { name: 'Back to the lab as you left it' }));
  await keys.press('Enter');
  await expect(lab.playhead).toHaveAttribute('aria-valuenow', before);
});

// A scenario of one's own: from nothing or from a scene, as a form and as JSON, run, saved, and never lost.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const parts = (lab: Lab) => {
  const main = lab.page.getByRole('main', { name: 'Sandbox' });
  return {
    main,
    form: main.getByRole('region', { name: 'Form' }),
    json: main.getByRole('textbox', { name: 'Scenario as JSON' }),
    problems: main.getByRole('region', { name: 'JSON' }).getByRole('listitem'),
    status: main.getByRole('status'),
    button: (name: string) => main.getByRole('button', { name, exact: true }),
  };
};

test('a fault added in the form is in the JSON and in the run', async ({ lab }) => {
  await lab.open('sandbox');
  const { form, json, button } = parts(lab);
  await form.getByRole('button', { name: 'Add intervention' }).click();
  await form.getByText('intervention 1: cut').click();
  await expect(json).toHaveValue(/"do": "cut"/);
  await button('Run it on the stage').click();
  await expect(lab.sceneTitle).toHaveText('My scenario');
  await lab.showTab('Faults');
  await expect(lab.page.getByRole('switch', { name: /^The connection breaks/ })).toBeChecked();
});

test('a mistake is told with its path, value and what was expected, in both views', async ({
  lab,
}) => {
  await lab.open('sandbox');
  const { form, json, problems, button, status } = parts(lab);
  const text = await json.inputValue();
  await json.fill(text.replace('"at": 10', '"at": "soon"'));
  await expect(problems).toHaveText([/^producers\[0\]\.sends\[0\]\.at is "soon"; expected .*0/]);
  await expect(form.getByLabel('at', { exact: true }).first()).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await button('Run it on the stage').press('Enter');
  await expect(status).toContainText('Not yet: 1 to mend first.');
  await json.fill('{"formatVersion": 1,}');
  await expect(problems).toHaveText([
    /^\(scenario\) is SyntaxError: .*; expected a scenario as JSON$/,
  ]);
});

test('a reload loses nothing, and undo goes back', async ({ lab }) => {
  await lab.open('sandbox');
  const { form, json, button } = parts(lab);
  await form.getByRole('textbox', { name: 'title' }).fill('Mine alone');
  await expect(json).toHaveValue(/"title": "Mine alone"/);
  await lab.page.reload();
  await expect(json).toHaveValue(/"title": "Mine alone"/);
  await button('New').click();
  await expect(json).toHaveValue(/"title": "My scenario"/);
  await button('Undo').click();
  await expect(json).toHaveValue(/"title": "Mine alone"/);
});

test('saved by name, opened again, removed', async ({ lab }) => {
  await lab.open('sandbox');
  const { main, json, button, status } = parts(lab);
  await main.getByRole('textbox', { name: 'Name to save it under' }).fill('First try');
  await button('Save').click();
  await expect(status).toHaveText('Saved as First try.');
  await json.fill('{}');
  await lab.page.reload();
  await button('First try').click();
  await expect(json).toHaveValue(/"id": "my-scenario"/);
  await button('Remove First try').click();
  await expect(button('First try')).toHaveCount(0);
});

test('from a scene that ships, and from a file', async ({ lab }) => {
  await lab.open('sandbox');
  const { main, json, problems } = parts(lab);
  await main
    .getByRole('combobox', { name: 'Start from' })
    .selectOption({ label: 'The ack that never arrived' });
  await expect(json).toHaveValue(/"id": "lost-ack"/);
  await expect(problems).toHaveCount(0);
  await main.getByLabel('Open a file').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"formatVersion": 2, "producers": []}'),
  });
  await expect(problems).toHaveText([/^formatVersion is 2; expected 1/]);
});

test('a browser that keeps nothing is told, and nothing breaks', async ({ lab }) => {
  await lab.page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await lab.open('sandbox');
  const { status, json } = parts(lab);
  await expect(status).toContainText('no room left for it');
  await json.fill('{"formatVersion": 1, "producers": []}');
  await expect(json).toHaveValue(/"producers": \[\]/);
});

test('axe finds nothing wrong, and nothing scrolls sideways', { tag: '@everywhere' }, async ({
  lab,
}) => {
  await lab.open('sandbox');
  await expect(parts(lab).json).toBeVisible();
  const { violations } = await new AxeBuilder({ page: lab.page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  const over = await lab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
});

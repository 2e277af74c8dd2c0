// Everything can be broken by mouse, finger and key, through one menu, and the run goes on from there.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

/** No fault of its own. */
const QUIET = 'happy-path?v=1';
const REQUEST_UNDER_WAY = `${QUIET}&at=15~500`;

const menu = (lab: Lab) => lab.page.getByRole('dialog', { name: 'Break it' });
const offer = (lab: Lab, name: string) => menu(lab).getByRole('button', { name, exact: true });
const request = (lab: Lab) =>
  lab.machines.getByRole('button', { name: /^Produce request, order-2, attempt 1/ });
const machine = (lab: Lab, name: string) =>
  lab.page.getByRole('button', { name: `${name}: what can happen to it` });

const expectCrashed = async (lab: Lab) => {
  await expect(menu(lab)).toBeHidden();
  await expect(lab.live).toContainText('Broker 1 crashes');
  await expect(lab.page).toHaveURL(/fault=crashBroker:/);
  await lab.showTab('Faults');
  await expect(lab.page.getByRole('switch', { name: /^Broker 1 crashes/ })).toBeChecked();
};

test.describe('a broker', () => {
  test('crashes by its title and the mouse, and undo brings it back', async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    const before = await lab.events();
    await machine(lab, 'Broker 1').click();
    await offer(lab, 'Crash it').click();
    await expectCrashed(lab);
    expect(await lab.events()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+ ms: Broker 1 (crashes|dies|is down)/)]),
    );
    await lab.page.keyboard.press('z');
    expect(await lab.events()).toEqual(before);
  });

  test('crashes by finger', { tag: '@mobile' }, async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    await lab.lanes.getByRole('button', { name: /^Produce request, order-2, attempt 1/ }).tap();
    await lab.chosen.getByRole('button', { name: 'More' }).tap();
    await menu(lab).getByRole('combobox', { name: 'What' }).selectOption('Broker 1');
    const button = await offer(lab, 'Crash it').boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(44);
    await offer(lab, 'Crash it').tap();
    await expectCrashed(lab);
  });

  test('that runs cannot be started, and the menu says why', async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    await machine(lab, 'Broker 1').click();
    await expect(menu(lab).getByRole('region', { name: 'Not possible now' })).toContainText(
      'Start it: It runs.',
    );
    await expect(offer(lab, 'Start it')).toHaveCount(0);
  });
});

test.describe('a message', () => {
  test('opens the same menu by Enter on the chosen one, by right click and by B', async ({
    lab,
  }) => {
    await lab.open(REQUEST_UNDER_WAY);
    await request(lab).focus();
    await lab.page.keyboard.press('Enter');
    await expect(menu(lab)).toBeHidden();
    await lab.page.keyboard.press('Enter');
    await expect(offer(lab, 'Lose it')).toBeFocused();
    await lab.page.keyboard.press('Escape');
    await expect(menu(lab)).toBeHidden();

    await request(lab).click({ button: 'right' });
    await expect(offer(lab, 'Lose it')).toBeVisible();
    await lab.page.keyboard.press('Escape');

    await lab.page.keyboard.press('b');
    await expect(offer(lab, 'Lose it')).toBeVisible();
  });

  test('is delayed by as many ms as one says', async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    await request(lab).click({ button: 'right' });
    const span = menu(lab).getByRole('textbox', { name: 'Delay it by how many ms' });
    await span.fill('a while');
    await expect(menu(lab)).toContainText('“a while” is no span: a whole number of ms from 1');
    await span.fill('700');
    await span.press('Enter');
    await expect(lab.page).toHaveURL(/fault=delay:requestSent:order-2:1:700/);
    const events = await lab.events();
    expect(events).toContainEqual(expect.stringContaining('700 ms'));
  });

  test('finds its broker dead before the append, or just after it', async ({ lab }) => {
    await lab.open(`${REQUEST_UNDER_WAY}&enable.idempotence=false`);
    await request(lab).click({ button: 'right' });
    await offer(lab, 'Crash broker 1 after the append').click();
    await expect(lab.page).toHaveURL(/fault=crashBroker:appended:order-2:1:0:p1:orders-0:broker=1/);
    const events = await lab.events();
    const written = events.findIndex((one) => /Broker 1 writes order-2 /.test(one));
    expect(events[written + 1]).toMatch(/Broker 1 (crashes|dies)/);
  });
});

test('a link with a fault of every kind of part opens without a complaint', async ({ lab }) => {
  const faults = [
    'crash:requestSent:order-2:1:1:producer=p1',
    'restart:producerCrashed::1:100:producer=p1:resend=unacknowledged',
    'moveLeader:@300::1:0:partition=orders-0:broker=2',
    'refuse:@400::1:0:broker=1:forMs=200',
  ];
  await lab.open(`${QUIET}&${faults.map((one) => `fault=${one}`).join('&')}`);
  await lab.showTab('Faults');
  await expect(lab.page.getByRole('switch', { name: /The process of p1 dies/ })).toBeChecked();
  await expect(lab.page.getByRole('switch', { name: /Broker 2 leads orders-0/ })).toBeChecked();
  await expect(lab.page.getByRole('alert')).toHaveCount(0);
});

test('axe finds nothing wrong with the menu', async ({ lab }) => {
  await lab.open(REQUEST_UNDER_WAY);
  await machine(lab, 'Broker 1').click();
  await expect(offer(lab, 'Crash it')).toBeVisible();
  const { violations } = await new AxeBuilder({ page: lab.page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

test.describe('a fault on the tape', () => {
  const chips = (lab: Lab) => lab.page.getByRole('list', { name: 'Faults on the tape' });
  const chip = (lab: Lab, name: RegExp) => chips(lab).getByRole('button', { name });
  const own = /^Fault 1: The connection breaks 15 ms after order-17 is answered/;
  const moved = /^Fault 2: The connection breaks/;
  const editor = (lab: Lab) => lab.page.getByRole('dialog', { name: 'Fault 1' });

  test('is dragged to another moment: the scene’s own is off, and undo brings it back', async ({
    lab,
  }) => {
    await lab.open('lost-ack?v=1');
    const before = await lab.events();
    const box = await chip(lab, own).boundingBox();
    if (!box) throw new Error('the chip is not on screen');
    await lab.page.mouse.move(box.x + 14, box.y + 13);
    await lab.page.mouse.down();
    await lab.page.mouse.move(box.x - 50, box.y + 10, { steps: 4 });
    await lab.page.mouse.move(box.x - 130, box.y + 10, { steps: 4 });
    await lab.page.mouse.up();
    await expect(chip(lab, /^Fault 1: .*Switched off\.$/)).toBeVisible();
    await expect(chip(lab, moved)).toBeVisible();
    await expect(lab.page).toHaveURL(/off=0&fault=cut:/);
    await lab.page.keyboard.press('z');
    await expect(chips(lab).getByRole('button')).toHaveCount(1);
    expect(await lab.events()).toEqual(before);
  });

  test('is edited: its moment, its ms, its kind', async ({ lab }) => {
    await lab.open('lost-ack?v=1');
    await chip(lab, own).click();
    const after = editor(lab).getByRole('textbox', { name: 'After that moment' });
    await after.fill('-3');
    await expect(editor(lab)).toContainText('“-3” is no span: a whole number of ms from 0');
    await after.fill('5');
    await after.press('Enter');
    await expect(lab.page).toHaveURL(/off=0&fault=cut:responseSent:order-17:1:5/);
    // What stands in its place now
    const second = lab.page.getByRole('dialog', { name: 'Fault 2' });
    await second
      .getByRole('combobox', { name: 'Kind' })
      .selectOption({ label: 'Answers get no further' });
    await expect(lab.page).toHaveURL(/fault=stall:responseSent:order-17:1:5/);
  });

  test('whose moment does not come says so', async ({ lab }) => {
    await lab.open('happy-path?v=1&fault=crashBroker:requestSent:order-2:9:0:broker=2');
    await expect(chip(lab, /Its moment does not come in this run\.$/)).toBeVisible();
  });
});

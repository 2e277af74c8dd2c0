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

  test('crashes by keys alone', async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    await machine(lab, 'Broker 1').focus();
    await lab.page.keyboard.press('Enter');
    await expect(offer(lab, 'Crash it')).toBeFocused();
    await lab.page.keyboard.press('Enter');
    await expectCrashed(lab);
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

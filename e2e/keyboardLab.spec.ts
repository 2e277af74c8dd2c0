// What is done in the lab by hand, without a mouse: settings, faults, branches, the inspector, the diagram, the tape.
import { keysOn } from './keys.ts';
import { expect, IN_FLIGHT, STILL, test } from './lab.ts';

test.use(STILL);

/** No fault of its own; the request with order-2 is on its way. */
const UNDER_WAY = 'happy-path?v=1&at=15~500';

test('settings: a contradiction is made and mended, a number typed, a branch compared and named', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open();
  await keys.use(lab.idempotence, 'Space');
  await expect(lab.idempotence).toBeChecked();
  await keys.to(lab.acks('all'));
  await keys.along(lab.acks('1'), 'ArrowLeft');
  await expect(lab.exception).toContainText('Must set acks to all');
  await keys.use(page.getByRole('button', { name: 'Set acks to all', exact: true }));
  await expect(lab.acks('all')).toBeChecked();
  await keys.backTo(lab.maxInFlight);
  await keys.write(lab.maxInFlight, '6');
  await keys.use(page.getByRole('button', { name: 'Keep 6, turn idempotence off' }));
  await expect(lab.idempotence).not.toBeChecked();

  const strip = page.getByRole('navigation', { name: 'Branches of this run' });
  await keys.to(strip.getByRole('button', { name: 'Compare' }));
  await keys.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Branches of this run' });
  await keys.pick(dialog.getByRole('combobox', { name: 'Right branch' }), 'As it was');
  await keys.write(dialog.getByRole('textbox', { name: /^Name of branch/ }).first(), 'Before');
  await keys.press('Tab');
  await keys.press('Escape');
  await keys.backTo(strip.getByRole('button', { name: 'Before', exact: true }));
  await keys.press('Enter');
  await expect(lab.maxInFlight).toHaveValue('5');
  await expect(page).toHaveURL(new RegExp(`^(?!.*${IN_FLIGHT}=6&branch=$)`));
});

test('the break menu: a broker crashes, a request is delayed, a fault on the tape is edited', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open(UNDER_WAY);
  const menu = page.getByRole('dialog', { name: 'Break it' });
  const offer = (name: string) => menu.getByRole('button', { name, exact: true });
  await keys.use(page.getByRole('button', { name: 'Broker 1: what can happen to it' }));
  await expect(offer('Crash it')).toBeFocused();
  await keys.press('Enter');
  await expect(lab.live).toContainText('Broker 1 crashes');
  await keys.press('z');
  await expect(page).not.toHaveURL(/[?&]fault=/);

  await keys.into(lab.machines);
  await keys.along(
    lab.machines.getByRole('button', { name: /^Produce request, order-2/ }),
    'ArrowDown',
    'ArrowUp',
  );
  await keys.press('Enter');
  await expect(lab.chosen).toContainText('Request with order-2');
  await keys.press('x');
  await expect(lab.live).toContainText('request with order-2 lost: the connection breaks at 26 ms');
  await keys.press('z');
  await keys.press('Enter');
  const span = menu.getByRole('textbox', { name: 'Delay it by how many ms' });
  await keys.write(span, 'a while');
  await expect(menu).toContainText('“a while” is no span: a whole number of ms from 1');
  await keys.write(span, '700');
  await keys.press('Enter');
  await expect(page).toHaveURL(/fault=delay:requestSent:order-2:1:700/);

  const chip = page
    .getByRole('list', { name: 'Faults on the tape' })
    .getByRole('button', { name: /^Fault 1/ });
  await keys.use(chip);
  const editor = page.getByRole('dialog', { name: 'Fault 1' });
  await keys.pick(editor.getByRole('combobox', { name: 'Kind' }), 'The connection breaks');
  await expect(page).toHaveURL(/fault=cut:requestSent:order-2:1/);
  await keys.press('Escape');
  await expect(editor).toBeHidden();
  await expect(chip).toBeFocused();
  await keys.press('ArrowRight');
  await expect(page).toHaveURL(/fault=cut:requestArrived:order-2/);
  await keys.press('Space');
  await expect(page).toHaveURL(/fault=off:cut:/);
  await keys.press('Delete');
  await expect(chip).toHaveCount(0);
});

test('the inspector: tabs, an event is gone to, a fault switched off and taken away', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('happy-path?v=1&enable.idempotence=false&fault=cut:requestSent:order-2:1:1');
  await keys.to(page.getByRole('tab', { name: 'Why' }));
  await keys.along(page.getByRole('tab', { name: 'Events' }), 'ArrowRight');
  const lost = lab.eventLine(/^26 ms: The request with order-2 is lost/);
  await keys.use(lost);
  await expect(lost).toHaveAttribute('aria-current', 'step');
  await keys.backTo(page.getByRole('tab', { name: 'Events' }));
  await keys.along(page.getByRole('tab', { name: 'Faults' }), 'ArrowRight');
  const fault = page.getByRole('switch', { name: /after order-2 is sent to the broker/ });
  await keys.use(fault, 'Space');
  await expect(fault).not.toBeChecked();
  await keys.use(page.getByRole('button', { name: 'Remove fault 1' }));
  const panel = page.getByRole('tabpanel', { name: 'Faults' });
  await expect(panel).toContainText('No fault in this run.');
  await keys.use(panel.getByRole('button', { name: 'Undo' }));
  await expect(fault).toBeVisible();
});

test('the diagram and the tape: a stretch, its height, a loop, a speed', async ({ lab }) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?v=1&at=33');
  const picture = lab.lanes.getByRole('group', { name: 'Messages, in the order they were sent' });
  const height = async () => (await picture.boundingBox())?.height ?? 0;
  const before = await height();
  await keys.use(lab.lanes.getByRole('button', { name: 'More room between moments' }));
  await expect.poll(height).toBeGreaterThan(before * 1.2);
  await keys.press('0');

  await keys.backTo(lab.lanes.getByRole('button', { name: 'Zoom to …' }));
  await keys.press('Enter');
  const form = lab.lanes.getByRole('form', { name: 'Stretch of time to zoom into' });
  await keys.write(form.getByLabel('From'), '400');
  await keys.write(form.getByLabel('To'), '600');
  await keys.press('Enter');
  await expect(lab.lanes.getByRole('button', { name: '400–600 ms' })).toBeFocused();
  await keys.use(lab.lanes.getByRole('button', { name: 'Whole run' }));
  await expect(lab.lanes.getByRole('button', { name: 'Zoom to …' })).toBeVisible();

  await keys.press('[');
  await keys.press('n');
  await keys.press(']');
  const ends = page.getByRole('slider', { name: 'Loop ends' });
  const was = await ends.getAttribute('aria-valuenow');
  await keys.to(ends);
  await keys.press('ArrowRight');
  await expect(ends).not.toHaveAttribute('aria-valuenow', was ?? '');
  await keys.use(page.getByRole('button', { name: 'Play on, without the loop' }));
  await expect(ends).toHaveCount(0);

  await keys.backTo(page.getByRole('button', { name: /^Speed:/ }));
  await keys.press('Enter');
  const speed = page.getByRole('button', { name: '16×', exact: true });
  await keys.use(speed);
  await expect(page.getByRole('button', { name: 'Speed: 16×' })).toBeVisible();
});

test('scenes, parts and edges: the picker opens one, machines go and come back, an edge moves', async ({
  lab,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?v=1&at=45');
  const parts = page.getByRole('group', { name: 'Parts of the lab' });
  await keys.use(parts.getByRole('button', { name: 'Machines' }));
  await expect(lab.machines).toHaveCount(0);
  // Never neither: the second key shows the machines alone, the third both
  await keys.press('m');
  await expect(lab.lanes).toHaveCount(0);
  await expect(lab.machines).toBeVisible();
  await keys.press('m');
  await expect(lab.lanes).toBeVisible();
  for (const [name, key] of [
    ['Width of the story', 'ArrowRight'],
    ['Height of the machines', 'ArrowUp'],
    ['Width of the inspector', 'ArrowLeft'],
  ] as const) {
    const edge = page.getByRole('slider', { name });
    const first = (await edge.getAttribute('aria-valuenow')) ?? '';
    await keys.to(edge);
    await keys.press(key);
    await expect(edge).not.toHaveAttribute('aria-valuenow', first);
    await keys.press('Home');
    await expect(edge).toHaveAttribute('aria-valuenow', first);
  }
  await keys.use(page.getByRole('button', { name: /^Scene \d of \d$/ }));
  const picker = page.getByRole('dialog', { name: 'Scenes' });
  await keys.use(picker.getByRole('button', { name: /Nothing doubled, everything reversed/ }));
  await expect(lab.sceneTitle).toHaveText('Nothing doubled, everything reversed');
  await keys.use(page.getByRole('button', { name: 'Copy a link to this moment' }));
  await expect(lab.live).toContainText('Link copied.');
  await keys.backTo(page.getByRole('button', { name: 'All settings' }));
  await keys.press('Enter');
  await expect(page.getByRole('region', { name: 'Configuration' })).toBeVisible();
});

test('one thing in all panels: an ack in focus lights its twins; five cards open', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?at=33');
  await keys.into(lab.lanes.getByRole('group', { name: 'Messages, in the order they were sent' }));
  await keys.along(
    lab.lanes.getByRole('button', { name: /^Produce request, order-17, attempt 2/ }),
    'ArrowDown',
    'ArrowUp',
  );
  await expect(lab.machines.locator('[data-message][data-lit]')).toHaveCount(1);

  await lab.open('ctp-crash?at=60');
  const cast = page.getByRole('region', { name: 'Everybody in this run' });
  const details = cast.getByRole('button', { name: 'Details' });
  await keys.use(details);
  await expect(details).toHaveAttribute('aria-expanded', 'true');
});

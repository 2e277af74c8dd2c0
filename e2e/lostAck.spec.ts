// The main job: the lost ack plays, the learner turns idempotence on and sees the copy turned away.
import { expect, type Lab, STILL, test } from './lab.ts';

const CHARGED_AGAIN = '543 ms: The consumer reads order-17 at offset 107 and charges €40, again.';
const TOLD_ONCE = '558 ms: The application is told: order-17 is stored at offset 106.';

const choosePace = async (lab: Lab, pace: string) => {
  await lab.page.getByRole('button', { name: /^Speed/ }).click();
  const menu = lab.page.getByRole('dialog', { name: 'Speed and loop' });
  await menu.getByRole('button', { name: pace, exact: true }).click();
};

test('the page opens on the lost ack, paused before its first event', {
  tag: '@everywhere',
}, async ({ lab }) => {
  await lab.open();
  await expect(lab.sceneTitle).toHaveText('The ack that never arrived');
  await expect(lab.play).toBeVisible();
  await expect(lab.playhead).toHaveAttribute('aria-valuenow', '0');
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', 'start');
  await expect(lab.outcome).toContainText('nothing written yet');
  await expect(lab.idempotence).not.toBeChecked();
});

test('played without idempotence, order 17 is written at 106 and at 107', async ({ lab }) => {
  await lab.open();
  await choosePace(lab, '4×');
  await lab.play.click();
  await expect(lab.pause).toBeVisible();
  await expect(lab.play).toBeVisible({ timeout: 15_000 });
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^679 ms: /);

  await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 17 again, 18');
  await expect(lab.outcome).toContainText('order-17 is in the log twice');
  await expect(lab.outcome).toContainText('all 4 acked, no error');
  await expect(lab.machines.getByRole('button', { name: 'order-17 at offset 106' })).toBeVisible();
  await expect(
    lab.machines.getByRole('button', { name: 'order-17 at offset 107, a copy' }),
  ).toBeVisible();

  const writes = (await lab.events()).filter((one) => one.includes('writes order-17'));
  expect(writes).toEqual([
    '165 ms: Broker 1 writes order-17 at offset 106.',
    '518 ms: Broker 1 writes order-17 at offset 107, a second copy: the first stands at 106.',
  ]);
});

test.describe('step by step', () => {
  test.use(STILL);

  test('without idempotence the customer is charged twice', async ({ lab }) => {
    await lab.open();
    await lab.goTo(CHARGED_AGAIN);
    await expect(lab.statement).toHaveAccessibleName(
      'Card statement: charged €117, owed €77: charged twice, €40 too much',
    );
    await expect(
      lab.machines.getByRole('button', { name: 'order-17 €40, the app knows: no answer yet' }),
    ).toBeVisible();
    await expect(
      lab.machines.getByRole('img', { name: 'Broker 1 appends order-17 at 107, a copy' }),
    ).toBeVisible();
    await expect(
      lab.machines.getByRole('img', {
        name: 'no row for this producer. producerId −1: nothing is remembered.',
      }),
    ).toBeVisible();

    await lab.toEnd();
    await expect(
      lab.machines.getByRole('button', { name: 'order-17 €40, the app knows: acked at 107' }),
    ).toBeVisible();
  });

  test('with idempotence the copy is recognised, answered with 106 and not written', async ({
    lab,
  }) => {
    await lab.open();
    await lab.idempotence.click();
    await expect(lab.idempotence).toBeChecked();
    await lab.goTo(TOLD_ONCE);

    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17');
    await expect(lab.logRows.filter({ hasText: 'order-17' })).toHaveCount(1);
    await expect(
      lab.machines.getByRole('button', { name: 'order-17 at offset 106' }),
    ).toBeVisible();
    await expect(
      lab.machines.getByRole('img', {
        name: 'Broker 1 recognises order-17 as a copy of 106 and writes nothing',
      }),
    ).toHaveText('DUPLICATE');
    await expect(
      lab.machines.getByRole('img', {
        name: 'Producer state: PID 4001, epoch 0, last seq 2; seq 0–1 at offset 104, seq 2 at offset 106',
      }),
    ).toBeVisible();
    await expect(lab.statement).toHaveAccessibleName(
      'Card statement: charged €77, owed €77: charged once, matches the orders',
    );
    await expect(
      lab.machines.getByRole('button', { name: 'order-17 €40, the app knows: acked at 106' }),
    ).toBeVisible();

    const events = await lab.events();
    expect(events.filter((one) => one.includes('writes order-17'))).toEqual([
      '165 ms: Broker 1 writes order-17 at offset 106.',
    ]);
    expect(events).toContain(
      '518 ms: Broker 1 recognises order-17, sequence 2, as a copy of offset 106 and answers without writing.',
    );
    expect(events).toContain(TOLD_ONCE);

    await lab.toEnd();
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 18');
    await expect(lab.outcome).toContainText('every record in order, once');
  });

  test('until the copy is compared, the same things happen at the same times', async ({ lab }) => {
    const times = async () =>
      (await lab.events()).map((one) => one.split(' ms')[0]).filter((at) => Number(at) < 518);
    await lab.open();
    const off = await times();
    await lab.idempotence.click();
    await expect(lab.eventLine(/recognises order-17/)).toBeVisible();
    expect(off.length).toBeGreaterThan(30);
    expect(await times()).toEqual(off);
  });

  test('the playhead stays at its moment when the setting flips, and undo brings the run back', {
    tag: '@everywhere',
  }, async ({ lab }) => {
    await lab.open('lost-ack?v=1&at=35');
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^518 ms: /);
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 17 again');

    await lab.idempotence.click();
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^518 ms: /);
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17');
    await expect(lab.live).toContainText('enable.idempotence=true. First difference:');

    await lab.page.getByRole('button', { name: 'Undo' }).click();
    await expect(lab.idempotence).not.toBeChecked();
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^518 ms: /);
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 17 again');
  });

  test('the one thing to try next puts the stamp on', {
    tag: '@everywhere',
  }, async ({ lab }) => {
    await lab.open();
    await lab.toEnd();
    await lab.page.getByRole('button', { name: 'Add a stamp' }).click();
    await expect(lab.idempotence).toBeChecked();
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 18');
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^679 ms: /);
  });
});

// A learner's own faults: a letter is chosen by mouse, finger or key, lost or left unanswered, and the run
// changes from there and not before.
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

/** No fault of its own, and no idempotence: what a retry does here, the fault alone did. */
const QUIET = 'happy-path?v=1&enable.idempotence=false';
const REQUEST_SENT = '25 ms: The producer sends order-2 to broker 1.';
const ANSWERED = '30 ms: Broker 1 answers: order-2 is at offset 1.';
/** The request is halfway to the broker. */
const REQUEST_UNDER_WAY = `${QUIET}&at=15~500`;
/** The ack is halfway to the producer. */
const ACK_UNDER_WAY = `${QUIET}&at=21~500`;

const request = (lab: Lab) =>
  lab.machines.getByRole('button', { name: /^Produce request, order-2, attempt 1/ });
const ack = (lab: Lab) => lab.machines.getByRole('button', { name: /^Ack for order-2/ });

/** The events up to and with one of them. */
const upTo = (events: readonly string[], last: string) => {
  expect(events).toContain(last);
  return events.slice(0, events.lastIndexOf(last) + 1);
};

/** The request was lost, sent again and written once. */
const expectHarmlessRetry = async (lab: Lab) => {
  const events = await lab.events();
  expect(events).toContain('26 ms: The request with order-2 is lost after 50 % of its way.');
  expect(events.filter((one) => /sends order-2 again/.test(one))).toHaveLength(1);
  expect(events.filter((one) => /Broker 1 writes order-2 /.test(one))).toHaveLength(1);
};

test.describe('a lost request', () => {
  test('chosen with the mouse, it is sent again and written once', async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    const before = await lab.events();

    await request(lab).click();
    await expect(request(lab)).toHaveAttribute('aria-pressed', 'true');
    await expect(lab.chosen).toContainText('Request with order-2');
    await lab.chosen.getByRole('button', { name: 'Lose it' }).click();

    await expect(lab.live).toContainText(
      'request with order-2 lost: the connection breaks at 26 ms',
    );
    await expectHarmlessRetry(lab);
    expect(upTo(await lab.events(), REQUEST_SENT)).toEqual(upTo(before, REQUEST_SENT));
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^25 ms: the producer sends/);
    await lab.toEnd();
    await expect(lab.log).toHaveAccessibleName('Log: 1, 2, 3');
    await expect(lab.statement).toHaveAccessibleName(/charged €77, owed €77: charged once/);
  });

  test('the scissors beside the letter do the same', async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    const letter = await request(lab).boundingBox();
    if (!letter) throw new Error('the letter is not on screen');
    await request(lab).hover();
    await expect(lab.machines.getByText('Cut this request (X)')).toBeVisible();
    // They hang on the letter's lower right corner
    await lab.page.mouse.click(letter.x + letter.width - 8, letter.y + letter.height);
    await expectHarmlessRetry(lab);
  });

  test('chosen with a finger, it is lost the same way', { tag: '@mobile' }, async ({ lab }) => {
    await lab.open(REQUEST_UNDER_WAY);
    const arrow = lab.lanes.getByRole('button', { name: /^Produce request, order-2, attempt 1/ });
    await arrow.tap();
    await expect(arrow).toHaveAttribute('aria-pressed', 'true');
    await expect(lab.chosen).toContainText('Request with order-2');
    await lab.chosen.getByRole('button', { name: 'Lose it' }).tap();
    await expect(lab.live).toContainText(
      'request with order-2 lost: the connection breaks at 26 ms',
    );
    await expectHarmlessRetry(lab);
  });
});

test.describe('an ack that stays out', () => {
  const held =
    '30 ms: No answers get through on the connection between the producer and broker 1, from the one for order-2 on.';
  const timedOut =
    /^30.026 ms: The producer has waited 30.000 ms \(request\.timeout\.ms\) for an answer and closes the connection/;

  test('is waited for until request.timeout.ms is over, and the wait is folded', async ({
    lab,
  }) => {
    await lab.open(ACK_UNDER_WAY);
    const before = await lab.events();

    await ack(lab).press('Enter');
    await expect(lab.chosen).toContainText('Ack for 1');
    await lab.chosen.getByRole('button', { name: 'Leave unanswered' }).click();

    await expect(lab.live).toContainText('ack for 1 held: nothing more arrives from 30 ms on.');
    await expect(lab.live).toContainText(/The client stops waiting at 30.?026 ms/);
    const after = await lab.events();
    expect(upTo(after, ANSWERED)).toEqual(upTo(before, ANSWERED));
    expect(after).toContain(held);
    expect(after.filter((one) => timedOut.test(one))).toHaveLength(1);

    await lab.eventLine(timedOut).click();
    await expect(lab.lanes.getByText('29.9 s folded')).toBeInViewport();
    await expect(lab.lanes.getByText('request.timeout.ms')).toBeVisible();
    await lab.toEnd();
    // Both were stored, and neither ack came through
    await expect(lab.log).toHaveAccessibleName('Log: 1, 2, 3, 3 again, 2 again');
  });

  test('is only chosen by a click on it, not held back at once', async ({ lab }) => {
    await lab.open(ACK_UNDER_WAY);
    await ack(lab).click();
    await expect(lab.chosen).toContainText('Ack for 1');
    expect(await lab.events()).not.toContain(held);
  });

  test('can be left out by a key, and idempotence makes the retry harmless', async ({ lab }) => {
    await lab.open(ACK_UNDER_WAY);
    await ack(lab).focus();
    await lab.page.keyboard.press('h');
    await expect(lab.live).toContainText('ack for 1 held');
    await lab.idempotence.click();
    await lab.toEnd();
    await expect(lab.log).toHaveAccessibleName('Log: 1, 2, 3');
    await expect(lab.live).toContainText('End of the run');
    const events = await lab.events();
    expect(events.filter((one) => timedOut.test(one))).toHaveLength(1);
    expect(
      events.filter((one) => /recognises order-[23], sequence [12], as a copy/.test(one)),
    ).toHaveLength(2);
  });

  test('can be left out by a finger', { tag: '@mobile' }, async ({ lab }) => {
    await lab.open(ACK_UNDER_WAY);
    await lab.lanes.getByRole('button', { name: /^Ack for order-2/ }).tap();
    await lab.chosen.getByRole('button', { name: 'Leave unanswered' }).tap();
    await expect(lab.live).toContainText('ack for 1 held');
    expect(await lab.events()).toContain(held);
  });
});

test('a fault is undone and done again, with the same run each time', async ({ lab }) => {
  await lab.open(REQUEST_UNDER_WAY);
  const clean = await lab.events();
  await request(lab).click();
  await lab.chosen.getByRole('button', { name: 'Lose it' }).click();
  await expect(lab.eventLine(/is lost after/)).toBeVisible();
  const faulty = await lab.events();

  await lab.page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(lab.eventLine(/is lost after/)).toBeHidden();
  expect(await lab.events()).toEqual(clean);

  await lab.showTab('Faults');
  await lab.page.getByRole('button', { name: 'Redo' }).click();
  expect(await lab.events()).toEqual(faulty);
});

test('a fault of one’s own is listed, switched off and taken away', async ({ lab }) => {
  await lab.open(`${QUIET}&fault=cut:requestSent:order-2:1:1`);
  await lab.toEnd();
  await lab.showTab('Faults');
  const fault = lab.page.getByRole('switch', { name: /1 ms after order-2 is sent to the broker/ });
  await expect(fault).toBeChecked();
  await expect(lab.page.getByRole('tabpanel', { name: 'Faults' })).toContainText(
    'Happened at 26 ms.',
  );
  await fault.click();
  await expect(fault).not.toBeChecked();
  await expect(lab.machines.getByRole('button', { name: /^request order-2 lost/ })).toBeHidden();
  await lab.page.getByRole('button', { name: 'Remove fault 1' }).click();
  await expect(lab.page.getByRole('tabpanel', { name: 'Faults' })).toContainText(
    'No fault in this run.',
  );
});

test('without the scene’s own fault nothing is written twice', async ({ lab }) => {
  await lab.open();
  await lab.toEnd();
  await lab.showTab('Faults');
  await lab.page
    .getByRole('tabpanel', { name: 'Faults' })
    .getByRole('switch', { name: /order-17/ })
    .click();
  await lab.toEnd();
  await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 18');
  await expect(lab.statement).toHaveAccessibleName(/charged €92, owed €92/);
});

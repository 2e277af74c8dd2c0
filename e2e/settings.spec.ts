// The three settings that decide what a retry does, and what Kafka says when they contradict each other.
import { expect, IN_FLIGHT, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const STAMPED = 'lost-ack?v=1&enable.idempotence=true';
const CONFIG_EXCEPTION = 'org.apache.kafka.common.config.ConfigException';
const NEEDS_ALL =
  'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.';
const atMostFive = (asked: number) =>
  `To use the idempotent producer, ${IN_FLIGHT} must be set to at most 5. Current value is ${asked}.`;

const fix = (lab: Lab, name: string) => lab.page.getByRole('button', { name, exact: true });

const expectException = async (lab: Lab, message: string) => {
  await expect(lab.exception.getByText(CONFIG_EXCEPTION, { exact: true })).toBeVisible();
  await expect(lab.exception.getByText(message, { exact: true })).toBeVisible();
  // There is no producer, so there is no run to move through
  await expect(lab.play).toBeDisabled();
  await expect(lab.outcome).toContainText('nothing written yet');
};

const expectRun = async (lab: Lab) => {
  await expect(lab.exception).toHaveCount(0);
  await expect(lab.play).toBeEnabled();
};

test('all three are in view with their values', { tag: '@everywhere' }, async ({ lab }) => {
  await lab.open();
  await expect(lab.idempotence).toBeInViewport();
  await expect(lab.idempotence).not.toBeChecked();
  await expect(lab.acks('all')).toBeChecked();
  await expect(lab.maxInFlight).toBeInViewport();
  await expect(lab.maxInFlight).toHaveValue('5');
});

test.describe('acks', () => {
  const answer = /Broker 1 answers: order-15 and order-16/;
  const copied = /Broker 2 has copied orders-0 up to, not including, offset 106/;
  const place = (events: readonly string[], what: RegExp) =>
    events.findIndex((one) => what.test(one));

  test('all waits for the followers, 1 does not, 0 is not answered at all', async ({ lab }) => {
    await lab.open();
    const all = await lab.events();
    expect(place(all, answer)).toBeGreaterThan(place(all, copied));

    await lab.chooseAcks('1');
    await expect(lab.acks('1')).toBeChecked();
    await expect(lab.live).toContainText('acks=1. First difference:');
    const one = await lab.events();
    expect(place(one, answer)).toBeGreaterThan(0);
    expect(place(one, answer)).toBeLessThan(place(one, copied));

    await lab.chooseAcks('0');
    await expect(lab.acks('0')).toBeChecked();
    await expect(lab.live).toContainText('acks=0. First difference:');
    const none = await lab.events();
    expect(place(none, /Broker 1 writes order-15/)).toBeGreaterThan(0);
    expect(place(none, /Broker 1 answers/)).toBe(-1);

    await lab.chooseAcks('all');
    await expect(lab.acks('all')).toBeChecked();
    expect(await lab.events()).toEqual(all);
  });

  test('other than all switch off an idempotence that nobody asked for, without an exception', async ({
    lab,
  }) => {
    await lab.open('happy-path');
    await expect(lab.idempotence).toBeChecked();
    await lab.chooseAcks('1');
    await expect(lab.idempotence).not.toBeChecked();
    await expectRun(lab);
  });
});

test.describe(IN_FLIGHT, () => {
  test('goes from 1 to 10, by its buttons and by typing', async ({ lab }) => {
    await lab.open();
    const less = lab.settings.getByRole('button', { name: `${IN_FLIGHT}: one less` });
    const more = lab.settings.getByRole('button', { name: `${IN_FLIGHT}: one more` });
    for (const value of ['6', '7', '8', '9', '10']) {
      await more.click();
      await expect(lab.maxInFlight).toHaveValue(value);
    }
    await expect(more).toBeDisabled();
    await expect(
      lab.machines.getByRole('img', { name: /^in-flight slots.*: 0 of 10 used$/ }),
    ).toBeVisible();

    await lab.maxInFlight.fill('2');
    await less.click();
    await expect(lab.maxInFlight).toHaveValue('1');
    await expect(less).toBeDisabled();
    await expect(
      lab.machines.getByRole('img', { name: /^in-flight slots.*: 0 of 1 used$/ }),
    ).toBeVisible();
    await expectRun(lab);
  });

  test('takes no other number', async ({ lab }) => {
    await lab.open();
    for (const wrong of ['0', '11', '2.5', '']) {
      await lab.maxInFlight.fill(wrong);
      await lab.maxInFlight.blur();
      await expect(lab.maxInFlight).toHaveValue('5');
    }
  });
});

test.describe('acks=1 with idempotence', () => {
  test('is Kafka’s exception, word for word, and goes away with acks=all', async ({ lab }) => {
    await lab.open(STAMPED);
    await lab.chooseAcks('1');
    await expectException(lab, NEEDS_ALL);
    await expect(lab.settings.getByText('does not go with the other settings')).toHaveCount(2);
    await fix(lab, 'Set acks to all').click();
    await expectRun(lab);
    await expect(lab.acks('all')).toBeChecked();
    await expect(lab.idempotence).toBeChecked();
  });

  test('goes away with idempotence off', async ({ lab }) => {
    await lab.open(STAMPED);
    await lab.chooseAcks('0');
    await expectException(lab, NEEDS_ALL);
    await fix(lab, 'Keep acks=0, turn idempotence off').click();
    await expectRun(lab);
    await expect(lab.acks('0')).toBeChecked();
    await expect(lab.idempotence).not.toBeChecked();
  });
});

test.describe('more than five in flight with idempotence', () => {
  test('is Kafka’s exception with the number, and a drawing says why', {
    tag: '@everywhere',
  }, async ({ lab }) => {
    await lab.open(STAMPED);
    await lab.settings.getByRole('button', { name: `${IN_FLIGHT}: one more` }).click();
    await expectException(lab, atMostFive(6));
    await expect(
      lab.page.getByRole('img', { name: /^Of 6 requests in flight the broker remembers the last/ }),
    ).toBeVisible();
    await fix(lab, 'Set it to 5').click();
    await expectRun(lab);
    await expect(lab.maxInFlight).toHaveValue('5');
    await expect(lab.idempotence).toBeChecked();
  });

  test('goes away with idempotence off', async ({ lab }) => {
    await lab.open(STAMPED);
    await lab.maxInFlight.fill('10');
    await expectException(lab, atMostFive(10));
    await fix(lab, 'Keep 10, turn idempotence off').click();
    await expectRun(lab);
    await expect(lab.maxInFlight).toHaveValue('10');
    await expect(lab.idempotence).not.toBeChecked();
  });

  test('is an exception also where idempotence is only the default', async ({ lab }) => {
    await lab.open('happy-path');
    await lab.maxInFlight.fill('6');
    await expectException(lab, atMostFive(6));
  });
});

test('two contradictions are told one after the other, as Kafka checks, and fixed at once', async ({
  lab,
}) => {
  await lab.open(`${STAMPED}&acks=1&${IN_FLIGHT}=6`);
  await expectException(lab, NEEDS_ALL);
  await lab.chooseAcks('all');
  await expectException(lab, atMostFive(6));
  await lab.page.getByRole('button', { name: 'Undo' }).click();
  await expectException(lab, NEEDS_ALL);
  await fix(lab, 'Set acks to all and max.in.flight to 5').click();
  await expectRun(lab);
  await expect(lab.acks('all')).toBeChecked();
  await expect(lab.maxInFlight).toHaveValue('5');
});

test('turning idempotence on over acks=1 is the same contradiction', async ({ lab }) => {
  await lab.open('lost-ack?v=1&acks=1');
  await expectRun(lab);
  await lab.idempotence.click();
  await expectException(lab, NEEDS_ALL);
  await lab.idempotence.click();
  await expectRun(lab);
});

// Every setting by Kafka's name: changed, refused, pasted, and as code.
import { expectNoViolation } from './axe.ts';
import { expect, IN_FLIGHT, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const panel = ({ page }: Lab) => page.getByRole('region', { name: 'Configuration' });
const code = ({ page }: Lab) => page.getByRole('region', { name: 'Code', exact: true });
const setting = (lab: Lab, name: string) =>
  panel(lab)
    .getByRole('listitem')
    .filter({ has: lab.page.getByLabel(name, { exact: true }) });

test('a setting beyond the three changes the run, is in the address, and can be taken back', async ({
  lab,
}) => {
  await lab.open('lost-ack?v=1&desk=config');
  await panel(lab).getByLabel('retry.backoff.ms', { exact: true }).fill('700');
  await lab.page.keyboard.press('Enter');
  await expect(setting(lab, 'retry.backoff.ms')).toContainText('set by you');
  await expect(lab.page).toHaveURL(/retry\.backoff\.ms=700/);
  await lab.toEnd();
  await expect(lab.page.getByText('retry.backoff.ms=700').first()).toBeVisible();
  await lab.page.reload();
  await lab.settle();
  await expect(panel(lab).getByLabel('retry.backoff.ms', { exact: true })).toHaveValue('700');
  await setting(lab, 'retry.backoff.ms').getByRole('button').click();
  await expect(lab.page).not.toHaveURL(/[?&]retry\.backoff\.ms/);
});

test('a contradiction shows Kafka’s exception and marks the setting', async ({ lab }) => {
  await lab.open(`lost-ack?v=1&enable.idempotence=true&desk=config&${IN_FLIGHT}=6`);
  await expect(panel(lab)).toContainText(
    `To use the idempotent producer, ${IN_FLIGHT} must be set to at most 5. Current value is 6.`,
  );
  await expect(setting(lab, IN_FLIGHT)).toContainText(IN_FLIGHT);
  await panel(lab).getByLabel('delivery.timeout.ms', { exact: true }).fill('abc');
  await lab.page.keyboard.press('Enter');
  await expect(panel(lab)).toContainText(
    'Invalid value abc for configuration delivery.timeout.ms: Not a number of type INT',
  );
});

test('a silent change is told with the line that the client logs', async ({ lab }) => {
  await lab.open('happy-path?v=1&acks=1&desk=config');
  await expect(panel(lab)).toContainText(
    "Idempotence will be disabled because acks is set to 1, not set to 'all'.",
  );
});

test('another release has other defaults', async ({ lab }) => {
  await lab.open('happy-path?v=1&desk=config');
  await panel(lab).getByText('2.8', { exact: true }).click();
  await expect(lab.page).toHaveURL(/profile=2\.8/);
  await expect(setting(lab, 'enable.idempotence')).toContainText('default false');
  await expect(panel(lab).getByLabel('retry.backoff.max.ms', { exact: true })).toHaveCount(0);
});

test('a topic’s value that Kafka refuses does not run', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=config');
  const field = panel(lab)
    .getByRole('region', { name: 'Topic' })
    .getByLabel('min.insync.replicas', { exact: true });
  await field.fill('0');
  await field.press('Enter');
  await expect(panel(lab).getByRole('alert')).toContainText('Value must be at least 1');
  await field.fill('3');
  await field.press('Enter');
  await expect(lab.page).toHaveURL(/topic:min\.insync\.replicas=3/);
  await expect(panel(lab).getByRole('alert')).toHaveCount(0);
});

test('a pasted file is understood, its faults are listed by line', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=config');
  await panel(lab).getByRole('button', { name: 'Paste a properties file' }).click();
  await panel(lab)
    .getByLabel('producer.properties')
    .fill('acks=all\nlinger.ms=soon\nenable.idempotence=true\nretry_backoff_ms=5');
  const said = panel(lab).getByRole('list', { name: 'What is to be said about its lines' });
  await expect(said.getByRole('listitem')).toHaveText([
    'line 2 Invalid value soon for configuration linger.ms: Not a number of type LONG',
    'line 4 retry_backoff_ms is no producer setting of this release. Did you mean retry.backoff.ms?',
  ]);
  await panel(lab).getByRole('button', { name: 'Run with these 2 settings' }).click();
  await expect(lab.idempotence).toBeChecked();
});

test('the same configuration as code says what librdkafka does otherwise', async ({ lab }) => {
  await lab.open('lost-ack?v=1&enable.idempotence=true&desk=code');
  await expect(code(lab)).toContainText('enable.idempotence=true');
  await lab.page.getByRole('tab', { name: 'Java', exact: true }).click();
  await expect(code(lab)).toContainText('props.put("enable.idempotence", "true");');
  await lab.page.getByRole('tab', { name: 'Python' }).click();
  await expect(code(lab)).toContainText('"socket.timeout.ms": 30000');
  await expect(code(lab)).toContainText('default here 60000, Java 30000');
  await expect(lab.page).toHaveURL(/desk=code:python/);
});

test.describe('on every screen', { tag: '@everywhere' }, () => {
  for (const desk of ['config', 'code:python']) {
    test(`axe finds nothing in ${desk}`, async ({ lab }) => {
      await lab.open(`lost-ack?v=1&desk=${desk}&linger.ms=20`);
      await expect(lab.page.getByText('linger.ms').first()).toBeVisible();
      await expectNoViolation(lab);
      await lab.page.emulateMedia({ colorScheme: 'dark' });
      await expectNoViolation(lab, ['color-contrast']);
      const sideways = await lab.page.evaluate(
        () => document.documentElement.scrollWidth - innerWidth,
      );
      expect(sideways).toBe(0);
    });
  }
});

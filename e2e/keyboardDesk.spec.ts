// The panels under the lab without a mouse.
import { keysOn } from './keys.ts';
import { expect, IN_FLIGHT, STILL, test } from './lab.ts';

test.use(STILL);

test('outputs: tabs, a level, a replica, the last change', async ({ lab }) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?v=1&enable.idempotence=true&at=41');
  await keys.press('o');
  const panel = page.getByRole('region', { name: 'Kafka’s outputs' });
  const said = panel.getByRole('log');
  await keys.pick(panel.getByLabel('Replica'), 'broker 2');
  await expect(panel.getByLabel('Replica')).toHaveValue(/2/);
  await keys.backTo(page.getByRole('tab', { name: 'Log segment' }));
  await keys.along(page.getByRole('tab', { name: 'Producer snapshot' }), 'ArrowRight');
  await keys.use(panel.getByRole('button', { name: /^Last change at/ }));
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^165 ms/);
  await keys.backTo(page.getByRole('tab', { name: 'Producer snapshot' }));
  await keys.along(page.getByRole('tab', { name: 'Client log' }), 'ArrowRight');
  await keys.pick(panel.getByLabel('Level'), 'DEBUG');
  await expect(said).toContainText(' DEBUG ');
});

test('findings: a step of the cause is gone to, another finding opened, the remedy tried', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?v=1&desk=findings');
  const panel = page.getByRole('region', { name: 'Findings' });
  const steps = panel.getByRole('region', { name: 'How it came about' }).getByRole('button');
  await keys.use(steps.last());
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^518 ms/);
  await keys.backTo(panel.getByRole('button', { name: /^repeated effect/ }));
  await keys.press('Enter');
  const cause = panel.getByRole('article').getByRole('button', { name: /stands twice in the log/ });
  await keys.use(cause);
  await expect(panel.getByRole('article', { name: /^duplicate/ })).toBeVisible();
  await keys.use(panel.getByRole('button', { name: 'Try it: enable.idempotence=true' }));
  await expect(lab.idempotence).toBeChecked();
});

test('bytes and charts: a batch is chosen, a value of a list is gone to', async ({ lab }) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?v=1&desk=bytes&at=44');
  const bytes = page.getByRole('region', { name: 'Bytes' });
  const batch = bytes.getByLabel('Batch');
  await keys.to(batch);
  await keys.press('Home');
  await expect(batch.locator('option:checked')).not.toContainText('order-17');
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await expect(batch.locator('option:checked')).toContainText('order-17, attempt 2');
  await expect(bytes.getByRole('rowheader', { name: /^crc/ })).toBeVisible();

  await keys.backTo(page.getByRole('button', { name: 'Charts', exact: true }));
  await keys.press('Enter');
  const retries = page.getByRole('figure', { name: 'Retries' });
  await keys.use(retries.getByText('Values as a list'));
  await keys.use(retries.getByRole('button', { name: /batches put back 1/ }));
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^205 ms/);
});

test('configuration: a value, a refusal, a release, a topic, a pasted file, and the code of it', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack?v=1&desk=config');
  const panel = page.getByRole('region', { name: 'Configuration' });
  const setting = (name: string) => panel.getByLabel(name, { exact: true });
  const item = (name: string) =>
    panel.getByRole('listitem').filter({ has: page.getByLabel(name, { exact: true }) });

  await keys.write(setting('delivery.timeout.ms'), 'abc');
  await keys.press('Enter');
  await expect(panel).toContainText('Invalid value abc for configuration delivery.timeout.ms');
  await keys.press('z');
  await keys.backTo(panel.getByRole('radio', { name: '4.0' }));
  await keys.press('ArrowLeft');
  await expect(page).toHaveURL(/profile=3\.9/);

  await keys.write(
    panel.getByRole('region', { name: 'Topic' }).getByLabel('min.insync.replicas'),
    '3',
  );
  await keys.press('Enter');
  await expect(page).toHaveURL(/topic:min\.insync\.replicas=3/);

  await keys.backTo(setting('retry.backoff.ms'));
  await keys.write(setting('retry.backoff.ms'), '700');
  await keys.press('Enter');
  await expect(page).toHaveURL(/retry\.backoff\.ms=700/);
  await keys.use(item('retry.backoff.ms').getByRole('button'));
  await expect(page).not.toHaveURL(/[?&]retry\.backoff\.ms/);

  await keys.backTo(panel.getByRole('button', { name: 'Paste a properties file' }));
  await keys.press('Enter');
  await keys.to(panel.getByLabel('producer.properties'));
  await page.keyboard.insertText(`acks=all\nenable.idempotence=true\n${IN_FLIGHT}=3`);
  await keys.use(panel.getByRole('button', { name: 'Run with these 3 settings' }));
  await expect(lab.idempotence).toBeChecked();

  await keys.backTo(page.getByRole('button', { name: 'Code', exact: true }));
  await keys.press('Enter');
  await keys.to(page.getByRole('tab', { name: 'Properties' }));
  await keys.along(page.getByRole('tab', { name: 'Python' }), 'ArrowRight');
  await expect(page.getByRole('region', { name: 'Code', exact: true })).toContainText(
    '"max.in.flight.requests.per.connection": 3',
  );
});

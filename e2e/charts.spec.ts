// Numbers of the run over its time, in step with the playhead, and the same as lists.
import { expectNoViolation } from './axe.ts';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const panel = ({ page }: Lab) => page.getByRole('region', { name: 'Charts' });
const chart = (lab: Lab, name: string) => panel(lab).getByRole('figure', { name });

test('the values beside a title are those at the playhead', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=charts');
  await expect(chart(lab, 'Requests in flight')).toContainText('in flight 0');
  await expect(chart(lab, 'Log of orders-0')).toContainText('log end offset 104');
  await expect(chart(lab, 'Retries')).toContainText('batches put back 0');
  await lab.goTo('125 ms: The producer sends order-17 to broker 1.');
  await expect(chart(lab, 'Requests in flight')).toContainText('in flight 1');
  await lab.toEnd();
  await expect(chart(lab, 'Requests in flight')).toContainText('in flight 0');
  await expect(chart(lab, 'Retries')).toContainText('batches put back 1');
  await expect(chart(lab, 'Log of orders-0')).toContainText('high watermark 109');
});

test('a press in a chart moves the playhead there', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=charts');
  const picture = chart(lab, 'Requests in flight').getByRole('img');
  const box = await picture.boundingBox();
  if (!box) throw new Error('the chart is not on the page');
  await lab.page.mouse.click(box.x + box.width / 2, box.y + 30);
  const end = Number(await lab.playhead.getAttribute('aria-valuemax'));
  await expect.poll(lab.screen).toBeGreaterThan(end * 0.4);
  expect(await lab.screen()).toBeLessThan(end * 0.6);
});

test('each chart is also a list, whose entries lead to their moment', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=charts');
  const retries = chart(lab, 'Retries');
  await expect(retries.getByRole('img')).toHaveAccessibleName(/batches put back 0 to 1/);
  await retries.getByText('Values as a list').click();
  await retries.getByRole('button', { name: /batches put back 1/ }).click();
  expect(await lab.moment()).toContain('205 ms');
});

test('on every screen axe finds nothing', { tag: '@everywhere' }, async ({ lab }) => {
  test.slow();
  await lab.open('lost-ack?v=1&desk=charts&at=40');
  await expect(chart(lab, 'Latency')).toBeVisible();
  await expectNoViolation(lab);
  await lab.page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(lab, ['color-contrast']);
  const sideways = await lab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBe(0);
});

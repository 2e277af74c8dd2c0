// Hundreds of messages in flight: the diagram draws their arrows together, and each keeps its name, its place and its keys.
import { expectNoViolation } from './axe.ts';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const MESSAGES = 102;

/** One order a millisecond, and a wire so long that all of them are on it at once. */
const crowded = {
  formatVersion: 1,
  id: 'crowd',
  title: 'A crowd',
  network: { flightMs: 2 * MESSAGES, replicationMs: 2, disconnectMs: 5 },
  producers: [
    {
      id: 'p1',
      config: {
        'linger.ms': '0',
        acks: '1',
        'enable.idempotence': 'false',
        'max.in.flight.requests.per.connection': '1000',
      },
      sends: Array.from({ length: MESSAGES }, (_, nth) => ({
        at: nth,
        topic: 'orders',
        value: `order-${nth}`,
      })),
    },
  ],
};

/** Through the sandbox: for an address the scenario is too long. */
async function openCrowd(lab: Lab): Promise<void> {
  await lab.open('sandbox');
  await lab.page.getByLabel('Open a file').setInputFiles({
    name: 'crowd.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(crowded)),
  });
  await expect(lab.page.getByRole('textbox', { name: 'Scenario as JSON' })).toHaveValue(/A crowd/);
  await lab.page.getByRole('button', { name: 'Run it on the stage' }).click();
  await expect(lab.sceneTitle).toHaveText('A crowd');
  // The first decision comes after the last send; before it a request arrives
  await lab.playhead.press('PageUp');
  await lab.playhead.press('ArrowLeft');
  await lab.playhead.press('ArrowLeft');
  await expect(lab.playhead).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`order-${MESSAGES - 1} to`),
  );
  await expect(requests(lab)).toHaveCount(MESSAGES);
}

const requests = (lab: Lab) => lab.lanes.getByRole('button', { name: /^Produce request/ });
const request = (lab: Lab, nth: number) =>
  lab.lanes.getByRole('button', { name: new RegExp(`^Produce request, order-${nth},`) });

test('every message in flight has its name, in causal order', async ({ lab }) => {
  await openCrowd(lab);
  const names = await requests(lab).evaluateAll((all) =>
    all.map((one) => Number(/order-(\d+)/.exec(one.getAttribute('aria-label') ?? '')?.[1])),
  );
  // The one that Tab reaches is drawn by itself, over the others
  const last = MESSAGES - 1;
  expect(names).toEqual(Array.from({ length: MESSAGES }, (_, nth) => nth));
  await expect(request(lab, last)).toHaveAttribute('tabindex', '0');
  await expectNoViolation(lab);
});

test('a message is found by the pointer where it is drawn, and keeps what can be done to it', async ({
  lab,
}) => {
  await openCrowd(lab);
  const way = await request(lab, MESSAGES - 2).boundingBox();
  if (!way) throw new Error('it is not on the page');
  await lab.page.mouse.move(way.x + 2, way.y + 1);
  await expect(lab.lanes.getByText('Cut this request (X)')).toBeVisible();
  await lab.page.mouse.down();
  await lab.page.mouse.up();
  const chosen = requests(lab).and(lab.page.getByRole('button', { pressed: true }));
  await expect(chosen).toHaveCount(1);
  const box = await chosen.boundingBox();
  expect(Math.abs((box?.y ?? 0) - way.y)).toBeLessThan(24);
  await lab.page.mouse.move(5, 5);
  await expect(requests(lab)).toHaveCount(MESSAGES);
});

test('arrow keys walk the crowd, and the keys of a message work on it', async ({ lab }) => {
  await openCrowd(lab);
  await request(lab, MESSAGES - 1).focus();
  await lab.page.keyboard.press('ArrowUp');
  await expect(request(lab, MESSAGES - 2)).toBeFocused();
  await lab.page.keyboard.press('ArrowUp');
  await expect(request(lab, MESSAGES - 3)).toBeFocused();
  await expect(requests(lab)).toHaveCount(MESSAGES);
  await lab.page.keyboard.press('x');
  await expect(
    lab.lanes.getByRole('button', {
      name: new RegExp(`^Produce request, order-${MESSAGES - 3},.*lost`),
    }),
  ).toBeVisible();
});

test('the focus stays where it is when a crowd becomes few arrows, and when few become a crowd', async ({
  lab,
}) => {
  await openCrowd(lab);
  await request(lab, 40).focus();
  await expect(request(lab, 40)).toBeFocused();
  for (let sends = MESSAGES; sends > 98; sends--) {
    for (let step = 0; step < 3; step++) await lab.page.keyboard.press('ArrowLeft');
  }
  await expect(requests(lab)).toHaveCount(98);
  await expect(request(lab, 40)).toBeFocused();
  for (let step = 0; step < 12; step++) await lab.page.keyboard.press('ArrowRight');
  await expect(requests(lab)).toHaveCount(MESSAGES);
  await expect(request(lab, 40)).toBeFocused();
});

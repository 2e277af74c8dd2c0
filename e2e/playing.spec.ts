// While the run plays, a panel is drawn when an event changes it; between two events only what moves is.
import { expect, test } from './lab.ts';

/** What React keeps of the page, as far as this test looks. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
  readonly stateNode: Element;
}

interface Watched {
  /** Every component that was drawn anew: at which event, with how many elements, and where. */
  readonly drawn: { readonly at: string; readonly elements: number; readonly where: string }[];
}

/** A mark with its words and its parts; the smallest panel has more than a hundred elements. */
const MARK = 40;

test('between two events no panel is drawn anew', async ({ lab }) => {
  await lab.open('lost-ack?v=1&at=17&speed=0.25');
  await lab.page.waitForLoadState('networkidle');
  await lab.page.evaluate(watchReact);
  await lab.play.click();
  await expect(lab.pause).toBeVisible();
  const seen = await lab.playhead.evaluate(async (slider) => {
    const { drawn } = window as unknown as Watched;
    const changes: { at: string; what: string; where: string }[] = [];
    const now = () => slider.getAttribute('aria-valuetext') ?? '';
    const observer = new MutationObserver((records) => {
      for (const { type, attributeName, target } of records) {
        const mark = target instanceof Element ? target : target.parentElement;
        const where = mark?.closest('[aria-label]')?.getAttribute('aria-label');
        changes.push({ at: now(), what: attributeName ?? type, where: where ?? '' });
      }
    });
    const places = new Set<string | null>();
    const start = now();
    const frame = () => new Promise(requestAnimationFrame);
    // The button has turned into a pause by then
    for (let wait = 0; wait < 10; wait++) await frame();
    const first = drawn.length;
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document.body, everything);
    while (now() === start) {
      places.add(slider.getAttribute('aria-valuenow'));
      await frame();
    }
    observer.disconnect();
    const at = <T extends { readonly at: string }>(list: readonly T[], here: boolean) =>
      list.filter((one) => (one.at === start) === here);
    return {
      places: places.size,
      between: at(drawn.slice(first), true),
      byTheEvent: at(drawn.slice(first), false),
      changes: at(changes, true),
    };
  });
  expect(seen.places).toBeGreaterThan(5);
  // Places, shapes, the words of the clocks and the value of the slider
  const moves = ['aria-valuenow', 'characterData', 'd', 'style', 'transform'];
  const others = seen.changes.filter(({ what }) => !moves.includes(what));
  // On its way an arrow comes to the place of its stamp
  const arrow = 'Produce request, order-17, attempt 1, sent at 125 ms';
  expect(others.filter(({ where }) => where !== arrow)).toEqual([]);
  expect(others.length).toBeLessThanOrEqual(1);
  expect(seen.changes.map(({ what }) => what)).toContain('style');
  expect(seen.between.length).toBeGreaterThan(0);
  expect(seen.between.filter(({ elements }) => elements > MARK)).toEqual([]);
  // The event itself draws panels: the watch does see them
  expect(seen.byTheEvent.filter(({ elements }) => elements > MARK).length).toBeGreaterThan(1);
});

/** Runs in the page, and hears of each of React's commits: that is when its root gets another tree. */
function watchReact(): void {
  const drawn: Watched['drawn'][number][] = [];
  const isElement = ({ tag }: Fiber) => tag === 5;
  const isComponent = ({ tag }: Fiber) => tag === 0 || tag === 11 || tag === 15;
  const PERFORMED_WORK = 1;
  const children = (one: Fiber): readonly Fiber[] => {
    const all: Fiber[] = [];
    for (let child = one.child; child; child = child.sibling) all.push(child);
    return all;
  };
  const elementsOf = (one: Fiber): readonly Element[] => [
    ...(isElement(one) ? [one.stateNode] : []),
    ...children(one).flatMap(elementsOf),
  ];
  const compare = (next: Fiber, before: Fiber): void => {
    if (next.child === before.child) return;
    const old = children(before);
    for (const child of children(next)) {
      if (old.includes(child)) continue;
      const worked = isComponent(child) && (child.flags & PERFORMED_WORK) !== 0;
      if (child.alternate && !worked) {
        compare(child, child.alternate);
        continue;
      }
      const elements = elementsOf(child);
      const slider = document.querySelector('[role="slider"][aria-label="Playhead"]');
      drawn.push({
        at: slider?.getAttribute('aria-valuetext') ?? '',
        elements: elements.length,
        where: elements[0]?.closest('[aria-label]')?.getAttribute('aria-label') ?? '',
      });
    }
  };
  const container = '__reactContainer$';
  const keyOf = (one: Element) => Object.keys(one).find((key) => key.startsWith(container)) ?? '';
  const box = [...document.querySelectorAll('*')].find((one) => keyOf(one) !== '');
  if (!box) throw new Error('React is not on the page');
  const { stateNode: root } = Reflect.get(box, keyOf(box)) as { stateNode: { current: Fiber } };
  let { current } = root;
  Object.defineProperty(root, 'current', {
    get: () => current,
    set: (next: Fiber) => {
      current = next;
      if (next.alternate) compare(next, next.alternate);
    },
  });
  Object.assign(window, { drawn });
}

// Remembers which parts of the lab a visitor has put out of sight or resized, where the browser lets a page remember.

import { keep, LAYOUT_KEY, read } from './browserStateStorage.ts';
import type { LabState, Sizes } from './labState.ts';
import type { LabStore } from './labStore.ts';

/** What is kept, as JSON. */
type Kept = Pick<LabState, 'hidden' | 'inspectorBeside' | 'sizes'>;

const followed = new WeakSet<LabStore>();

/** Puts back what was kept, and keeps what changes from now on. Once for each store. */
export function followLayout(store: LabStore): void {
  if (followed.has(store)) return;
  followed.add(store);
  const kept = readLayout(read(LAYOUT_KEY));
  if (kept) {
    const { actions, getState } = store;
    actions.hide(kept.hidden);
    actions.resize(kept.sizes);
    if (getState().inspectorBeside !== kept.inspectorBeside) actions.toggleInspector();
  }
  showStory(store.getState());
  store.subscribe((lab, before) => {
    const { hidden, inspectorBeside, sizes } = lab;
    if (sizes !== before.sizes) showStory(lab);
    else if (hidden === before.hidden && inspectorBeside === before.inspectorBeside) return;
    keep(LAYOUT_KEY, JSON.stringify({ hidden, inspectorBeside, sizes }));
  });
}

/** The kept layout; null where there is none, or one that no visitor can have made. */
export function readLayout(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const { hidden, inspectorBeside, sizes } = JSON.parse(text) as Partial<Kept>;
    if (typeof hidden !== 'string' || !/^(s?[md]?|[md]s)$/.test(hidden)) return null;
    if (typeof inspectorBeside !== 'boolean' || typeof sizes !== 'object') return null;
    return { hidden, inspectorBeside, sizes: sizesIn(sizes) };
  } catch {
    return null;
  }
}

/** The story and the inspector are columns, the machines a row: each at a width or height that a grip can reach. */
const REACHED = { story: [240, 520], machines: [120, 3000], inspector: [240, 640] } as const;

function sizesIn(sizes: Sizes): Sizes {
  const entries = Object.entries(REACHED).flatMap(([part, [least, most]]) => {
    const px = sizes[part as keyof Sizes];
    return typeof px === 'number' && px >= least && px <= most ? [[part, px] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The story’s width is a track of the page’s grid. */
function showStory({ sizes: { story } }: LabState): void {
  const { style } = document.documentElement;
  if (story == null) style.removeProperty('--rail');
  else style.setProperty('--rail', `${story}px`);
}

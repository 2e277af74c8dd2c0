// Ties a store to the browser: the address, and the two choices that outlive a visit. The only file of the
// store that knows a window.

import { keep, LAYOUT_KEY, read } from './browserStateStorage.ts';
import { runOf } from './labRun.ts';
import type { LabState } from './labState.ts';
import { type LabStore, linkOf } from './labStore.ts';
import type { ReadLink } from './readLink.ts';
import { oneOf } from './urlCodec.ts';
import { initialLink, THEMES, writeLink } from './urlState.ts';

/** Browsers refuse many changes of the address in a short time. */
const WRITE_AFTER_MS = 250;
const THEME_KEY = 'retry-lab.theme';
const KEYS_KEY = 'retry-lab.single-keys';

/** Opens what the address says, and from then on keeps the address up to date. Done when the state is there. */
export async function followAddress(store: LabStore): Promise<void> {
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = store.getState();
  let opening = false;
  let opened = 0;

  const open = async () => {
    clearTimeout(timer);
    timer = undefined;
    written = location.hash;
    opening = true;
    opened += 1;
    const nth = opened;
    const link = await linkIn(written);
    // The address changed again while the reader was on its way
    if (nth !== opened) return;
    const theme = link.state.theme === 'system' ? storedTheme() : link.state.theme;
    store.actions.openLink({ ...link.state, theme }, link.problems);
    opening = false;
    shown = store.getState();
  };
  const write = (lab = store.getState()) => {
    clearTimeout(timer);
    timer = undefined;
    const hash = writeLink(linkOf(lab));
    if (hash === written) return;
    // Another scene is another page for the back button; a move within it is not
    const kind = samePlace(lab, shown) ? 'replaceState' : 'pushState';
    shown = lab;
    written = hash;
    history[kind](null, '', hash);
  };
  const onChange = (lab: LabState, before: LabState) => {
    if (opening || lab.playing || lab.tween) return;
    if (samePlace(lab, before)) {
      // Not in the middle of a drag: a scenario of one's own makes a long address
      clearTimeout(timer);
      timer = setTimeout(write, WRITE_AFTER_MS);
      return;
    }
    // The page that is left keeps what was done on it last, for the back button
    write(before);
    write(lab);
  };
  const onHashChange = () => {
    if (location.hash !== written) void open();
  };

  await open();
  store.subscribe(onChange);
  addEventListener('hashchange', onHashChange);
  addEventListener('popstate', onHashChange);
}

function samePlace(one: LabState, other: LabState): boolean {
  // What stands behind a page's name is a move within it
  const [page, before] = [one, other].map((lab) => lab.page.split(/\W/)[0]);
  return page === before && one.experiment.source === other.experiment.source;
}

/** What an address says. The reader is loaded for one that says anything. */
async function linkIn(hash: string): Promise<ReadLink> {
  if (/^#?\/?$/.test(hash)) return { state: initialLink(), problems: [] };
  const { openLink } = await import('./readLink.ts');
  return openLink(hash);
}

/** The address of what is on screen now, to hand to somebody. */
export function addressOf(lab: LabState): string {
  return new URL(writeLink(linkOf(lab)), location.href).href;
}

/** Remembers the theme and the choice about single keys, and has a changed layout put back. */
export function followChoices(store: LabStore): () => void {
  const singleKeys = read(KEYS_KEY) !== 'off';
  store.actions.setSingleKeys(singleKeys);
  if (read(LAYOUT_KEY))
    void import('./browserStateLayout.ts').then((they) => they.followLayout(store));
  return store.subscribe((lab, before) => {
    if (lab.theme !== before.theme) keep(THEME_KEY, lab.theme);
    if (lab.singleKeys !== before.singleKeys) keep(KEYS_KEY, lab.singleKeys ? 'on' : 'off');
  });
}

/** Shows the chosen theme on the whole page; without a choice the stylesheet follows the system. */
export function followTheme(store: LabStore): () => void {
  const show = ({ theme }: LabState) => {
    const page = document.documentElement;
    if (theme === 'system') delete page.dataset['theme'];
    else page.dataset['theme'] = theme;
  };
  show(store.getState());
  return store.subscribe(show);
}

function storedTheme() {
  return oneOf(THEMES, read(THEME_KEY) ?? '') ?? 'system';
}

/** What is needed to see a failure again. */
export function reportOf(lab: LabState, message: string): string {
  const { scenario } = runOf(lab.experiment);
  return [message, `seed ${scenario.seed}`, writeLink(linkOf(lab)), JSON.stringify(scenario)].join(
    '\n',
  );
}

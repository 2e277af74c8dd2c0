import { lazy, Suspense } from 'react';
import { showsLab } from '../../store/pages.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import LanguageLink from '../controls/LanguageLink.tsx';
import { ScenePicker } from '../controls/ScenePicker.tsx';
import { Settings } from '../controls/Settings.tsx';
import { ShareButton } from '../controls/ShareButton.tsx';
import { ThemeButton } from '../controls/ThemeButton.tsx';
import { Logo } from '../marks/index.ts';
import { IconButton } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './header.module.css';
import { NARROW, useMedia } from './useMedia.ts';

// Only a page has it.
const PagesNav = lazy(() => import('../controls/PagesNav.tsx'));
// Only a narrow screen has it.
const Menu = lazy(() => import('../controls/Menu.tsx'));

/** Name, settings, and the few things that belong to the page as a whole. */
export function Header() {
  const narrow = useMedia(NARROW);
  const paged = useLab((lab) => !showsLab(lab.page));
  return (
    <header className={styles.header} data-bar>
      <a className={styles.name} href="#/start" title="All ways to learn">
        <svg width={22} height={26} aria-hidden="true" className={styles.logo}>
          <Logo x={0} y={0} />
        </svg>
        <span>Retry Lab</span>
      </a>
      <div className={styles.settings}>{!paged && <Settings />}</div>
      <div className={styles.tools}>{narrow ? <NarrowTools /> : <Tools paged={paged} />}</div>
    </header>
  );
}

function NarrowTools() {
  // A lesson and a page have a way on of their own
  const lab = useLab(({ page }) => page === '');
  return (
    <>
      {lab ? <ScenePicker /> : <span />}
      <Suspense fallback={<span className={styles.menuPlace} />}>
        <Menu />
      </Suspense>
    </>
  );
}

function Tools({ paged }: { readonly paged: boolean }) {
  const { showKeys } = useActions();
  return (
    <>
      {paged ? (
        <Suspense>
          <PagesNav />
        </Suspense>
      ) : (
        <>
          <a className={styles.ways} href="#/start" aria-label="Ways to learn">
            Learn
          </a>
          <a className={styles.ways} href="#/compare">
            Compare
          </a>
          <Suspense fallback={<span className={styles.picker} />}>
            <ScenePicker />
          </Suspense>
        </>
      )}
      <span className={styles.rule} />
      <ShareButton />
      <ThemeButton />
      {__GERMAN__ && <LanguageLink />}
      <Tooltip text="Keys and help (?)" align="end">
        <IconButton icon="help" label="Keys and help" onClick={() => showKeys(true)} />
      </Tooltip>
    </>
  );
}

import { useActions } from '../../store/useLab.ts';
import { Menu } from '../controls/Menu.tsx';
import { ScenePicker } from '../controls/ScenePicker.tsx';
import { SceneStamps } from '../controls/SceneStamps.tsx';
import { Settings } from '../controls/Settings.tsx';
import { ShareButton } from '../controls/ShareButton.tsx';
import { ThemeButton } from '../controls/ThemeButton.tsx';
import { Logo } from '../marks/index.ts';
import { IconButton } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './header.module.css';
import { NARROW, useMedia } from './useMedia.ts';

/** Name, settings, and the few things that belong to the page as a whole. */
export function Header() {
  const narrow = useMedia(NARROW);
  return (
    <header className={styles.header}>
      <p className={styles.name}>
        <svg width={22} height={26} aria-hidden="true" className={styles.logo}>
          <Logo x={0} y={0} />
        </svg>
        <span>Retry Lab</span>
      </p>
      <div className={styles.settings}>
        <Settings />
      </div>
      <div className={styles.tools}>{narrow ? <NarrowTools /> : <Tools />}</div>
    </header>
  );
}

function NarrowTools() {
  return (
    <>
      <SceneStamps />
      <Menu />
    </>
  );
}

function Tools() {
  const { showKeys } = useActions();
  return (
    <>
      <ScenePicker />
      <span className={styles.rule} />
      <ShareButton />
      <ThemeButton />
      <Tooltip text="Keys and help (?)" align="end">
        <IconButton icon="help" label="Keys and help" onClick={() => showKeys(true)} />
      </Tooltip>
    </>
  );
}

import { t } from '../../i18n/t.ts';
import { placeOfScene, sceneList } from '../../store/scenes.ts';
import { useActions, useLab, useTraceIndex } from '../../store/useLab.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Popover } from '../ui/Popover.tsx';
import LanguageLink from './LanguageLink.tsx';
import styles from './menu.module.css';
import { useShare } from './ShareButton.tsx';
import { useShownTheme, useToggleTheme } from './ThemeButton.tsx';

/** On a narrow screen: everything that has no room in the bar. */
export default function Menu() {
  const place = useLab(placeOfScene);
  const loop = useLab((lab) => lab.loop);
  const { duration } = useTraceIndex().clock;
  const { openDesk, setLoop, chooseScene, goTo, openBreak, showKeys, resetScene } = useActions();
  const share = useShare();
  const shown = useShownTheme();
  const toggleTheme = useToggleTheme();
  return (
    <Popover
      label="Menu"
      trigger={(trigger) => (
        <button type="button" {...trigger} className={styles.trigger} aria-label="Menu">
          <Icon name="menu" size={20} />
        </button>
      )}
    >
      <ul className={styles.list}>
        {sceneList.map(({ id, title }, at) => (
          <Item
            key={id}
            sign={String(at + 1)}
            current={at === place}
            onChoose={() => chooseScene(id)}
          >
            {title}
          </Item>
        ))}
        <li className={styles.rule} aria-hidden="true" />
        <Item icon="arrowRight" onChoose={() => goTo('start')}>
          All scenes, all ways to learn
        </Item>
        <Item icon="copies" onChoose={() => goTo('compare')}>
          Compare with other settings
        </Item>
        <Item icon="list" onChoose={() => openDesk('config')}>
          All settings
        </Item>
        <Item icon="scissors" onChoose={() => openBreak('')}>
          Break something here
        </Item>
        <Item icon="undo" onChoose={resetScene}>
          Start this scene over
        </Item>
        <Item icon="loop" onChoose={() => setLoop(loop?.[1] ?? duration)}>
          Loop from here
        </Item>
        <Item icon="loop" onChoose={() => setLoop(loop?.[0] ?? 0)}>
          Loop to here
        </Item>
        <Item icon="share" onChoose={share}>
          Copy a link to this moment
        </Item>
        <Item icon={shown === 'dark' ? 'sun' : 'moon'} onChoose={toggleTheme}>
          {shown === 'dark' ? t`Light theme` : t`Dark theme`}
        </Item>
        {__GERMAN__ && (
          <li>
            <LanguageLink wide />
          </li>
        )}
        <Item icon="help" onChoose={() => showKeys(true)}>
          Keys and help
        </Item>
      </ul>
    </Popover>
  );
}

interface ItemProps {
  readonly icon?: IconName;
  readonly sign?: string;
  readonly current?: boolean;
  readonly onChoose: () => void;
  readonly children: string;
}

function Item({ icon, sign, current, onChoose, children }: ItemProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        aria-current={current ? 'true' : undefined}
        onClick={(event) => {
          event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
          onChoose();
        }}
      >
        <span className={styles.sign}>{icon ? <Icon name={icon} /> : sign}</span>
        {children}
      </button>
    </li>
  );
}

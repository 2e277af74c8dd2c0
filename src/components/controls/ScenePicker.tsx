import { nameOfPlace, sceneList } from '../../store/scenes.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import { StepStamp, stampSizes } from '../marks/index.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import styles from './scenePicker.module.css';

/** All scenes by title. */
export function ScenePicker() {
  const source = useLab((lab) => lab.experiment.source);
  const { chooseScene } = useActions();
  const chosen = source.kind === 'scene' ? source.id : null;
  const name = useLab(nameOfPlace);
  return (
    <Popover
      label="Scenes"
      trigger={(trigger) => (
        <button type="button" {...trigger} className={styles.trigger}>
          <span>{name}</span>
          <Icon name="chevronDown" size={14} />
        </button>
      )}
    >
      <ol className={styles.list}>
        {sceneList.map(({ id, title }, at) => (
          <li key={id}>
            <button
              type="button"
              className={styles.scene}
              aria-current={id === chosen ? 'true' : undefined}
              onClick={(event) => {
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                chooseScene(id);
              }}
            >
              <svg width={stampSizes.XS.w} height={stampSizes.XS.h} aria-hidden="true">
                <StepStamp
                  x={0}
                  y={0}
                  size="XS"
                  step={at + 1}
                  state={id === chosen ? 'current' : 'done'}
                />
              </svg>
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </Popover>
  );
}

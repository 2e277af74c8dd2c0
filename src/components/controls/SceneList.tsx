import { sceneList } from '../../store/scenes.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import { StepStamp, stampSizes } from '../marks/index.ts';
import styles from './scenePicker.module.css';

/** All scenes of the picker by title. */
export default function SceneList() {
  const source = useLab((lab) => lab.experiment.source);
  const { chooseScene } = useActions();
  const chosen = source.kind === 'scene' ? source.id : null;
  return (
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
  );
}

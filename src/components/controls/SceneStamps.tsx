import { t } from '../../i18n/t.ts';
import { placeOfScene, sceneList } from '../../store/scenes.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import { StepStamp, stampSizes } from '../marks/index.ts';
import styles from './sceneStamps.module.css';

/** One stamp per scene: the shown one in colour, those before it grey, those to come dashed. */
export function SceneStamps() {
  const place = useLab(placeOfScene);
  const { chooseScene } = useActions();
  return (
    <nav aria-label="Scenes">
      <ol className={styles.stamps}>
        {sceneList.map(({ id, title }, at) => (
          <li key={id}>
            <button
              type="button"
              className={styles.stamp}
              aria-label={t`Scene ${at + 1}: ${title}`}
              aria-current={at === place ? 'true' : undefined}
              title={title}
              onClick={() => chooseScene(id)}
            >
              <svg width={stampSizes.S.w} height={stampSizes.S.h} aria-hidden="true">
                <StepStamp
                  x={0}
                  y={0}
                  step={at + 1}
                  state={at === place ? 'current' : at < place ? 'done' : 'open'}
                />
              </svg>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

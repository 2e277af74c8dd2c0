import { t } from '../../i18n/t.ts';
import { placeOfScene, sceneList } from '../../store/scenes.ts';
import { canStampHere } from '../../store/settings.ts';
import { useActions, useLab, useRun } from '../../store/useLab.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import styles from './onward.module.css';

interface OnwardProps {
  /** Something else is to be done first. */
  readonly quiet?: boolean;
}

/** Back a scene; and the one thing to try next: the stamp, or the scene after this. */
export function Onward({ quiet = false }: OnwardProps) {
  const place = useLab(placeOfScene);
  // A lesson has a way on of its own
  const lesson = useLab((lab) => lab.page !== '');
  const { scenario } = useRun();
  const { chooseScene, setIdempotence, resetScene } = useActions();
  const variant = quiet ? 'outline' : 'primary';
  const before = sceneList[place - 1];
  const after = sceneList[place + 1];
  if (lesson) return null;
  return (
    <div className={styles.onward}>
      {before && (
        <span className={styles.back}>
          <IconButton
            icon="arrowLeft"
            variant="outline"
            label={t`Back to scene ${place}: ${before.title}`}
            onClick={() => chooseScene(before.id)}
          />
        </span>
      )}
      {canStampHere(scenario) ? (
        <Button variant={variant} wide iconEnd="arrowRight" onClick={() => setIdempotence(true)}>
          Add a stamp
        </Button>
      ) : after ? (
        <Button variant={variant} wide iconEnd="arrowRight" onClick={() => chooseScene(after.id)}>
          {after.title}
        </Button>
      ) : (
        <Button variant={variant} wide icon="loop" onClick={resetScene}>
          Start over
        </Button>
      )}
    </div>
  );
}

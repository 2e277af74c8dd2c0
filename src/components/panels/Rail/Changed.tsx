import { changesOf } from '../../../store/changes.ts';
import { useLab, useRun } from '../../../store/useLab.ts';
import styles from './rail.module.css';

/** How the run departs from the story above it; nothing while it does not. */
export default function Changed() {
  const experiment = useLab((lab) => lab.experiment);
  const changes = changesOf(experiment, useRun());
  if (changes.length === 0) return null;
  return (
    <p className={styles.changed}>
      The story tells the scene as it ships. Changed here: {breakable(changes.join(', '))}.
    </p>
  );
}

/** A long key may break behind a dot. */
function breakable(text: string): string {
  return text.replaceAll('.', '.\u200b');
}

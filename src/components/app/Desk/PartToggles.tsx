import { t } from '../../../i18n/t.ts';
import { type Part, toggled } from '../../../store/parts.ts';
import { useActions, useLab } from '../../../store/useLab.ts';
import { useMedia, WIDE } from '../useMedia.ts';
import styles from './desk.module.css';

const PARTS: readonly (readonly [part: Part, name: string])[] = [
  ['s', t`Story`],
  ['m', t`Machines`],
  ['d', t`Diagram`],
];

/** Which parts of the lab are in sight: the others get their room. */
export default function PartToggles() {
  const hidden = useLab((lab) => lab.hidden);
  const inspector = useLab((lab) => lab.inspectorBeside);
  const { hide, toggleInspector } = useActions();
  const wide = useMedia(WIDE);
  return (
    <fieldset className={styles.parts} aria-label={t`Parts of the lab`}>
      {PARTS.map(([part, name]) => (
        <button
          key={part}
          type="button"
          className={styles.part}
          aria-pressed={!hidden.includes(part)}
          onClick={() => hide(toggled(hidden, part))}
        >
          {name}
        </button>
      ))}
      {wide && (
        <button
          type="button"
          className={styles.part}
          aria-pressed={inspector && !hidden.includes('d')}
          disabled={hidden.includes('d')}
          onClick={toggleInspector}
        >
          {t`Inspector`}
        </button>
      )}
    </fieldset>
  );
}

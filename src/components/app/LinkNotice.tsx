import { useActions, useLab } from '../../store/useLab.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './linkNotice.module.css';

const MOST_SHOWN = 6;

/** What a link said that could not be used; the rest of it is on screen. */
export default function LinkNotice() {
  const problems = useLab((lab) => lab.linkProblems);
  const { dismissLinkProblems } = useActions();
  if (problems.length === 0) return null;
  const more = problems.length - MOST_SHOWN;
  return (
    <section className={styles.notice} aria-labelledby="link-notice">
      <Icon name="alert" />
      <div>
        <h2 id="link-notice" className="t-label-strong">
          Part of this link could not be used
        </h2>
        <ul>
          {problems.slice(0, MOST_SHOWN).map(({ field, value, expected }) => (
            <li key={`${field} ${value} ${expected}`}>
              <code>{field}</code> is <code>{value}</code>; expected {expected}
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      </div>
      <IconButton
        icon="x"
        label="Dismiss the notice about the link"
        onClick={dismissLinkProblems}
      />
    </section>
  );
}

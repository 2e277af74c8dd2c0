import { t } from '../../i18n/t.ts';
import '../../trace/extras.ts';
import { useState } from 'react';
import { Icon } from '../../components/ui/Icon.tsx';
import { type Challenge, challenges } from '../../lessons/challenges.ts';
import { keep, readKept } from '../shared/kept.ts';
import styles from './challenge.module.css';
import { Workshop } from './Workshop.tsx';

const SOLVED = 'challenges.solved';

interface ChallengesProps {
  readonly kind: Challenge['kind'];
  readonly rest: string;
}

const WORDS: Readonly<
  Record<Challenge['kind'], { readonly title: string; readonly about: string }>
> = {
  challenge: {
    title: t`Challenges`,
    about: t`A goal, few means. The run itself says when you have reached it.`,
  },
  break: {
    title: t`Break it`,
    about: t`Each claim sounds right. Find the faults under which it is not.`,
  },
};

/** The list of one kind, or the one that the address names. */
export function Challenges({ kind, rest }: ChallengesProps) {
  const all = challenges.filter((one) => one.kind === kind);
  const [solved, setSolved] = useState<readonly string[]>(() => readKept(SOLVED, isList, []));
  const at = all.findIndex(({ id }) => `/${id}` === rest);
  const open = all[at];
  if (open) {
    const next = all[at + 1];
    return (
      <Workshop
        key={open.id}
        challenge={open}
        place={t`${WORDS[kind].title} · ${at + 1} of ${all.length}`}
        list={`#/${kind}`}
        next={next ? `#/${kind}/${next.id}` : null}
        onSolved={() => {
          if (solved.includes(open.id)) return;
          const more = [...solved, open.id];
          setSolved(more);
          keep(SOLVED, more);
        }}
      />
    );
  }
  return (
    <div className={styles.page}>
      <header>
        <h1>{WORDS[kind].title}</h1>
        <p className={styles.about}>{WORDS[kind].about}</p>
        {rest.length > 1 && (
          <p role="alert" className={styles.missing}>
            There is none called <code>{rest.slice(1)}</code>. These there are:
          </p>
        )}
      </header>
      <ol className={styles.list}>
        {all.map(({ id, title, goal }, nth) => (
          <li key={id}>
            <a href={`#/${kind}/${id}`} className={styles.item}>
              <span className={styles.number} data-solved={solved.includes(id)}>
                {solved.includes(id) ? <Icon name="check" label="solved" /> : nth + 1}
              </span>
              <span>
                <strong>{title}</strong>
                <span className={styles.goalShort}>{goal}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

import { t } from '../../i18n/t.ts';
import '../../trace/extras.ts';
import { useMemo, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { useActions } from '../../store/useLab.ts';
import { keep, readKept } from '../shared/kept.ts';
import { type Item, quizItems, TOPICS, type Topic } from './items.ts';
import { Question } from './Question.tsx';
import styles from './quiz.module.css';

const KEPT = 'quiz.answers';

/** Per item: whether it was right. An item that is not there was not answered. */
type Answers = Readonly<Record<string, boolean>>;

/** Questions that the engine marks, one after the other, and what to see again. */
export default function Quiz({ rest }: { readonly rest: string }) {
  const { goTo } = useActions();
  const items = useMemo(() => quizItems(), []);
  const [answers, setAnswers] = useState<Answers>(() => readKept(KEPT, isAnswers, {}));
  const asked = Number(/^\/(\d{1,3})$/.exec(rest)?.[1] ?? 0);
  const item = items[asked - 1];
  const save = (next: Answers) => {
    setAnswers(next);
    keep(KEPT, next);
  };
  if (rest === '/result') {
    return (
      <Result
        items={items}
        answers={answers}
        onAgain={() => {
          save({});
          goTo('quiz/1');
        }}
      />
    );
  }
  if (!item) {
    const done = Object.keys(answers).length;
    const next = items.findIndex((_, at) => answers[String(at + 1)] === undefined) + 1;
    return (
      <div className={styles.page}>
        <h1>Assessment</h1>
        <p className={styles.about}>
          {items.length} questions: choose an answer, write a log down, fix a configuration. Every
          answer is marked by a run of the engine, and every run opens. At the end a page says what
          to see again. There is no clock.
        </p>
        <div className={styles.acts}>
          <a className={styles.primary} href={next > 0 ? `#/quiz/${next}` : '#/quiz/result'}>
            {done === 0 ? t`Begin` : next > 0 ? t`Go on with question ${next}` : t`See the result`}
          </a>
          {done > 0 && <Button onClick={() => save({})}>Start over</Button>}
        </div>
      </div>
    );
  }
  const toNext = () => goTo(asked < items.length ? `quiz/${asked + 1}` : 'quiz/result');
  return (
    <div className={styles.page}>
      <ol className={styles.progress} aria-label="Questions">
        {items.map((_, at) => {
          const state = answers[String(at + 1)];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place
            <li key={at}>
              <a
                href={`#/quiz/${at + 1}`}
                aria-current={at + 1 === asked ? 'step' : undefined}
                aria-label={t`Question ${at + 1}${state === undefined ? '' : state ? t`, right` : t`, wrong`}`}
                data-state={state === undefined ? 'open' : state ? 'right' : 'wrong'}
              >
                {at + 1}
              </a>
            </li>
          );
        })}
      </ol>
      <Question
        key={asked}
        item={item}
        place={t`Question ${asked} of ${items.length} · ${TOPICS[item.topic].name}`}
        onAnswer={(right) => {
          // The first answer counts
          if (answers[String(asked)] === undefined) save({ ...answers, [String(asked)]: right });
        }}
        onNext={toNext}
        last={asked === items.length}
      />
    </div>
  );
}

interface ResultProps {
  readonly items: readonly Item[];
  readonly answers: Answers;
  readonly onAgain: () => void;
}

/** How far one came in each topic, and the scenes to see again. */
function Result({ items, answers, onAgain }: ResultProps) {
  const right = Object.values(answers).filter((one) => one).length;
  const open = items.length - Object.keys(answers).length;
  const topics = Object.keys(TOPICS).filter((one): one is Topic => one in TOPICS);
  return (
    <div className={styles.page}>
      <h1>
        {right} of {items.length} right
      </h1>
      {open > 0 && <p className={styles.about}>{open} not answered yet.</p>}
      <ul className={styles.topics}>
        {topics.map((topic) => {
          const places = items.flatMap((one, at) => (one.topic === topic ? [at + 1] : []));
          const missed = places.filter((place) => answers[String(place)] !== true);
          const { name, scenes } = TOPICS[topic];
          return (
            <li key={topic}>
              <h2 className={styles.topicName} data-missed={missed.length > 0}>
                <Icon name={missed.length > 0 ? 'loop' : 'check'} />
                {name}: {places.length - missed.length} of {places.length}
              </h2>
              {missed.length > 0 && (
                <p>
                  See again:{' '}
                  {scenes.map(([id, title]) => (
                    <a key={id} href={`#/${id}`}>
                      {title}
                    </a>
                  ))}
                  {missed.map((place) => (
                    <a key={place} href={`#/quiz/${place}`}>
                      question {place}
                    </a>
                  ))}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.acts}>
        <Button onClick={onAgain}>Answer them all again</Button>
        <a className={styles.link} href="#/predict">
          More questions: predict
        </a>
      </div>
    </div>
  );
}

function isAnswers(value: unknown): value is Answers {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'boolean')
  );
}

import { t } from '../../i18n/t.ts';
import { capital } from '../../trace/words.ts';
import '../../trace/extras.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { run } from '../../scenario/index.ts';
import { useActions } from '../../store/useLab.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import { Answer } from '../questions/Answer.tsx';
import { Choices, UNSURE } from '../questions/Choices.tsx';
import { Given } from '../questions/Given.tsx';
import { type Round, roundOf } from '../questions/rounds.ts';
import { keep, readKept } from '../shared/kept.ts';
import { RunPicture } from '../shared/RunPicture.tsx';
import { addressOfScenario } from '../shared/sceneLink.ts';
import styles from './predict.module.css';

const BEST = 'predict.best';
const SEEDS = 1_000_000;

/** Rapid rounds: a configuration, a fault, and one's own forecast against what the run comes to. */
export default function Predict({ rest }: { readonly rest: string }) {
  const { goTo } = useActions();
  const [first] = useState(() => Math.floor(Math.random() * SEEDS));
  const seed = seedOf(rest) ?? first;
  const round = useMemo(() => roundOf(seed), [seed]);
  const [streak, setStreak] = useState(0);
  const [best, setBest] = useState(() => readKept(BEST, isCount, 0));
  const onAnswer = (right: boolean) => {
    const next = right ? streak + 1 : 0;
    setStreak(next);
    if (next <= best) return;
    setBest(next);
    keep(BEST, next);
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <p className={styles.over}>Predict · round {seed}</p>
          <h1>{questionOf(round)}</h1>
        </div>
        <p className={styles.streak}>
          {streak} in a row{best > 0 && t`, best ${best}`}
        </p>
      </header>
      <RoundCard
        key={seed}
        round={round}
        onAnswer={onAnswer}
        onNext={() => goTo(`predict/${(seed + 1) % SEEDS}`)}
      />
    </div>
  );
}

interface RoundCardProps {
  readonly round: Round;
  readonly onAnswer: (right: boolean) => void;
  readonly onNext: () => void;
}

function RoundCard({ round, onAnswer, onNext }: RoundCardProps) {
  const { spec, options, scenario, deciding } = round;
  const [chosen, setChosen] = useState<string | null>(null);
  const right = options.find((one) => one.right);
  const mine = options.find((one) => one.answer === chosen);
  const index = useMemo(() => buildTraceIndex(run(scenario)), [scenario]);
  const revealed = useRef<HTMLElement>(null);
  const open = chosen === null;
  useEffect(() => {
    if (!open) revealed.current?.focus();
  }, [open]);
  return (
    <div className={styles.round}>
      <Given spec={spec} />
      <section className={styles.answers} aria-label="Your forecast">
        <Choices
          label={questionOf(round)}
          options={options}
          chosen={chosen}
          onChoose={(answer) => {
            setChosen(answer);
            onAnswer(answer === right?.answer);
          }}
        />
        {!open && right && (
          <section
            ref={revealed}
            className={styles.reveal}
            tabIndex={-1}
            aria-label="What happens"
            data-right={mine?.right ?? false}
          >
            <h2>
              {mine?.right
                ? t`So it is`
                : chosen === UNSURE
                  ? t`See how it comes`
                  : t`Not this time`}
            </h2>
            {mine && !mine.right && <p className={styles.model}>You {mine.told}.</p>}
            {!mine?.right && (
              <p className={styles.reality}>
                In the run: <Answer answer={right.answer} marked />
              </p>
            )}
            <p>{capital(round.why)}</p>
            <div className={styles.onward}>
              <Button variant="primary" iconEnd="arrowRight" onClick={onNext}>
                Next round
              </Button>
              <a className={styles.open} href={addressOfScenario(scenario, deciding)}>
                Open this round in the lab
              </a>
            </div>
            <RunPicture index={index} label={t`The run: ${round.why}`} />
          </section>
        )}
      </section>
    </div>
  );
}

function questionOf({ asks, record }: Round): string {
  return asks === 'log'
    ? t`What does the log hold in the end?`
    : t`What is the application told of ${record}?`;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function seedOf(rest: string): number | null {
  const text = /^\/(\d{1,6})$/.exec(rest)?.[1];
  return text === undefined ? null : Number(text);
}

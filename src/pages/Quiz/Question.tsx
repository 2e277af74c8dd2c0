import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import { capital } from '../../trace/words.ts';
import { Workshop } from '../Challenge/Workshop.tsx';
import { Answer } from '../questions/Answer.tsx';
import { Choices } from '../questions/Choices.tsx';
import { Given } from '../questions/Given.tsx';
import { decidingEvent, type Round, roundFrom } from '../questions/rounds.ts';
import { RunPicture } from '../shared/RunPicture.tsx';
import { addressOfScenario } from '../shared/sceneLink.ts';
import { type Item, type Mark, markLog, writtenLog } from './items.ts';
import styles from './quiz.module.css';

interface QuestionProps {
  readonly item: Item;
  readonly place: string;
  readonly last: boolean;
  readonly onAnswer: (right: boolean) => void;
  readonly onNext: () => void;
}

/** One item of the assessment. */
export function Question({ item, place, last, onAnswer, onNext }: QuestionProps) {
  const next = (
    <Button variant="primary" iconEnd="arrowRight" onClick={onNext}>
      {last ? t`See the result` : t`Next question`}
    </Button>
  );
  switch (item.kind) {
    case 'choose':
      return <Choose round={item.round} place={place} onAnswer={onAnswer} next={next} />;
    case 'write':
      return <Write spec={item.spec} place={place} onAnswer={onAnswer} next={next} />;
    case 'fix':
      return (
        <div className={styles.fix}>
          <Workshop
            challenge={item.challenge}
            place={place}
            list="#/quiz"
            next={null}
            onSolved={() => onAnswer(true)}
          />
          <div className={styles.acts}>
            {next}
            <Button variant="quiet" onClick={() => onAnswer(false)}>
              I cannot: count it as missed
            </Button>
          </div>
        </div>
      );
  }
}

interface PartProps {
  readonly place: string;
  readonly onAnswer: (right: boolean) => void;
  readonly next: ReactNode;
}

function Choose({ round, place, onAnswer, next }: PartProps & { readonly round: Round }) {
  const { spec, asks, record, options, scenario, why } = round;
  const [chosen, setChosen] = useState<string | null>(null);
  const question =
    asks === 'log'
      ? t`What does the log hold in the end?`
      : t`What is the application told of ${record}?`;
  const right = options.find((one) => one.right)?.answer ?? '';
  const mine = options.find((one) => one.answer === chosen);
  return (
    <Frame place={place} question={question} given={<Given spec={spec} />}>
      <Choices
        label={question}
        options={options}
        chosen={chosen}
        onChoose={(answer) => {
          setChosen(answer);
          onAnswer(answer === right);
        }}
      />
      {chosen !== null && (
        <Reveal
          scenario={scenario}
          mark={{ right: mine?.right ?? false, is: right, told: mine?.told ?? '' }}
          why={why}
          next={next}
        />
      )}
    </Frame>
  );
}

function Write({ spec, place, onAnswer, next }: PartProps & { readonly spec: Round['spec'] }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [mark, setMark] = useState<Mark | null>(null);
  const round = useMemo(() => roundFrom(spec, 'log'), [spec]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = writtenLog(text);
    if (!written) {
      setProblem(t`Expected the numbers of the orders in the order of the log, such as 1 2 3.`);
      return;
    }
    const made = markLog(spec, written);
    setProblem('');
    setMark(made);
    onAnswer(made.right);
  };
  return (
    <Frame place={place} question={t`Write the log down.`} given={<Given spec={spec} />}>
      <form className={styles.write} onSubmit={submit}>
        <label htmlFor="log">Order numbers, from the first offset on</label>
        <input
          id="log"
          inputMode="numeric"
          autoComplete="off"
          placeholder="1 2 3"
          value={text}
          disabled={mark !== null}
          aria-describedby={problem === '' ? undefined : 'log-problem'}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {problem !== '' && (
          <p id="log-problem" role="alert">
            {problem}
          </p>
        )}
        {mark === null && (
          <Button type="submit" variant="primary">
            That is my answer
          </Button>
        )}
      </form>
      {mark && <Reveal scenario={round.scenario} mark={mark} why={round.why} next={next} />}
    </Frame>
  );
}

interface FrameProps {
  readonly place: string;
  readonly question: string;
  readonly given: ReactNode;
  readonly children: ReactNode;
}

function Frame({ place, question, given, children }: FrameProps) {
  return (
    <>
      <header>
        <p className={styles.over}>{place}</p>
        <h1>{question}</h1>
      </header>
      <div className={styles.columns}>
        {given}
        <section className={styles.answers} aria-label="Your answer">
          {children}
        </section>
      </div>
    </>
  );
}

interface RevealProps {
  readonly scenario: Scenario;
  readonly mark: Mark;
  readonly why: string;
  readonly next: ReactNode;
}

function Reveal({ scenario, mark, why, next }: RevealProps) {
  const index = useMemo(() => buildTraceIndex(run(scenario)), [scenario]);
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  return (
    <section ref={section} tabIndex={-1} className={styles.reveal} aria-label="What happens">
      <h2 className={styles.revealTitle} data-right={mark.right}>
        {mark.right ? t`So it is` : t`Not this time`}
      </h2>
      {mark.told !== '' && <p className={styles.model}>You {mark.told}.</p>}
      {!mark.right && (
        <p className={styles.reality}>
          In the run: <Answer answer={mark.is} marked />
        </p>
      )}
      <p>{capital(why)}</p>
      <div className={styles.acts}>
        {next}
        <a className={styles.link} href={addressOfScenario(scenario, decidingEvent(index))}>
          Open this run in the lab
        </a>
      </div>
      <RunPicture index={index} label={t`The run: ${why}`} />
    </section>
  );
}

import { useEffect, useMemo } from 'react';
import { followProgress, markDone } from '../../../store/browserStateProgress.ts';
import { beatAddress, readBeatAddress } from '../../../store/lesson/address.ts';
import { type Beat, type BeatPlace, beatNamed, texts } from '../../../store/lesson/course.ts';
import { type Numbers, numbersClaimed, numbersIn } from '../../../store/lesson/numbers.ts';
import { firstTerms } from '../../../store/lesson/terms.ts';
import { useActions, useLab, useTraceIndex } from '../../../store/useLab.ts';
import { BeatNav } from './BeatNav.tsx';
import { BeatStamps } from './BeatStamps.tsx';
import { ChallengeCard } from './ChallengeCard.tsx';
import { FillCard } from './FillCard.tsx';
import styles from './lesson.module.css';
import { Mirror } from './Mirror.tsx';
import { PredictionCard } from './PredictionCard.tsx';
import { Prose } from './Prose.tsx';
import { Sources } from './Sources.tsx';
import { useBeat } from './useBeat.ts';

followProgress();

/** The lesson beside the picture: where it stands, what it says, what it asks. Drives the lab. */
export default function LessonRail() {
  const page = useLab((lab) => lab.page);
  const { lesson, beat } = readBeatAddress(page);
  const place = beatNamed(lesson, beat);
  if (!place) {
    return (
      <section className={styles.rail} aria-label={texts.player.course}>
        <div className={styles.body}>
          <p className={styles.story}>{texts.player.missing(`${lesson}/${beat}`)}</p>
          <a href="#/course">{texts.player.course}</a>
        </div>
      </section>
    );
  }
  return <LessonBeat key={`${lesson}/${place.beat.id}`} place={place} />;
}

function LessonBeat({ place }: { readonly place: BeatPlace }) {
  const { lesson, words, beat, says, nth } = place;
  const { player } = texts;
  const name = `${lesson.id}/${beat.id}`;
  const { hidden, changed, ready } = useBeat(lesson.id, beat);
  const terms = useMemo(
    () => firstTerms(lesson, words, texts.glossary, beat.id),
    [lesson, words, beat],
  );
  const numbers = useNumbers(beat);
  const last = nth === lesson.beats.length - 1;
  useBeatKeys(place, hidden);
  useEffect(() => {
    if (!hidden) markDone(name);
  }, [hidden, name]);
  return (
    <section className={styles.rail} aria-label={words.title}>
      <div className={styles.body}>
        <BeatStamps place={place} />
        <p className={styles.number}>
          <a href="#/course">{player.course}</a> · {words.title} ·{' '}
          <span className={styles.nth}>{player.step(nth + 1, lesson.beats.length)}</span>
          {beat.subgoal && <span className={styles.subgoal}>{player.subgoal[beat.subgoal]}</span>}
        </p>
        <h1 className={styles.title}>{says.title}</h1>
        <div className={styles.story}>
          {Object.keys(beat.says).map((key) => (
            <p key={key}>
              <Prose text={says.says[key] ?? ''} terms={terms[key] ?? []} numbers={numbers} />
            </p>
          ))}
          {changed && (
            <p className={styles.changed}>
              {beat.numbers ? player.changedNumbers : player.changed}
            </p>
          )}
        </div>
        {ready && beat.mirror && <Mirror kind={beat.mirror} />}
        {last && !hidden && (
          <section className={styles.keep} aria-label={player.keep}>
            <h2>{player.keep}</h2>
            <ul>
              {Object.entries(words.takeaways).map(([key, sentence]) => (
                <li key={key}>
                  <Prose text={sentence} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <Sources sources={beat.sources} />
      </div>
      <div className={styles.foot}>
        {ready && beat.predict && says.predict && (
          <PredictionCard
            key={name}
            name={name}
            beat={beat}
            prediction={beat.predict}
            words={says.predict}
            numbers={numbers}
          />
        )}
        {ready && beat.fill && says.fill && (
          <FillCard
            key={name}
            name={name}
            beat={beat}
            gaps={beat.fill}
            words={says.fill}
            numbers={numbers}
          />
        )}
        {ready && beat.challenge && says.challenge && (
          <ChallengeCard
            beat={beat}
            challenge={beat.challenge}
            words={says.challenge}
            numbers={numbers}
          />
        )}
        <BeatNav place={place} hidden={hidden} />
      </div>
    </section>
  );
}

/** The numbers of the run on the stage; while another beat's run still stands there, those that the claims assert. */
function useNumbers(beat: Beat): Numbers {
  const { trace } = useTraceIndex();
  return useMemo(
    () => (trace.scenario.id === beat.scene ? numbersIn(beat, trace) : numbersClaimed(beat)),
    [beat, trace],
  );
}

/** Page up and down, as a clicker sends them, and shift with the arrows. */
function useBeatKeys({ lesson, nth }: BeatPlace, hidden: boolean): void {
  const { goTo } = useActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const back = event.key === 'PageUp' || (event.shiftKey && event.key === 'ArrowLeft');
      const on = event.key === 'PageDown' || (event.shiftKey && event.key === 'ArrowRight');
      if (event.shiftKey && event.target instanceof HTMLInputElement) return;
      const target = lesson.beats[nth + (back ? -1 : 1)];
      if ((!back && !on) || event.defaultPrevented) return;
      event.preventDefault();
      if (target && (back || !hidden)) goTo(beatAddress(lesson.id, target.id));
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [lesson, nth, hidden, goTo]);
}

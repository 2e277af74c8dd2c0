import { useEffect, useRef, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { beatAddress, readBeatAddress } from '../../../store/lesson/address.ts';
import type { Beat } from '../../../store/lesson/course.ts';
import { asksFirst } from '../../../store/lesson/judge.ts';
import { changedFields, isChanged, showBeat } from '../../../store/lesson/play.ts';
import { useProgress } from '../../../store/lesson/useProgress.ts';
import { useActions, useLab, useLabStore } from '../../../store/useLab.ts';

/**
 * Puts the lab at a beat, and keeps the address at what the learner makes of it. `ready`: the beat’s run is on the
 * stage. Before that nothing may be answered: the answer would be about the run of the step before, or about none.
 */
export function useBeat(lesson: string, beat: Beat) {
  const store = useLabStore();
  const { notify } = useActions();
  const page = useLab((lab) => lab.page);
  const answered = useProgress().answers[`${lesson}/${beat.id}`] !== undefined;
  const hidden = asksFirst(beat) !== undefined && !answered;
  const changed = useLab((lab) => isChanged(lab.experiment, beat));
  const written = useRef<string | null>(null);
  const [ready, setReady] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer lifts the curtain by itself
  useEffect(() => {
    if (page === written.current) return;
    let gone = false;
    written.current = null;
    showBeat(store, beat, readBeatAddress(page).fields, hidden).then(
      () => {
        if (gone) return;
        written.current = page;
        setReady(true);
      },
      () => notify(t`The scene did not load. Try again when the page can be reached.`),
    );
    return () => {
      gone = true;
    };
  }, [page, beat, store]);

  useEffect(
    () =>
      store.subscribe((lab, before) => {
        const there = written.current !== null && lab.page === written.current;
        if (!there || lab.experiment === before.experiment || lab.playing || lab.tween) return;
        const address = beatAddress(lesson, beat.id, changedFields(store, beat));
        if (address === lab.page) return;
        written.current = address;
        store.setState({ page: address });
      }),
    [store, lesson, beat],
  );
  return { hidden, changed, ready };
}

import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { t } from '../../../i18n/t.ts';
import { type Experiment, experimentOf } from '../../../store/experiment.ts';
import { nameOfPlace } from '../../../store/scenes.ts';
import { useCurrentEvent, useLab, useTraceIndex } from '../../../store/useLab.ts';
import { selectRail } from '../../../trace/selectors/railView.ts';
import { Onward } from '../../controls/Onward.tsx';
import { SceneStamps } from '../../controls/SceneStamps.tsx';
import { Outcome } from './Outcome.tsx';
import styles from './rail.module.css';
import { breakable, Steps } from './Steps.tsx';

// Loaded with the first change.
const Changed = lazy(() => import('./Changed.tsx'));

/** What the run is about, where it stands, what came of it; and the way to the next scene. */
export function Rail({ rejected }: { readonly rejected: boolean }) {
  const index = useTraceIndex();
  const current = useCurrentEvent();
  const view = useMemo(() => selectRail(index, current), [index, current]);
  const name = useLab(nameOfPlace);
  const experiment = useLab((lab) => lab.experiment);
  const changed = useMemo(() => differs(experiment), [experiment]);
  const story = useRef<HTMLDivElement>(null);
  // Keys scroll what has the focus: a story that is longer than its room can have it
  // biome-ignore lint/correctness/useExhaustiveDependencies: the paragraphs are those of the run
  useEffect(() => {
    const box = story.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => {
      if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    });
    for (const one of [box, ...box.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [index]);
  return (
    <section className={styles.rail} aria-label="Scene" data-begun={view.moment !== null}>
      <div className={styles.body}>
        <div className={styles.stampsPlace}>
          <SceneStamps />
        </div>
        <p className={styles.number}>{name}</p>
        <h1 className={styles.title}>{view.title}</h1>
        <div ref={story} className={styles.story}>
          {view.about.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Suspense>{changed && <Changed />}</Suspense>
        </div>
        {!rejected && <Steps steps={view.steps} />}
      </div>
      <div className={styles.foot}>
        {!rejected && (
          <div className={styles.moment}>
            {view.moment ? (
              <>
                <strong>{view.moment.at}</strong> {breakable(view.moment.sentence)}
              </>
            ) : (
              t`Press play, or step to the first event.`
            )}
          </div>
        )}
        <Outcome outcome={view.outcome} />
        <Onward quiet={rejected} />
      </div>
    </section>
  );
}

/** Whether anything of it was set by hand. */
function differs(experiment: Experiment): boolean {
  return JSON.stringify(experiment) !== JSON.stringify(experimentOf(experiment.source));
}

import { useMemo } from 'react';
import { changesOf } from '../../../store/changes.ts';
import { nameOfPlace } from '../../../store/scenes.ts';
import { useCurrentEvent, useLab, useRun, useTraceIndex } from '../../../store/useLab.ts';
import { selectRail } from '../../../trace/selectors/railView.ts';
import { Onward } from '../../controls/Onward.tsx';
import { SceneStamps } from '../../controls/SceneStamps.tsx';
import { Outcome } from './Outcome.tsx';
import styles from './rail.module.css';
import { Steps } from './Steps.tsx';

/** What the run is about, where it stands, what came of it; and the way to the next scene. */
export function Rail({ rejected }: { readonly rejected: boolean }) {
  const index = useTraceIndex();
  const current = useCurrentEvent();
  const view = useMemo(() => selectRail(index, current), [index, current]);
  const name = useLab(nameOfPlace);
  const run = useRun();
  const experiment = useLab((lab) => lab.experiment);
  const changes = useMemo(() => changesOf(experiment, run), [experiment, run]);
  return (
    <section className={styles.rail} aria-label="Scene" data-begun={view.moment !== null}>
      <div className={styles.body}>
        <div className={styles.stampsPlace}>
          <SceneStamps />
        </div>
        <p className={styles.number}>{name}</p>
        <h1 className={styles.title}>{view.title}</h1>
        <div className={styles.story}>
          {view.about.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {changes.length > 0 && (
            <p className={styles.changed}>
              The story tells the scene as it ships. Changed here: {breakable(changes.join(', '))}.
            </p>
          )}
        </div>
        {!rejected && <Steps steps={view.steps} />}
      </div>
      <div className={styles.foot}>
        {!rejected && (
          <div className={styles.moment}>
            {view.moment ? (
              <>
                <strong>{view.moment.at}</strong> {view.moment.sentence}
              </>
            ) : (
              'Press play, or step to the first event.'
            )}
          </div>
        )}
        <Outcome outcome={view.outcome} />
        <Onward quiet={rejected} />
      </div>
    </section>
  );
}

/** A long key may break behind a dot. */
function breakable(text: string): string {
  return text.replaceAll('.', '.\u200b');
}

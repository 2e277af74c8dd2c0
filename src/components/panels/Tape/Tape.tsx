import { lazy, Suspense } from 'react';
import { useLab } from '../../../store/useLab.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { NARROW, useMedia } from '../../app/useMedia.ts';
import { InspectorButton } from '../../controls/InspectorButton.tsx';
import { Onward } from '../../controls/Onward.tsx';
import { SpeedMenu } from '../../controls/SpeedMenu.tsx';
import { Transport } from '../../controls/Transport.tsx';
import { TapeTrack } from './TapeTrack.tsx';
import styles from './tape.module.css';

const BranchStrip = lazy(() => import('../../controls/Branches/BranchStrip.tsx'));

interface TapeProps {
  readonly index: TraceIndex;
  /** No producer was built, so there is nothing to move through. */
  readonly empty: boolean;
}

/** Transport and time tape, at the foot of the page. */
export function Tape({ index, empty }: TapeProps) {
  const narrow = useMedia(NARROW);
  // What stands over the axis
  const looped = useLab((lab) => lab.loop !== null);
  const crowned = looped || index.trace.scenario.interventions.length > 0;
  const branched = useLab((lab) => lab.branches.length > 1);
  return (
    <>
      <Suspense>{branched && <BranchStrip />}</Suspense>
      <section className={styles.tape} data-crowned={crowned} aria-label="Time">
        <Transport disabled={empty} narrow={narrow} />
        {empty ? <NoTrace /> : <TapeTrack index={index} />}
        {narrow ? (
          <div className={styles.onward}>
            <Onward />
          </div>
        ) : (
          <SpeedMenu disabled={empty} />
        )}
        {!empty && <InspectorButton />}
      </section>
    </>
  );
}

function NoTrace() {
  return (
    <p className={styles.noTrace}>
      <span>No trace yet. It starts when the producer is built.</span>
    </p>
  );
}

import { useLab, useRun } from '../../store/useLab.ts';
import { MessageActions } from '../controls/MessageActions.tsx';
import { Rail } from '../panels/Rail/Rail.tsx';
import { Tape } from '../panels/Tape/Tape.tsx';
import { LazyMotion, MotionConfig } from '../ui/motion.ts';
import styles from './app.module.css';
import { FailureNotice } from './FailureNotice.tsx';
import { Header } from './Header.tsx';
import { KeyList } from './KeyList.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { Toast } from './Toast.tsx';
import { useKeyboard } from './useKeyboard.ts';
import { useMedia, WIDE } from './useMedia.ts';
import { usePlayback } from './usePlayback.ts';
import { Workbench } from './Workbench.tsx';

const loadMotion = () => import('./motionFeatures.ts').then((features) => features.default);

/** The page: header, rail, workbench, tape. */
export function App() {
  usePlayback();
  useKeyboard();
  const { index } = useRun();
  const wide = useMedia(WIDE);
  const sheetOpen = useLab((lab) => lab.sheetOpen);
  const rejected = index.trace.events.some((one) => one.type === 'configRejected');
  return (
    <LazyMotion features={loadMotion} strict>
      <MotionConfig reducedMotion="user">
        <div className={styles.app}>
          <Header />
          <main className={styles.main}>
            <div className={styles.rail}>
              <Rail rejected={rejected} />
            </div>
            <div className={styles.bench}>
              <LinkNotice />
              <FailureNotice />
              <Workbench rejected={rejected} />
            </div>
            <div className={styles.tape}>
              {!wide && !sheetOpen && <MessageActions floating />}
              <Tape index={index} empty={rejected} />
            </div>
          </main>
        </div>
        <Toast />
        <LiveRegion />
        <KeyList />
      </MotionConfig>
    </LazyMotion>
  );
}

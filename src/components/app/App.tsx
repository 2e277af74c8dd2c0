import { lazy, Suspense } from 'react';
import { isLesson, showsLab } from '../../store/pages.ts';
import { useLab, useRun } from '../../store/useLab.ts';
import { Rail } from '../panels/Rail/Rail.tsx';
import { Tape } from '../panels/Tape/Tape.tsx';
import { useTouched } from '../ui/useTouched.ts';
import styles from './app.module.css';
import { ClosedDesk } from './Desk/DeskNames.tsx';
import { Header } from './Header.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { useEver } from './useEver.ts';
import { useKeyboard } from './useKeyboard.ts';
import { useMedia, WIDE } from './useMedia.ts';
import { usePlayback } from './usePlayback.ts';
import { Workbench } from './Workbench.tsx';

// Loaded when they first open.
const FailureNotice = lazy(() => import('./FailureNotice.tsx'));
const LinkNotice = lazy(() => import('./LinkNotice.tsx'));
const Page = lazy(() => import('../../pages/index.tsx'));
const Desk = lazy(() => import('./Desk/Desk.tsx'));
const LessonRail = lazy(() => import('../panels/Lesson/LessonRail.tsx'));
const MessageActions = lazy(() => import('../controls/MessageActions.tsx'));
const Printed = lazy(() => import('./Printed/Printed.tsx'));
const RailGrip = lazy(() => import('./RailGrip.tsx'));
const KeyList = lazy(() => import('./KeyList.tsx'));
const BreakMenu = lazy(() => import('../controls/BreakMenu/BreakMenu.tsx'));

/** The header over the lab, or over a page of its own. */
export function App() {
  useKeyboard();
  const paged = useLab((lab) => !showsLab(lab.page));
  const breakAsked = useEver(useLab((lab) => lab.breaking !== null));
  const keysAsked = useEver(useLab((lab) => lab.keysOpen));
  return (
    <>
      <div className={styles.app}>
        <Header />
        {paged ? (
          <Suspense fallback={<main />}>
            <Page />
          </Suspense>
        ) : (
          <Lab />
        )}
      </div>
      <LiveRegion />
      <Suspense>
        {keysAsked && <KeyList />}
        {breakAsked && <BreakMenu />}
      </Suspense>
    </>
  );
}

/** Rail, workbench, tape. */
function Lab() {
  const deskAsked = useEver(useLab((lab) => lab.desk !== ''));
  usePlayback();
  const { index } = useRun();
  const lesson = useLab((lab) => isLesson(lab.page));
  const wide = useMedia(WIDE);
  const touched = useTouched();
  const hidden = useLab((lab) => lab.hidden);
  const sheetOpen = useLab((lab) => lab.sheetOpen);
  const misread = useLab((lab) => lab.linkProblems.length > 0);
  const failed = useLab((lab) => lab.engineFault !== null);
  const rejected = index.trace.events.some((one) => one.type === 'configRejected');
  return (
    <main className={styles.main} data-hidden={hidden}>
      <Suspense>{touched && <Printed />}</Suspense>
      <div className={styles.rail}>
        {lesson ? (
          <Suspense>
            <LessonRail />
          </Suspense>
        ) : (
          <Rail rejected={rejected} />
        )}
        <Suspense>{wide && touched && <RailGrip />}</Suspense>
      </div>
      <div className={styles.bench} data-bench="">
        <Suspense>
          {misread && <LinkNotice />}
          {failed && <FailureNotice />}
        </Suspense>
        <Workbench rejected={rejected} />
      </div>
      <div className={styles.desk}>
        {deskAsked ? (
          <Suspense fallback={<ClosedDesk />}>
            <Desk />
          </Suspense>
        ) : (
          <ClosedDesk />
        )}
      </div>
      <div className={styles.tape}>
        <Suspense>{!wide && !sheetOpen && <MessageActions floating />}</Suspense>
        <Tape index={index} empty={rejected} />
      </div>
    </main>
  );
}

import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { useActions, useLab, useRun } from '../../store/useLab.ts';
import { hasBackstage } from '../../trace/selectors/stageView.ts';
import { Inspector } from '../panels/Inspector/Inspector.tsx';
import { Lanes } from '../panels/Lanes/Lanes.tsx';
import { Stage } from '../panels/Stage/Stage.tsx';
import type { StageChoice } from '../panels/types.ts';
import { useSize } from '../ui/useSize.ts';
import { useTouched } from '../ui/useTouched.ts';
import { stageLayout, THREE_COLUMNS_FROM } from './stageLayout.ts';
import { useEver } from './useEver.ts';
import { usePlayhead } from './usePlayhead.ts';
import styles from './workbench.module.css';

// Loaded when they are first needed.
const ConfigError = lazy(() => import('../panels/ConfigError/ConfigError.tsx'));
const CompactHeads = lazy(() => import('../panels/Stage/Compact/CompactHeads.tsx'));
const Backstage = lazy(() => import('../panels/Backstage/Backstage.tsx'));
const Toast = lazy(() => import('./Toast.tsx'));
const InspectorSheet = lazy(() => import('../panels/Inspector/InspectorSheet.tsx'));

const Grip = lazy(() => import('../ui/Grip.tsx'));

const INSPECTOR = 328;
/** The machines alone are as large as the window allows; this is what they are drawn for. */
const STAGE = { width: 984, height: 418 } as const;
const GAP = 16;
/** A flight and its answer; in a lower window the bench scrolls. */
const LANES_AT_LEAST = 112;
/** Under cards of everybody in the run, where several flights stand beside each other. */
const CROWDED_LANES = 184;
/** On a narrow screen, where the page scrolls. */
const COMPACT_LANES = 356;

/** The stage over the lanes, and the inspector beside them. */
export function Workbench({ rejected }: { readonly rejected: boolean }) {
  const [box, { width, height }] = useSize<HTMLDivElement>();
  const layout = stageLayout(width);
  const inspectorBeside = useLab((lab) => lab.inspectorBeside);
  const beside = layout.kind === 'wide' && inspectorBeside;
  const toasted = useEver(useLab((lab) => lab.toast !== null));
  return (
    <div className={styles.workbench} ref={box} data-kind={layout.kind}>
      {width > 0 &&
        (rejected ? (
          <Suspense>
            <ConfigError />
          </Suspense>
        ) : (
          <Panels width={width} height={height} inspectorBeside={beside} />
        ))}
      {toasted && (rejected || !beside) && (
        <Suspense>
          <Toast />
        </Suspense>
      )}
    </div>
  );
}

interface PanelsProps {
  readonly width: number;
  readonly height: number;
  readonly inspectorBeside: boolean;
}

function Panels({ width, height, inspectorBeside: beside }: PanelsProps) {
  const { index } = useRun();
  const selection = useLab((lab) => lab.selection);
  const { select, loseMessage, holdMessage, seek, resize } = useActions();
  const [choice, setChoice] = useState<Choice>({ partition: null, producer: null });
  const playhead = usePlayhead();
  const hidden = useLab((lab) => (width < THREE_COLUMNS_FROM ? '' : lab.hidden));
  const noDiagram = hidden.includes('d');
  const noMachines = hidden.includes('m');
  const [above, setAbove] = useState(0);
  const { machines: split = null, inspector } = useLab((lab) => lab.sizes);
  const scale = noDiagram
    ? Math.max(1, Math.min(width / STAGE.width, height / (STAGE.height + above), 3))
    : 1;
  const layout = stageLayout(width / scale);
  const inspectorWidth = inspector ?? INSPECTOR;
  const gestures = { onSelect: select, onLose: loseMessage, onHold: holdMessage };
  const hasRoom = layout.kind === 'wide';
  const compact = layout.kind === 'compact';
  const lanesWidth = beside ? layout.width - layout.margin - inspectorWidth - GAP : layout.width;
  const touched = useTouched();
  useEffect(() => {
    if (!touched) return;
    const linked = import('../panels/linkTwins.ts').then((they) => they.linkTwins(index));
    return () => void linked.then((end) => end());
  }, [index, touched]);
  const crowded = useMemo(() => hasBackstage(index), [index]);
  const full = noMachines ? 0 : layout.bottom + (crowded ? above : 0);
  const upper = noMachines || split === null ? full : split;
  const room = height - upper;
  const least = crowded ? CROWDED_LANES : LANES_AT_LEAST;
  const lanesHeight = compact ? COMPACT_LANES : Math.max(least, room);
  const shared = { index, playhead, layout, selection, ...choice, ...gestures };
  const sheetAsked = useEver(useLab((lab) => lab.sheetOpen));
  const toasted = useEver(useLab((lab) => lab.toast !== null));
  // Beside the lanes the inspector has room for it, so that nothing is covered.
  const banner = toasted && (
    <Suspense>
      <Toast inline />
    </Suspense>
  );
  const sheet = sheetAsked && (
    <Suspense>
      <InspectorSheet />
    </Suspense>
  );
  const stageProps = {
    ...shared,
    onFocus: (focus: StageChoice) => setChoice(focusOn(choice, focus)),
  };
  const stage = <Stage {...stageProps} />;
  const backstage = crowded && (
    <Suspense>
      <Backstage
        {...stageProps}
        room={compact || noDiagram || noMachines ? null : height - layout.bottom}
        onHeight={setAbove}
      />
    </Suspense>
  );
  const heads = compact && (
    <Suspense>
      <CompactHeads {...stageProps} />
    </Suspense>
  );
  const lanes = (
    <Lanes
      {...shared}
      heads={heads}
      named={noMachines}
      width={lanesWidth}
      height={lanesHeight}
      onSeek={seek}
    />
  );
  if (compact) {
    return (
      <>
        {lanes}
        {stage}
        {backstage}
        {sheet}
      </>
    );
  }
  const most = Math.max(120, Math.min(full, height - LANES_AT_LEAST));
  return (
    <div className={styles.content} style={{ width: layout.width, zoom: scale }}>
      {!noMachines && (
        <div className={styles.upper} data-machines="" data-split={!noDiagram && split !== null}>
          <div style={noDiagram || split === null ? undefined : { height: split }}>
            {backstage}
            {stage}
          </div>
          {touched && !noDiagram && (
            <Suspense>
              <Grip
                label={t`Height of the machines`}
                edge="bottom"
                size={upper}
                least={120}
                most={most}
                onSize={(machines) => resize({ machines })}
              />
            </Suspense>
          )}
        </div>
      )}
      {!noDiagram && (
        <div className={styles.lower} style={{ height: lanesHeight }}>
          {lanes}
          {beside && (
            <div
              className={styles.inspector}
              data-inspector=""
              style={{ right: layout.margin, width: inspectorWidth }}
            >
              <Inspector banner={banner} />
              {touched && (
                <Suspense>
                  <Grip
                    label={t`Width of the inspector`}
                    edge="left"
                    size={inspectorWidth}
                    least={240}
                    most={Math.max(240, Math.min(640, width - 560))}
                    onSize={(inspector) => resize({ inspector })}
                  />
                </Suspense>
              )}
            </div>
          )}
        </div>
      )}
      {!hasRoom && sheet}
    </div>
  );
}

interface Choice {
  readonly partition: string | null;
  readonly producer: string | null;
}

function focusOn(choice: Choice, focus: StageChoice): Choice {
  return focus.kind === 'partition'
    ? { ...choice, partition: focus.partition }
    : { ...choice, producer: focus.producer };
}

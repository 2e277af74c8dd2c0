// What it costs to show any instant of a long run: its world, and everything that the page reads from it.
import { type Trace, worldAt } from '../../src/engine/index.ts';
import { selectLife, selectWhy } from '../../src/trace/selectors/inspectorView.ts';
import { selectLanes } from '../../src/trace/selectors/lanesView.ts';
import { selectRail } from '../../src/trace/selectors/railView.ts';
import { recordInFocus } from '../../src/trace/selectors/recordInFocus.ts';
import { sentenceOf } from '../../src/trace/selectors/say.ts';
import { stageAt } from '../../src/trace/selectors/stageView.ts';
import { selectTape } from '../../src/trace/selectors/tapeView.ts';
import { buildTraceIndex } from '../../src/trace/traceIndex.ts';
import { heading, ms, show, showSpread, timed, timeEach } from './measure.ts';

const BAR = '2 ms';
const NOTHING = { partition: null, producer: null, selection: null };
/** The lanes as they are on a window of 1440 px. */
const LANES = { client: 256, gate: 486, followers: 714, flight: 34, compact: false };
const TAPE_PX = 720;

export function benchState(trace: Trace, instants: readonly number[]): void {
  const { length } = trace.events;
  heading(`Any instant of a run of ${length} events: median of ${instants.length} instants`);
  showSpread(
    'the world',
    timeEach(instants, (event) => worldAt(trace, event)),
    BAR,
  );

  const index = buildTraceIndex(trace);
  const shown = (playhead: number) => {
    const event = index.clock.eventAt(playhead);
    stageAt(index, event, NOTHING);
    selectRail(index, event);
    selectWhy(index, event);
    sentenceOf(index, event);
  };
  const playheads = instants.map((event) => index.clock.screenOf(event) + 1);
  showSpread('the world and the view models of the page', timeEach(playheads, shown), BAR);
  showSpread(
    '  of which the machines',
    timeEach(instants, (event) => stageAt(index, event, NOTHING)),
  );
  showSpread(
    '  of which the rail',
    timeEach(instants, (event) => selectRail(index, event)),
  );
  showSpread(
    "  the life of an instant's record, when asked for",
    timeEach(instants, (event) => {
      const record = recordInFocus(index, { kind: 'event', event });
      if (record !== null) selectLife(index, record);
    }),
  );

  heading('Once for a run of that length');
  const fresh = buildTraceIndex(trace);
  show('the index', ms(timed(() => buildTraceIndex(trace))));
  show('the lanes', ms(timed(() => selectLanes(fresh, LANES))));
  show('the tape', ms(timed(() => selectTape(fresh, TAPE_PX))));
}

// A sequence of scenes as slides: each scene is named, then told in its turning points, then summed up.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { lostAckIdempotent } from '../../lessons/scenes/lostAck.ts';
import { run } from '../../scenario/index.ts';
import { causalSteps } from '../../trace/selectors/causalSteps.ts';
import { type OutcomeView, selectRail } from '../../trace/selectors/railView.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { capital, durationText } from '../../trace/words.ts';

export interface Slide {
  readonly scene: string;
  readonly headline: string;
  /** Under the headline. */
  readonly words: string;
  readonly time: string;
  readonly index: TraceIndex;
  /** The event up to which the run is shown; -1: nothing of it yet. */
  readonly until: number;
  /** At the end of a scene. */
  readonly outcome: OutcomeView | null;
}

/** Scenes for a talk of a quarter of an hour. */
export const SEQUENCE: readonly string[] = [
  'happy-path',
  'lost-ack',
  'lost-ack-idempotent',
  'palindrome',
  'restart-resend',
];

/** The scene of that name, the retold one included. */
function sceneOf(id: string): Scenario | undefined {
  return id === lostAckIdempotent.id ? lostAckIdempotent : fromCatalogue(id);
}

/** Names in an address that no scene has. */
export function unknownScenes(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !sceneOf(id));
}

export function slidesOf(ids: readonly string[]): readonly Slide[] {
  return ids.flatMap((id) => {
    const scenario = sceneOf(id);
    return scenario ? slidesOfScene(scenario) : [];
  });
}

function slidesOfScene(scenario: Scenario): readonly Slide[] {
  const index = buildTraceIndex(run(scenario));
  const { events } = index.trace;
  const common = { scene: scenario.id, index };
  const { outcome } = selectRail(index, events.length - 1);
  const [first = ''] = scenario.about.split(/(?<=\.) /);
  return [
    {
      ...common,
      headline: scenario.title,
      words: first,
      time: '',
      until: -1,
      outcome: null,
    },
    ...causalSteps(index).map(({ event, text }) => ({
      ...common,
      headline: capital(text),
      words: scenario.title,
      time: durationText(events[event]?.at ?? 0),
      until: event,
      outcome: null,
    })),
    {
      ...common,
      headline: capital(outcome.title),
      words: t`The app was told: ${outcome.told}.`,
      time: durationText(events.at(-1)?.at ?? 0),
      until: events.length - 1,
      outcome,
    },
  ];
}

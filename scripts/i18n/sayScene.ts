// What a scene says, in the language that this module is loaded in.
import '../../src/trace/extras.ts';
import { fromCatalogue } from '../../src/lessons/catalogue/index.ts';
import { run } from '../../src/scenario/index.ts';
import { explain } from '../../src/trace/explain/explain.ts';
import { eventLabel } from '../../src/trace/labels.ts';
import { selectRail } from '../../src/trace/selectors/railView.ts';
import { eventSentence } from '../../src/trace/sentences.ts';
import { buildTraceIndex } from '../../src/trace/traceIndex.ts';
import { capital } from '../../src/trace/words.ts';

/** Lines of text; a scene that does not exist is said so. */
export function lines(id: string): readonly string[] {
  const scenario = fromCatalogue(id);
  if (!scenario) return [`no scene is called ${id}`];
  const trace = run(scenario);
  const index = buildTraceIndex(trace);
  const { outcome } = selectRail(index, trace.events.length - 1);
  return [
    scenario.title,
    scenario.about,
    ...trace.events.map(
      (event) =>
        `${event.at} ms  ${capital(eventSentence(event, index))}.  [${eventLabel(event, index)}]`,
    ),
    outcome.title,
    outcome.told,
    ...explain(trace).list.map((one) => one.headline),
  ];
}

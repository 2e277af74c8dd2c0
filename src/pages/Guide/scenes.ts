import '../../trace/extras.ts';
import type { Trace } from '../../engine/index.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { readTerm } from '../../trace/claims.ts';

const traces = new Map<string, Trace>();

/** What a term comes to in the run of a scene. */
export function readIn(id: string, term: string): string {
  const scene = fromCatalogue(id);
  if (!scene) throw new Error(`no scene is named ${id}`);
  const trace = traces.get(id) ?? run(scene);
  traces.set(id, trace);
  return readTerm(trace, term);
}

export function nameOfScene(id: string): string {
  return fromCatalogue(id)?.title ?? id;
}

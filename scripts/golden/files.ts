// Files that are made from the code: the printed runs of the scenes and the format's JSON Schema.
import '../../src/trace/extras.ts';
import { catalogue } from '../../src/lessons/catalogue/index.ts';
import { lostAckIdempotent } from '../../src/lessons/scenes/lostAck.ts';
import { run, SCENARIO_JSON_SCHEMA } from '../../src/scenario/index.ts';
import { printRun } from '../../src/trace/printTrace.ts';

/** Folder of the golden files, from the project's root. */
export const GOLDEN_FOLDER = 'golden';
/** The schema's file, from the project's root. */
export const SCHEMA_FILE = 'docs/scenario.schema.json';

/** Name and text of each golden file. */
export function goldenFiles(): ReadonlyMap<string, string> {
  return new Map(
    [...catalogue, lostAckIdempotent].map((scene) => [
      `${scene.id}.trace.txt`,
      `${printRun(run(scene))}\n`,
    ]),
  );
}

/** The fidelity page, from the project's root. */
export const FIDELITY_FILE = 'docs/fidelity.md';

/** Text of the JSON Schema. */
export function schemaText(): string {
  return `${JSON.stringify(SCENARIO_JSON_SCHEMA, null, 2)}\n`;
}

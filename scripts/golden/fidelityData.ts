// What docs/fidelity.md and the fidelity page of the app show: every number counted from the recordings and the runs.

import { FINDINGS } from '../../conformance/findings.ts';
import { readRecording } from '../../conformance/lib/recordingFile.ts';
import { NOT_COMPARED } from '../../conformance/notCompared.ts';
import { RECORDINGS } from '../../conformance/recordings.ts';
import { CHECKERS } from '../../src/checkers/index.ts';

import { catalogue } from '../../src/lessons/catalogue/index.ts';
import { RULES, SIMPLIFIED } from '../../src/rules/index.ts';
import { ruleEvidence, ruleIds } from './ruleEvidence.ts';

/** Parts of the rules, by the first word of their ids. */
const PARTS: readonly (readonly [begin: string, title: string])[] = [
  ['client.', 'The producer'],
  ['broker.', 'The broker'],
  ['coordinator.', 'The transaction coordinator'],
  ['controller.', 'The controller'],
  ['network.', 'The network'],
  ['consumer.', 'The consumer'],
  ['group.', 'Consumer groups'],
  ['app.', 'The applications around Kafka'],
];

/** The app's file, from the project's root. */
export const FIDELITY_DATA_FILE = 'src/pages/Fidelity/fidelity.json';

const SCENES_NAMED = 3;

export type FidelityData = ReturnType<typeof fidelityData>;

/** Everything that is shown. */
export function fidelityData() {
  const evidence = ruleEvidence();
  const layers = RECORDINGS.map(({ layer, compared }) => {
    const { head, lines } = readRecording(layer);
    return {
      layer,
      compared,
      kafka: head.kafka,
      lines: lines.length,
      notCompared: NOT_COMPARED.filter((one) => one.layer === layer).map(({ what, why }) => ({
        what,
        why,
      })),
    };
  });
  const titles = new Map(catalogue.map((one) => [one.id, one.title]));
  return {
    newest: layers.find((one) => one.layer === 'cluster')?.kafka[0] ?? '',
    layers,
    parts: PARTS.map(([begin, title]) => ({
      title,
      rules: ruleIds()
        .filter((id) => id.startsWith(begin))
        .map((id) => {
          const { scenes, recordings, profiles, test } = evidence.get(id) ?? NO_EVIDENCE;
          const { meaning, source } = RULES[id];
          const named = scenes
            .slice(0, SCENES_NAMED)
            .map((scene) => ({ id: scene, title: titles.get(scene) ?? scene }));
          const some = { scenes: named, inScenes: scenes.length };
          return { id, meaning, source, profiles, ...some, onCluster: recordings.length, test };
        }),
    })),
    findings: FINDINGS.map(({ id, claim, verdict, shows, evidence: shown }) => ({
      id,
      claim,
      verdict,
      shows,
      recordings: shown.map((one) => one.recording),
      scenes: shown.flatMap((one) => {
        const scene = one.recording.replace(/^scene-/, '');
        const title = titles.get(scene);
        return title === undefined ? [] : [{ id: scene, title }];
      }),
    })),
    promises: CHECKERS.map(({ id, promise, exceptions }) => ({
      id,
      promise,
      exceptions: exceptions.map((one) => ({ id: one.id, why: one.why })),
    })),
    simplified: SIMPLIFIED,
    scenes: catalogue.length,
  };
}

/** Rules of no part, which would be left out. */
export function rulesWithoutPart(): readonly string[] {
  return ruleIds().filter((id) => !PARTS.some(([begin]) => id.startsWith(begin)));
}

const NO_EVIDENCE = { scenes: [], recordings: [], profiles: [], test: null };

/** Text of the app's file. */
export function fidelityDataText(data: FidelityData): string {
  return `${JSON.stringify(data, null, 1)}\n`;
}

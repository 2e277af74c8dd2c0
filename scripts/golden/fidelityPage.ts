// What the engine models of Kafka, what it checks, and what it leaves out: a page made from the data beside the code.
import { NOT_COMPARED } from '../../conformance/notCompared.ts';
import { CHECKERS } from '../../src/checkers/index.ts';
import { catalogue } from '../../src/lessons/catalogue/index.ts';
import { RULES, SIMPLIFIED } from '../../src/rules/index.ts';
import { FUZZ_RUNS } from '../../src/testing/fuzzRuns.ts';
import { type FidelityData, fidelityData } from './fidelityData.ts';

const FUZZED = Object.values(FUZZ_RUNS).reduce((sum, one) => sum + one, 0);

/** The page as Markdown. */
export function fidelityPage(data: FidelityData = fidelityData()): string {
  return `${[
    '# Fidelity',
    '',
    'Made by `npm run schema` from `src/rules/rules.ts`, `src/rules/simplified.ts`, `src/checkers` and the recordings;',
    'a test holds it to them. Rules are those of Kafka 4.0 to 4.4 unless they name a release.',
    '',
    '## What real Kafka was asked',
    '',
    'Each line below is a recording in `conformance/recordings` that `npm test` replays through the engine. All of them',
    'agree; what is not compared is listed with its reason.',
    '',
    '| layer | what is compared | Kafka | lines |',
    '|---|---|---|---|',
    ...data.layers.map(
      ({ layer, compared, kafka, lines }) =>
        `| ${layer} | ${compared} | ${kafka.join(', ')} | ${lines} |`,
    ),
    '',
    'Not compared:',
    '',
    ...NOT_COMPARED.map(({ layer, what, why }) => `- *${layer}*: ${what}: ${why}.`),
    '',
    `## Rules that the engine models (${Object.keys(RULES).length})`,
    '',
    'Each is cited by the events that show it. *Shown by* counts the scenes with asserted claims and the scenarios played',
    'alike by a real cluster in which it is at work, names a scene, and else the test that fires it; *releases* are those',
    'under which a scene shows it.',
    ...data.parts.flatMap(({ title, rules }) => [
      '',
      `### ${title}`,
      '',
      '| rule | what it says | where Kafka says it | releases | shown by |',
      '|---|---|---|---|---|',
      ...rules.map(
        (one) =>
          `| \`${one.id}\` | ${one.meaning} | ${one.source} | ${one.profiles.join(', ')} | ${shownBy(one)} |`,
      ),
    ]),
    '',
    `## Promises that are checked after every event (${CHECKERS.length})`,
    '',
    `On ${FUZZED.toLocaleString('en')} random scenarios in \`npm test\`, on as many as one likes with \`npm run fuzz\`. Where Kafka itself`,
    'does not keep a promise, the case is named, and a test shows it happening.',
    '',
    ...CHECKERS.flatMap(({ id, promise, exceptions }) => [
      `- **${id}**: ${promise}`,
      ...exceptions.map((one) => `  - except *${one.id}*: ${one.why}`),
    ]),
    '',
    '## What is simplified, and what is left out',
    '',
    ...SIMPLIFIED.map(({ what, instead }) => `- ${what}: ${instead}`),
    '',
    `## Scenes whose claims are asserted (${catalogue.length})`,
    '',
    catalogue.map((one) => `\`${one.id}\``).join(', '),
  ].join('\n')}\n`;
}

function shownBy({
  scenes,
  inScenes,
  onCluster,
  test,
}: FidelityData['parts'][number]['rules'][number]): string {
  const [first] = scenes;
  return [
    ...(first === undefined ? [] : [`${count(inScenes, 'scene')} (\`${first.id}\`)`]),
    ...(onCluster === 0 ? [] : [count(onCluster, 'cluster recording')]),
    ...(test === null ? [] : [`test “${test}”`]),
  ].join(', ');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

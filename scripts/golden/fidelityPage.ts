// What the engine models of Kafka, what it checks, and what it leaves out: a page made from the data beside the code.
import { readRecording } from '../../conformance/lib/recordingFile.ts';
import { NOT_COMPARED } from '../../conformance/notCompared.ts';
import { RECORDINGS } from '../../conformance/recordings.ts';
import { CHECKERS } from '../../src/checkers/index.ts';
import { catalogue } from '../../src/lessons/catalogue/index.ts';
import { RULES, SIMPLIFIED } from '../../src/rules/index.ts';

const PARTS = [
  ['client.', 'The producer'],
  ['broker.', 'The broker'],
  ['controller.', 'The controller'],
  ['consumer.', 'The consumer'],
  ['group.', 'Consumer groups'],
  ['app.', 'The applications around Kafka'],
] as const;

/** The page as Markdown. */
export function fidelityPage(): string {
  return `${[
    '# Fidelity',
    '',
    'Made by `npm run schema` from `src/rules/rules.ts`, `src/rules/simplified.ts` and `src/checkers`; a test holds',
    'it to them. Rules are those of Kafka 4.0 to 4.4 unless they name a release.',
    '',
    '## What real Kafka was asked',
    '',
    'Each line below is a recording in `conformance/recordings` that `npm test` replays through the engine. All of them',
    'agree; what is not compared is listed with its reason.',
    '',
    ...recordingRows(),
    '',
    'Not compared:',
    '',
    ...NOT_COMPARED.map(({ layer, what, why }) => `- *${layer}*: ${what}: ${why}.`),
    '',
    `## Rules that the engine models (${Object.keys(RULES).length})`,
    '',
    'Each is cited by the events that show it, and a test fires each.',
    ...PARTS.flatMap(([begin, title]) => ['', `### ${title}`, '', ...ruleRows(begin)]),
    '',
    `## Promises that are checked after every event (${CHECKERS.length})`,
    '',
    'On twenty thousand random scenarios in `npm test`, on as many as one likes with `npm run fuzz`. Where Kafka itself',
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

function recordingRows(): readonly string[] {
  return [
    '| layer | what is compared | Kafka | lines |',
    '|---|---|---|---|',
    ...RECORDINGS.map(({ layer, compared }) => {
      const { head, lines } = readRecording(layer);
      return `| ${layer} | ${compared} | ${head.kafka.join(', ')} | ${lines.length} |`;
    }),
  ];
}

function ruleRows(begin: string): readonly string[] {
  const rows = Object.entries(RULES).filter(([id]) => id.startsWith(begin));
  return [
    '| rule | what it says | where Kafka says it |',
    '|---|---|---|',
    ...rows.map(([id, { meaning, source }]) => `| \`${id}\` | ${meaning} | ${source} |`),
  ];
}

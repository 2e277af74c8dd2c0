// What the course says about Kafka, and the run that proves each sentence: a page made from the lessons.
import { readClusterRecordings } from '../../conformance/cluster/recordings.ts';
import { en } from '../../src/lessons/course/texts/en/index.ts';
import {
  auditedRows,
  type ClaimRow,
  keptRows,
  lessonRows,
} from '../../src/store/lesson/claimRows.ts';
import { planSection } from './planSection.ts';

/** The page, from the project's root. */
export const CLAIMS_FILE = 'docs/claims.md';

/** The page as Markdown. */
export function claimsPage(): string {
  const { head, lines } = readClusterRecordings();
  const recorded = new Set(lines.map((one) => one.id));
  const all = auditedRows(en);
  const said = [...lessonRows(en), ...keptRows(en)];
  return `${[
    '# Claims',
    '',
    'Made by `npm run schema` from the lessons (`src/lessons/course`). Each sentence about Kafka stands beside the scene and',
    'the assertions that hold in its run ([scenario.md](scenario.md)); `npm test` fails for one that does not hold, or that',
    'has none. `npm run -s sim -- SCENE` prints the run. A recording is the same scene, slowed down, on a real cluster of',
    `Apache Kafka ${head.kafka.join(', ')}; its rules without one are compared in the other layers of conformance.`,
    '',
    `${all.length} audited claims, ${said.length} sentences of the lessons.`,
    '',
    ...planSection(),
    '## Audited claims',
    '',
    'What popular teaching says, judged: the sentence is what is true, the verdict that of the usual form.',
    '',
    ...all.flatMap((row) => entry(row, recorded)),
    '## Sentences of the lessons',
    '',
    ...said.flatMap((row) => entry(row, recorded)),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function entry(row: ClaimRow, recorded: ReadonlySet<string>): readonly string[] {
  const { id, says, verdict, scene, changes, holds, sources } = row;
  const changed = Object.keys(changes).length > 0 ? ` with \`${JSON.stringify(changes)}\`` : '';
  const recording = recorded.has(`scene-${scene}`) ? `; recording \`scene-${scene}\`` : '';
  return [
    `**${id}**${verdict ? ` (${verdict})` : ''} ${says}`,
    '',
    `- scene \`${scene}\`${changed}${recording}`,
    ...holds.map((one) => `- \`${one}\``),
    ...(sources.length > 0 ? [`- ${sources.map((one) => `\`${one}\``).join(', ')}`] : []),
    '',
  ];
}

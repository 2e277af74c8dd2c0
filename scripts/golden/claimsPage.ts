// What the course says about Kafka, and the run that proves each sentence: a page made from the lessons.
import { type ClaimRecordings, claimRecordings } from '../../conformance/claimRecordings.ts';
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

/** What the page of the app adds to each row, from the project's root. */
export const CLAIM_RECORDINGS_FILE = 'src/pages/Claims/recordings.json';

/** Kafka's version, and the recordings by the id of the row; rows without any are left out. */
export function claimRecordingsText(): string {
  const { head, lines } = readClusterRecordings();
  const recorded = new Set(lines.map((one) => one.id));
  const rows = [...auditedRows(en), ...lessonRows(en), ...keptRows(en)].flatMap((row) => {
    const names = namesOf(claimRecordings(row, recorded));
    return names.length > 0 ? [[row.id, names] as const] : [];
  });
  return `${JSON.stringify({ kafka: head.kafka.join(', '), rows: Object.fromEntries(rows) }, null, 1)}\n`;
}

function namesOf({ recordings, layer }: ClaimRecordings): readonly string[] {
  return layer ? [...recordings, `layer ${layer}`] : recordings;
}

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
    'has none. `npm run -s sim -- SCENE` prints the run. `scene-NAME` is the recording of the same scene, slowed down, on a',
    `real cluster of Apache Kafka ${head.kafka.join(', ')}; another recording shows the same where no cluster plays the scene, or the`,
    'scene is changed. A finding ([findings.md](findings.md)) rests on such a recording.',
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
  const found = claimRecordings(row, recorded);
  const shown = namesOf(found).map((one) => `\`${one}\``);
  const findings = found.findings.map((one) => `\`${one}\``);
  return [
    `**${id}**${verdict ? ` (${verdict})` : ''} ${says}`,
    '',
    `- scene \`${scene}\`${changed}`,
    ...(shown.length > 0 ? [`- recorded: ${shown.join(', ')}`] : []),
    ...(findings.length > 0 ? [`- finding: ${findings.join(', ')}`] : []),
    ...holds.map((one) => `- \`${one}\``),
    ...(sources.length > 0 ? [`- ${sources.map((one) => `\`${one}\``).join(', ')}`] : []),
    '',
  ];
}

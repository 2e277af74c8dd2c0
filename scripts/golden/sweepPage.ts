// What was reasoned, measured with parts of Kafka or not checked, and what its recordings say of it: made from the sweep.
import { readClusterRecordings } from '../../conformance/cluster/recordings.ts';
import { readRecording } from '../../conformance/lib/recordingFile.ts';
import { SWEPT } from '../../conformance/sweep/index.ts';
import type { SweptStatement } from '../../conformance/sweep/statements.ts';

/** The page, from the project's root. */
export const SWEEP_FILE = 'docs/sweep.md';

const MARKS = {
  derived: 'reasoned from the source',
  measured: 'measured with Kafka’s classes alone',
  unverified: 'not checked before',
} as const;

/** The page as Markdown. */
export function sweepPage(): string {
  const kafka = readClusterRecordings().head.kafka.join(', ');
  const sender = readRecording('sender').head.kafka.join(', ');
  const count = (verdict: SweptStatement['verdict']) =>
    SWEPT.filter((one) => one.verdict === verdict).length;
  return `${[
    '# The sweep',
    '',
    'Made by `npm run schema` from `conformance/sweep`. Each statement was only reasoned from Kafka’s source, measured with',
    `parts of it, or not checked when this project began. The recordings of Apache Kafka ${kafka} (of its`,
    `Sender by itself: ${sender}) decide it, or it is said`,
    'why none can. A test holds the quoted lines to them; `npm run conformance:check -- NAME` plays one again.',
    '',
    `${SWEPT.length} statements: ${count('confirmed')} confirmed, ${count('refuted')} refuted, ${count('needs a condition')} in part, ${count('undecided')} undecided.`,
    ...SWEPT.flatMap(({ from, mark, says, verdict, shows, evidence }) => [
      '',
      `**${says}** ${verdict}`,
      '',
      `- ${from}; ${MARKS[mark]}`,
      `- ${shows}`,
      ...evidence.map((one) => `- ${evidenceText(one)}`),
    ]),
  ].join('\n')}\n`;
}

function evidenceText(one: SweptStatement['evidence'][number]): string {
  if ('script' in one) return `script “${one.script}” of the sender layer`;
  if ('properties' in one) {
    return `configuration \`${JSON.stringify(one.properties)}\`: \`${one.answer}\``;
  }
  return `\`${one.recording}\`: ${one.lines.map((line) => `\`${line.trim()}\``).join(' … ')}`;
}

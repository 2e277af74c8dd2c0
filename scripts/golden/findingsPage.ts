// What real Kafka did where teaching, reports or the source alone said something: a page made from the findings.
import { readClusterRecordings } from '../../conformance/cluster/recordings.ts';
import { FINDINGS } from '../../conformance/findings.ts';

/** The page, from the project's root. */
export const FINDINGS_FILE = 'docs/findings.md';

/** The page as Markdown. */
export function findingsPage(): string {
  const kafka = readClusterRecordings().head.kafka.join(', ');
  const count = (verdict: string) => FINDINGS.filter((one) => one.verdict === verdict).length;
  return `${[
    '# Findings',
    '',
    'Made by `npm run schema` from `conformance/findings.ts`. Each finding is a sentence that is taught, told, or was',
    `only read in the source, and what Apache Kafka ${kafka} did when the scenario was played on a real cluster.`,
    'A test holds the quoted lines to the recording; `npm run conformance:check -- NAME` plays it again.',
    '',
    `${FINDINGS.length} findings: ${count('confirmed')} confirmed, ${count('refuted')} refuted, ${count('needs a condition')} that need a condition.`,
    ...FINDINGS.flatMap(({ id, claim, verdict, shows, evidence }) => [
      '',
      `## ${id}: ${verdict}`,
      '',
      `> ${claim}`,
      '',
      shows,
      ...evidence.flatMap(({ recording, lines, absent = [] }) => [
        '',
        `\`${recording}\``,
        '',
        '```text',
        ...lines.map((line) => line.trimStart()),
        '```',
        ...(absent.length > 0
          ? ['', `Nowhere in it: ${absent.map((text) => `\`${text}\``).join(', ')}.`]
          : []),
      ]),
    ]),
  ].join('\n')}\n`;
}

import { describe, expect, it } from 'vitest';
import { readClusterRecordings } from './cluster/recordings.ts';
import { linesOf } from './cluster/sideBySide.ts';
import { FINDINGS } from './findings.ts';

const recorded = new Map(readClusterRecordings().lines.map((one) => [one.id, linesOf(one.run)]));

describe.each(FINDINGS.map((one) => [one.id, one] as const))('%s', (_, { evidence }) => {
  it.each(evidence.map((one) => [one.recording, one] as const))(
    'stands in the recording %s',
    (recording, { lines, absent = [] }) => {
      const all = recorded.get(recording) ?? [];
      for (const text of absent) expect(all.filter((line) => line.includes(text))).toEqual([]);
      let rest = all;
      for (const line of lines) {
        expect(rest, `the lines after those before it`).toContain(line);
        rest = rest.slice(rest.indexOf(line) + 1);
      }
    },
  );
});

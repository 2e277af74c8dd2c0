import { expect, it } from 'vitest';
import { en } from '../src/lessons/course/texts/en/index.ts';
import { auditedRows, keptRows, lessonRows } from '../src/store/lesson/claimRows.ts';
import { claimRecordings } from './claimRecordings.ts';
import { readClusterRecordings } from './cluster/recordings.ts';

const recorded = new Set(readClusterRecordings().lines.map((one) => one.id));
const rows = [...auditedRows(en), ...lessonRows(en), ...keptRows(en)];

it('names only what is recorded', () => {
  for (const row of rows) {
    for (const one of claimRecordings(row, recorded).recordings) expect(recorded).toContain(one);
  }
});

it('shows most of what the course says on real Kafka', () => {
  const shown = rows.filter((row) => {
    const { recordings, layer } = claimRecordings(row, recorded);
    return recordings.length > 0 || layer !== undefined;
  });
  expect(shown.length / rows.length).toBeGreaterThan(0.85);
});

it('does not take the recording of a scene for one that is changed', () => {
  const changed = { scene: 'lost-ack', changes: { config: { acks: '0' } } };
  expect(claimRecordings(changed, recorded).recordings).toEqual([]);
  expect(claimRecordings({ ...changed, changes: {} }, recorded)).toMatchObject({
    recordings: ['scene-lost-ack'],
  });
});

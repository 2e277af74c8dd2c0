import { describe, expect, it } from 'vitest';
import { readClusterRecordings } from '../cluster/recordings.ts';
import { linesOf } from '../cluster/sideBySide.ts';
import { answerAt, CONFIG_RELEASES, type ConfigLine } from '../config/recording.ts';
import { readRecording } from '../lib/recordingFile.ts';
import { SWEPT } from './index.ts';

const cluster = new Map(readClusterRecordings().lines.map((one) => [one.id, linesOf(one.run)]));
const scripts = readRecording<{ readonly name?: string }>('sender').lines.map((one) => one.name);
const grid = readRecording<ConfigLine>('config').lines;
const newest = CONFIG_RELEASES.length - 1;

const sameSettings = (one: object, other: object) =>
  JSON.stringify(Object.entries(one).toSorted()) ===
  JSON.stringify(Object.entries(other).toSorted());

describe.each(SWEPT.map((one) => [`${one.from}: ${one.says}`, one] as const))('%s', (_, one) => {
  it('is decided by a recording, or says why by none', () => {
    expect(one.evidence.length > 0).toBe(one.verdict !== 'undecided');
    expect(one.shows).not.toBe('');
  });

  it.each(one.evidence.map((each) => [JSON.stringify(each), each] as const))(
    '%s',
    (_text, each) => {
      if ('script' in each) expect(scripts).toContain(each.script);
      else if ('properties' in each) {
        const line = grid.find(({ properties }) => sameSettings(properties, each.properties));
        expect(line && JSON.stringify(answerAt(line, newest))).toContain(each.answer);
      } else {
        let rest = cluster.get(each.recording) ?? [];
        for (const line of each.lines) {
          expect(rest).toContain(line);
          rest = rest.slice(rest.indexOf(line) + 1);
        }
      }
    },
  );
});

it('says nothing twice', () => {
  expect(new Set(SWEPT.map((one) => `${one.from} ${one.says}`)).size).toBe(SWEPT.length);
});

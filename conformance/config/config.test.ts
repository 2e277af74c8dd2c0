// The engine's reader of settings against what the constructors of four releases made of thousands of configurations.
import { describe, expect, test } from 'vitest';
import { firstDifference } from '../lib/compareSteps.ts';
import { readRecording } from '../lib/recordingFile.ts';
import { answerAt, CONFIG_RELEASES, type ConfigLine, engineAnswer } from './recording.ts';

const { head, lines } = readRecording<ConfigLine>('config');

test('the recording is of these releases, and holds thousands of refusals and of effective values', () => {
  expect(head.kafka).toEqual(CONFIG_RELEASES.map((one) => one.kafka));
  expect(lines.length).toBeGreaterThanOrEqual(5000);
  const newest = lines.map((line) => answerAt(line, CONFIG_RELEASES.length - 1));
  expect(newest.filter((one) => one.exception !== undefined).length).toBeGreaterThan(1000);
  expect(newest.filter((one) => one.used !== undefined).length).toBeGreaterThan(1000);
  expect(
    newest.filter((one) => one.logs.some((log) => log.startsWith('WARN'))).length,
  ).toBeGreaterThan(100);
});

test('the first line holds every default of each release', () => {
  const [first] = lines;
  expect(first?.properties).toEqual({});
  const counts = CONFIG_RELEASES.map((_, index) =>
    first ? Object.keys(answerAt(first, index).values ?? {}).length : 0,
  );
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(35);
});

describe('values, log lines and exceptions are those of', () => {
  test.each(CONFIG_RELEASES)('kafka-clients $kafka', ({ kafka, release }) => {
    const index = CONFIG_RELEASES.findIndex((one) => one.kafka === kafka);
    // 4.5 adds a rule to the broker and nothing to the settings
    const releases = release === 'current' ? ([release, '4.5'] as const) : [release];
    const differences = lines.flatMap((line) =>
      releases.flatMap((one) => {
        const answers = [[answerAt(line, index)], [engineAnswer(line.properties, one)]] as const;
        return firstDifference(...answers, () => JSON.stringify(line.properties)) ?? [];
      }),
    );
    expect(differences.length, differences.slice(0, 3).join('\n\n')).toBe(0);
  });
});

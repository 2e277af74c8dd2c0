// The engine's producer, driven by hand, against recordings of Sender, RecordAccumulator and TransactionManager.
import { expect, test } from 'vitest';
import { firstDifference } from '../lib/compareSteps.ts';
import { readRecording } from '../lib/recordingFile.ts';
import { canonicalAnswers, replaySender, type SenderLine } from './replay.ts';

const { lines } = readRecording<SenderLine>('sender');

test('every request, callback and epoch of the scripts is Kafka’s', () => {
  expect(lines.length).toBeGreaterThanOrEqual(500);
  const differences = lines.flatMap((line, at) => {
    const label = (index: number) => JSON.stringify(line.steps[index]);
    const difference = firstDifference(
      canonicalAnswers(line, line.answers),
      canonicalAnswers(line, replaySender(line)),
      label,
    );
    return difference === null ? [] : [`script ${at} ${JSON.stringify(line.setup)}\n${difference}`];
  });
  expect(differences.length, differences.slice(0, 3).join('\n\n')).toBe(0);
});

test('the scripts are rich: retries, failures, expiry, raised epochs', () => {
  const answers = lines.flatMap((line) => line.answers);
  const texts = answers.flatMap(({ callbacks }) => callbacks ?? []).map((one) => String(one[1]));
  expect(answers.filter(({ requests }) => requests).length).toBeGreaterThan(1000);
  expect(answers.filter(({ epoch }) => (epoch ?? 0) > 0).length).toBeGreaterThan(500);
  for (const exception of ['TimeoutException', 'RecordTooLargeException', 'NetworkException']) {
    expect(texts.filter((one) => one === exception).length, exception).toBeGreaterThan(10);
  }
});

/** Batches in the order in which real Kafka sent them: values, and with idempotence epoch and base sequence. */
function sentBy(name: string): string {
  const line = lines.find((one) => one.name === name);
  return (line?.answers ?? [])
    .flatMap(({ requests }) => requests ?? [])
    .flatMap(([, batches]) => batches)
    .map(([, , epoch, sequence, values]) =>
      epoch < 0 ? values.join('+') : `${values.join('+')}@${epoch}/${sequence}`,
    )
    .join(' ');
}

const WINDOW = 'r0@0/0 r1@0/1 r2@0/2 r3@0/3 r4@0/4';

test.each([
  ['a dropped window without idempotence comes back newest first', 'r0 r1 r2 r3 r4 r4 r3 r2 r1 r0'],
  ['a dropped window with idempotence comes back one at a time in order', `${WINDOW} ${WINDOW}`],
  [
    'the first of a window fails, the rest are out of order, and no epoch is raised',
    `${WINDOW} ${WINDOW}`,
  ],
  [
    'the third of a window is too large: the epoch is raised and the rest numbered again under way',
    `${WINDOW} r3@1/0 r4@1/1`,
  ],
  [
    'a retried batch expires and nothing else is under way: the epoch is raised',
    'r0@0/0 r0@0/0 r1@1/0',
  ],
  ['a retried batch expires and the next one succeeds: no epoch is raised', 'r0@0/0 r1@0/1 r2@0/2'],
  ['a batch expires under way, and its late error raises no epoch', 'r0@0/0 r1@0/1'],
  [
    'a partition that waits for its sequence keeps its broker’s other partition waiting',
    'r0@0/0 r1@0/1 r0@0/0 r1@0/1 r2@0/0',
  ],
])('real Kafka shows it: %s', (name, sent) => {
  expect(sentBy(name)).toBe(sent);
});

import { expect, test } from 'vitest';
import { murmur2, partitionForKey, utf8Bytes } from '../../src/engine/producer/partitioner.ts';
import { readRecording } from '../lib/recordingFile.ts';
import type { KeyAnswer, KeyLine, KeyQuestion } from './keys.ts';

const { lines } = readRecording<KeyLine>('keys');

function engineAnswer(question: KeyQuestion): KeyAnswer {
  if ('text' in question) {
    const { text, partitions } = question;
    return [murmur2(utf8Bytes(text)), partitionForKey(text, partitions)];
  }
  const bytes = (question.hex.match(/../g) ?? []).map((one) => Number.parseInt(one, 16));
  const hash = murmur2(bytes);
  return [hash, (hash & 0x7fffffff) % question.partitions];
}

test('ten thousand keys go where the real partitioner sends them', () => {
  expect(lines.length).toBeGreaterThanOrEqual(10_000);
  expect(lines.map(([question]) => engineAnswer(question))).toEqual(
    lines.map(([, answer]) => answer),
  );
});

// What producers and requests written by hand name, and the order of calls.
import type { ProducerSpec, Scenario } from '../engine/index.ts';
import type { Names } from './names.ts';
import { among, type Bad } from './parts.ts';

export function checkProducers({ producers }: Scenario, names: Names, bad: Bad): void {
  producers.forEach((one, index) => {
    const at = `producers[${index}]`;
    checkSends(one, at, names, bad);
    checkPreset(one, at, names, bad);
    checkCalls(one, at, names, bad);
  });
}

function checkSends({ sends }: ProducerSpec, at: string, { topics }: Names, bad: Bad): void {
  let last = 0;
  sends.forEach((call, nth) => {
    const path = `${at}.sends[${nth}]`;
    const to = topics.get(call.topic);
    if (!to) bad(`${path}.topic`, call.topic, among([...topics.keys()]));
    else if (call.partition !== null && call.partition >= to.partitions) {
      const expected = `0 … ${to.partitions - 1}, the partitions of ${to.name}`;
      bad(`${path}.partition`, call.partition, expected);
    }
    if (call.at < last)
      bad(`${path}.at`, call.at, `at least ${last}, the time of the send before it`);
    last = Math.max(last, call.at);
  });
}

function checkPreset(
  { preset }: ProducerSpec,
  at: string,
  { topics, partitions }: Names,
  bad: Bad,
): void {
  preset?.sequences.forEach((numbered, nth) => {
    const path = `${at}.preset.sequences[${nth}].partition`;
    const to = [...topics.values()].find(({ name }) => numbered.partition.startsWith(`${name}-`));
    if (!partitions.includes(numbered.partition)) bad(path, numbered.partition, among(partitions));
    else if (to?.startOffset === 0) {
      const expected =
        'a partition of a topic with a startOffset above 0: what was written stood before it';
      bad(path, numbered.partition, expected);
    }
  });
}

function checkCalls({ calls }: ProducerSpec, at: string, { partitions }: Names, bad: Bad): void {
  let last = 0;
  calls.forEach((call, nth) => {
    const path = `${at}.calls[${nth}]`;
    if (call.at < last)
      bad(`${path}.at`, call.at, `at least ${last}, the time of the call before it`);
    if (call.call === 'sendOffsetsToTransaction') {
      call.offsets.forEach(({ partition }, one) => {
        if (partitions.includes(partition)) return;
        bad(`${path}.offsets[${one}].partition`, partition, among(partitions));
      });
    }
    last = Math.max(last, call.at);
  });
}

export function checkHandFed({ handFed }: Scenario, { topics }: Names, bad: Bad): void {
  handFed.forEach((one, index) => {
    const at = `handFed[${index}]`;
    const to = topics.get(one.topic);
    if (!to) bad(`${at}.topic`, one.topic, among([...topics.keys()]));
    else if (one.partition >= to.partitions)
      bad(`${at}.partition`, one.partition, `0 … ${to.partitions - 1}`);
    if (one.values.length === 0) bad(`${at}.values`, [], 'at least one value');
  });
}

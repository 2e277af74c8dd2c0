import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';
import { type Experiment, experimentOf } from './experiment.ts';
import { runOf } from './labRun.ts';

const opening = experimentOf({ kind: 'scene', id: 'lost-ack' });
const changes = (experiment: Experiment) => changesOf(experiment, runOf(experiment));

test('a scene as it ships is what its story tells', () => {
  expect(changes(opening)).toEqual([]);
  expect(changes({ ...opening, config: { acks: 'all' } })).toEqual([]);
});

test('a setting with a retelling of its own brings other words', () => {
  const stamped = { ...opening, config: { 'enable.idempotence': 'true' } };
  expect(runOf(stamped).scenario.title).toBe('The same stamp, a second time');
  expect(runOf(stamped).scenario.title).not.toBe(runOf(opening).scenario.title);
  expect(changes(stamped)).toEqual([]);
});

test('any other change is named, since the story does not know of it', () => {
  const changed: Experiment = { ...opening, config: { acks: '0' }, switchedOff: [0] };
  expect(changes(changed)).toEqual(['acks=0', '1 fault switched off']);
  expect(runOf(changed).scenario.title).toBe(runOf(opening).scenario.title);
});

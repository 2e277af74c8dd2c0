import { expect, test } from 'vitest';
import { firstMissing } from './install.mjs';
import { portOf, readOptions } from './options.mjs';

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b-for-another-machine': { version: '1.0.0', optional: true },
};

test('an install is complete when every package is there in its version', () => {
  expect(firstMissing(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBeUndefined();
});

test('an absent or older package is named', () => {
  expect(firstMissing(wanted, {})).toBe('node_modules/a');
  expect(firstMissing(wanted, { 'node_modules/a': { version: '0.9.0' } })).toBe('node_modules/a');
});

test('options are read in both spellings', () => {
  expect(readOptions(['--port', '80', '--host=::1'], ['port', 'host'])).toEqual({
    port: '80',
    host: '::1',
  });
});

test('an unknown option, a missing value and a wrong port are explained', () => {
  expect(() => readOptions(['--prot', '80'], ['port'])).toThrow(
    /^unknown argument --prot; known: --port VALUE$/,
  );
  expect(() => readOptions(['--port'], ['port'])).toThrow(/^--port needs a value$/);
  expect(() => portOf('http', 1)).toThrow(/^--port is http; use a whole number from 0 to 65535$/);
});

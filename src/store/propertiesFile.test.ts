import { expect, test } from 'vitest';
import { readProperties } from './propertiesFile.ts';

test('a file is read as Java reads it', () => {
  const { config, problems, left } = readProperties(
    [
      '# comment',
      '  ! another',
      'bootstrap.servers = one:9092',
      'acks: all',
      'retries 3',
      'client.id=caf\\u00e9 \\',
      '    bar',
      '',
    ].join('\r\n'),
    'current',
  );
  expect(config).toEqual({ acks: 'all', retries: '3', 'client.id': 'café bar' });
  expect(left).toEqual(['bootstrap.servers']);
  expect(problems).toEqual([]);
});

test('what is wrong is said by line, refusals in Kafka’s words', () => {
  const { config, problems } = readProperties(
    'acks=2\nlinger.ms=soon\nlinger_ms=5\nacks=1\nretries\n',
    'current',
  );
  expect(config).toEqual({ acks: '1' });
  expect(problems).toEqual([
    {
      line: 1,
      refused: true,
      text: 'Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1',
    },
    {
      line: 2,
      refused: true,
      text: 'Invalid value soon for configuration linger.ms: Not a number of type LONG',
    },
    {
      line: 3,
      refused: false,
      text: 'linger_ms is no producer setting of this release. Did you mean linger.ms?',
    },
    { line: 4, refused: false, text: 'acks stands in line 1 already; the last one counts.' },
    {
      line: 5,
      refused: false,
      text: '“retries” has no value: = is missing. Java reads it as an empty value.',
    },
    {
      line: 5,
      refused: true,
      text: 'Invalid value  for configuration retries: Not a number of type INT',
    },
  ]);
});

test('a release knows its own settings', () => {
  const file = 'retry.backoff.max.ms=500';
  expect(readProperties(file, 'current').config).toEqual({ 'retry.backoff.max.ms': '500' });
  expect(readProperties(file, '2.8').problems).toHaveLength(1);
});

test('a text that is too long is not read', () => {
  expect(readProperties('#'.repeat(30_000), 'current').problems[0]?.text).toMatch(/30000/);
});

import { describe, expect, test } from 'vitest';
import { readLayout } from './browserStateLayout.ts';

describe('a kept layout', () => {
  test('comes back as it was', () => {
    const layout = { hidden: 'sm', inspectorBeside: false, sizes: { story: 400, machines: 200 } };
    expect(readLayout(JSON.stringify(layout))).toEqual(layout);
  });

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another part', '{"hidden":"x","inspectorBeside":true,"sizes":{}}'],
    ['machines and diagram both gone', '{"hidden":"md","inspectorBeside":true,"sizes":{}}'],
    ['no sizes', '{"hidden":"","inspectorBeside":true}'],
    ['a list', '[]'],
  ])('is not read from %s', (_, text) => {
    expect(readLayout(text)).toBeNull();
  });

  test('leaves out a size that no grip reaches', () => {
    const text =
      '{"hidden":"","inspectorBeside":true,"sizes":{"story":9,"machines":"wide","inspector":300}}';
    expect(readLayout(text)?.sizes).toEqual({ inspector: 300 });
  });
});

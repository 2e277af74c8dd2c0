import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as marks from './index.ts';

const at = { x: 8, y: 16, label: 'one sentence' };
const stamp = { session: 'a', numeral: '2' } as const;
const line = { x1: 0, y1: 0, x2: 100, y2: 20, label: 'one sentence' };

const named: readonly (readonly [string, ReactElement])[] = [
  [
    'Stamp',
    <marks.Stamp key="" {...at} {...stamp} size="XL" producerId={4001} producerEpoch={0} />,
  ],
  ['NoStamp', <marks.NoStamp key="" {...at} size="S" />],
  ['Postmark', <marks.Postmark key="" {...at} r={20} offset={106} />],
  ['Letter', <marks.Letter key="" {...at} records={['order 17']} stamp={stamp} />],
  ['compact Letter', <marks.Letter key="" {...at} records={['order 17']} stamp={null} compact />],
  ['Slip', <marks.Slip key="" {...at} answer={{ kind: 'ack', baseOffset: 106 }} />],
  ['Verdict', <marks.Verdict key="" {...at} kind="duplicate" />],
  ['RequestLine', <marks.RequestLine key="" {...line} />],
  ['ResponseLine', <marks.ResponseLine key="" {...line} />],
  ['LostLine', <marks.LostLine key="" {...line} cut={0.5} />],
  ['ConnectionDown', <marks.ConnectionDown key="" {...at} w={100} />],
  ['Gate', <marks.Gate key="" {...at} h={150} openings={[{ y: 30, h: 68 }]} />],
  ['InFlightSlots', <marks.InFlightSlots key="" {...at} limit={5} used={[{ id: '1', stamp }]} />],
  ['ProducerStateRow', <marks.ProducerStateRow key="" {...at} state={null} />],
  ['LogBatch', <marks.LogBatch key="" {...at} w={192} baseOffset={104} records={['order 15']} />],
  ['FreeRow', <marks.FreeRow key="" {...at} w={192} offset={108} />],
  ['Accumulator', <marks.Accumulator key="" {...at} w={207} batches={[]} />],
  ['BackoffArc', <marks.BackoffArc key="" {...at} fraction={0.62} />],
  ['TapeTick', <marks.TapeTick key="" {...at} kind="copyWritten" />],
  ['OutcomeStrip', <marks.OutcomeStrip key="" {...at} cells={[]} />],
  [
    'Statement',
    <marks.Statement key="" {...at} title="Card statement" rows={[]} charged="€0" owed="€0" />,
  ],
];

describe('every mark', () => {
  it.each(named)('%s carries the sentence it is given', (_, element) => {
    const html = renderToStaticMarkup(element);
    expect(html).toMatch(
      /^<g[^>]* role="img" aria-label="one sentence"|^<g role="img" aria-label="one sentence"/,
    );
  });

  it.each(named)('%s has no colour of its own and no inline style', (_, element) => {
    expect(renderToStaticMarkup(element)).not.toMatch(
      /style=|#[0-9a-f]{3,6}|rgb|NaN|undefined [^_]/i,
    );
  });
});

describe('details', () => {
  it('prints PID and epoch from XL upwards, and seq from L upwards', () => {
    const text = (size: marks.StampSize) =>
      renderToStaticMarkup(
        <marks.Stamp x={0} y={0} {...stamp} size={size} producerId={4001} producerEpoch={0} />,
      );
    expect(text('XL')).toContain('PID 4001');
    expect(text('XL')).toContain('epoch 0');
    expect(text('LG')).not.toContain('PID');
    expect(text('L')).toContain('seq');
    expect(text('M')).not.toContain('seq');
  });

  it('draws nothing of a message that has not left', () => {
    expect(renderToStaticMarkup(<marks.RequestLine {...line} progress={0} />)).toBe('');
    expect(renderToStaticMarkup(<marks.LostLine {...line} cut={0.5} progress={0} />)).toBe('');
  });

  it('shows no cut before the message comes to it', () => {
    const before = renderToStaticMarkup(<marks.LostLine {...line} cut={0.5} progress={0.4} />);
    const after = renderToStaticMarkup(<marks.LostLine {...line} cut={0.5} progress={0.5} />);
    expect(before).not.toContain('1.5 6');
    expect(after).toContain('1.5 6');
  });

  it('postmarks only the first record of a batch', () => {
    const html = renderToStaticMarkup(
      <marks.LogBatch x={0} y={0} w={192} baseOffset={104} records={['order 15', 'order 16']} />,
    );
    expect(html.match(/<circle/g)).toHaveLength(1);
    expect(html).toContain('105');
  });

  it('fills slots beyond the limit rather than hiding a request', () => {
    const used = ['1', '2'].map((id) => ({ id, stamp: null }));
    const html = renderToStaticMarkup(<marks.InFlightSlots x={0} y={0} limit={1} used={used} />);
    expect(html.match(/−1/g)).toHaveLength(2);
  });

  it('counts the requests that have no room in two rows of slots', () => {
    const used = Array.from({ length: 600 }, (_, nth) => ({ id: `${nth}`, stamp: null }));
    const html = renderToStaticMarkup(
      <marks.InFlightSlots x={0} y={0} limit={100_000} used={used} />,
    );
    expect(html.match(/−1/g)).toHaveLength(9);
    expect(html).toContain('+591');
  });
});

describe('class names', () => {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const defined = new Set(
    [...readFileSync(`${here}marks.module.css`, 'utf8').matchAll(/\.([a-zA-Z][\w]*)/g)].map(
      ([, name]) => name,
    ),
  );

  it('exist in the module wherever a mark uses them', () => {
    const sources = readdirSync(here).filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
    );
    const used = sources.flatMap((file) =>
      [...readFileSync(here + file, 'utf8').matchAll(/styles\.(\w+)/g)].map(([, name]) => name),
    );
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });
});

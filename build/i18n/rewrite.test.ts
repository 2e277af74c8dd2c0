import { describe, expect, test } from 'vitest';
import { shapeOf } from './catalogue.ts';
import { rewrite } from './rewrite.ts';
import { textsOf } from './texts.ts';

const keys = (source: string) => textsOf('a.tsx', source).map(({ key }) => key);
const german = (source: string, said: Readonly<Record<string, string>>) =>
  rewrite('a.tsx', source, ({ key }) => said[key]);

describe('texts of a source', () => {
  test('a marked text has a name for each value', () => {
    expect(keys('t`broker ${numberText(event.broker)} of ${list.length} {`')).toEqual([
      'broker {broker} of {length} {{',
    ]);
  });

  test('the same name twice is told apart', () => {
    expect(keys('t`${a.x} and ${b.x}`')).toEqual(['{x} and {x2}']);
  });

  test('a sense of its own is an entry of its own', () => {
    expect(keys('t.dative`the producer`')).toEqual(['the producer @dative']);
  });

  test('words between tags, with the elements among them', () => {
    expect(keys("<p>\n  Press <kbd>Space</kbd> or{' '}\n  {key}.\n</p>")).toEqual([
      'Press <kbd>Space</kbd> or {key}.',
    ]);
  });

  test('an icon at an end is no part of the text', () => {
    expect(keys('<p><Icon name="x" /> Reset</p>')).toEqual(['Reset']);
  });

  test('code alone, and what is not to be translated, is no text', () => {
    expect(keys('<p><code>acks</code><b translate="no">Deutsch</b></p>')).toEqual([]);
  });

  test('names that are read aloud, and nouns that are counted', () => {
    expect(keys('<p aria-label="Outcome" className="a b">{countText(n, "letter")}</p>')).toEqual([
      'Outcome',
      'letter|letters',
    ]);
  });
});

describe('a source in another language', () => {
  test('values change their places', () => {
    expect(german('t`${a} of ${b}`', { '{a} of {b}': 'aus {b}: {a}' })).toBe('`aus ${b}: ${a}`');
  });

  test('so do elements, and what stands within them is translated too', () => {
    const source = '<p>Open <a title="Help">the {page}</a> now</p>';
    const said = { 'Open <a>the {page}</a> now': '<a>{page}</a> jetzt öffnen', Help: 'Hilfe' };
    expect(german(source, said)).toBe('<p><a title={"Hilfe"}>{page}</a>{" jetzt öffnen"}</p>');
  });

  test('a text within the value of another one is translated too', () => {
    const source = 't`a ${on ? t`b` : c} d`';
    expect(german(source, { 'a {on} d': 'A {on} D', b: 'B' })).toBe('`A ${on ? `B` : c} D`');
  });

  test('English loses its tags and nothing else', () => {
    expect(rewrite('a.tsx', '<p>Hi {t`it’s \\n ${x}`}</p>', () => undefined)).toBe(
      '<p>Hi {`it’s \n ${x}`}</p>',
    );
  });

  test('a counted noun gets both its forms', () => {
    expect(german("countText(n, 'letter')", { 'letter|letters': 'Brief|Briefe' })).toBe(
      'countText(n, "Brief", "Briefe")',
    );
  });

  test.each([
    ['{a}', 'is missing'],
    ['{a} {b} {c}', 'is not in the English text'],
  ])('%s does not fit: %s', (said, why) => {
    expect(() => german('t`${a} of ${b}`', { '{a} of {b}': said })).toThrow(why);
  });

  test('an element that is not closed does not fit', () => {
    const said = { 'see <a>this</a> page': 'siehe <a>dies' };
    expect(() => german('<p>see <a>this</a> page</p>', said)).toThrow('is not closed');
  });
});

test('another name for a value is the same text', () => {
  expect(shapeOf('{a} of <code>{b}</code> {{')).toBe(shapeOf('{x} of <code>{y}</code> {{'));
});

// Which terms of the glossary are explained in a paragraph.
import { expect, test } from 'vitest';
import { isolation } from '../../lessons/course/lessons/isolation.ts';
import { glossary } from '../../lessons/course/texts/en/glossary.ts';
import { isolationTexts } from '../../lessons/course/texts/en/isolation.ts';
import { firstTerms } from './terms.ts';

test('a term that holds another one comes before it, so that it is marked whole', () => {
  const { lso = [] } = firstTerms(isolation, isolationTexts, glossary, 'stable');
  expect(lso.filter((one) => one.includes('offset'))).toEqual(['last stable offset', 'offset']);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CLAIM_RECORDINGS_FILE,
  CLAIMS_FILE,
  claimRecordingsText,
  claimsPage,
} from './claimsPage.ts';
import {
  FIDELITY_DATA_FILE,
  fidelityData,
  fidelityDataText,
  rulesWithoutPart,
} from './fidelityData.ts';
import { fidelityPage } from './fidelityPage.ts';
import { FIDELITY_FILE, GOLDEN_FOLDER, goldenFiles, SCHEMA_FILE, schemaText } from './files.ts';
import { FINDINGS_FILE, findingsPage } from './findingsPage.ts';
import { SWEEP_FILE, sweepPage } from './sweepPage.ts';

const root = join(import.meta.dirname, '../..');
const golden = goldenFiles();
const fidelity = fidelityData();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the golden files are those that the code makes (else: npm run golden, and review the diff)', () => {
  test.each([...golden])('%s', (name, text) => {
    expect(read(`${GOLDEN_FOLDER}/${name}`)).toBe(text);
  });

  test('there is no other one', () => {
    const found = readdirSync(join(root, GOLDEN_FOLDER)).filter((name) =>
      name.endsWith('.trace.txt'),
    );
    expect(found.sort()).toEqual([...golden.keys()].sort());
  });

  test('their lines are no wider than a reviewer’s screen', () => {
    for (const [name, text] of golden) {
      const table = text.split('\n').filter((line) => /^ *#/.test(line));
      expect(Math.max(...table.map((line) => line.length)), name).toBeLessThan(210);
    }
  });
});

test('the JSON Schema in the docs is the one that the code reads by (else: npm run schema)', () => {
  expect(read(SCHEMA_FILE)).toBe(schemaText());
  expect(JSON.parse(read(SCHEMA_FILE))).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Retry Lab scenario',
    required: ['formatVersion', 'producers'],
  });
});

test('the fidelity pages are those that rules, runs and recordings make (else: npm run schema)', () => {
  expect(read(FIDELITY_FILE)).toBe(fidelityPage(fidelity));
  expect(read(FIDELITY_DATA_FILE)).toBe(fidelityDataText(fidelity));
  expect(rulesWithoutPart()).toEqual([]);
  expect(read(FIDELITY_FILE)).toContain('| `broker.duplicate` |');
});

test('the claims are those of the lessons (else: npm run schema)', () => {
  expect(read(CLAIMS_FILE)).toBe(claimsPage());
  expect(read(CLAIMS_FILE)).toContain('85 audited claims');
  expect(read(CLAIM_RECORDINGS_FILE)).toBe(claimRecordingsText());
});

test('the sweep is what its statements say (else: npm run schema)', () => {
  expect(read(SWEEP_FILE)).toBe(sweepPage());
  expect(read(SWEEP_FILE)).toMatch(/\d+ statements: \d+ confirmed/);
});

test('the findings are those that the recordings show (else: npm run schema)', () => {
  expect(read(FINDINGS_FILE)).toBe(findingsPage());
  expect(read(FINDINGS_FILE)).toContain('## mirrored-window: ');
});

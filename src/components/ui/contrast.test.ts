import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, contrastTable, readTokens, tokensFile } from '../../../scripts/checkContrast.ts';

const rows = contrastTable(readTokens(readFileSync(tokensFile, 'utf8')));

describe('contrast', () => {
  it('agrees with the known ends of the WCAG scale', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('finds every pair of the tokens above its limit, in both themes', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => row.ratio < row.needs)).toEqual([]);
  });

  it('repeats the ratios that the visual language publishes', () => {
    const ratio = (theme: string, role: string, on: string) =>
      rows.find((row) => row.theme === theme && row.role === role && row.on === on)?.ratio;
    expect(ratio('light', 'ink', 'surface')).toBeCloseTo(16.52, 1);
    expect(ratio('dark', 'ink', 'paper')).toBeCloseTo(16.14, 1);
    expect(ratio('light', 'edge', 'sunken')).toBeCloseTo(3.23, 1);
    expect(ratio('dark', 'stamp-ink', 'session-d')).toBeCloseTo(4.7, 1);
    expect(ratio('light', 'dup', 'dup-soft')).toBeCloseTo(6.31, 1);
  });

  it('names the role when a colour is missing', () => {
    expect(() => contrastTable(readTokens('--ink: #000000;'))).toThrow(
      'tokens.css has no colour --',
    );
  });
});

/**
 * Recomputes every contrast ratio from src/components/ui/tokens.css with WCAG 2.2 relative
 * luminance. Text needs 4.5, marks and control borders need 3. Fails on the first theme below.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type Theme = 'light' | 'dark';
export type Tokens = Readonly<Record<string, Readonly<Record<Theme, string>>>>;

export interface ContrastRow {
  readonly theme: Theme;
  readonly on: string;
  readonly role: string;
  readonly ratio: number;
  readonly needs: number;
}

const tones = ['req', 'ok', 'dup', 'lost', 'rej', 'fence'];
const grounds = ['surface', 'paper', 'sunken'];
const softs = tones.map((tone) => `${tone}-soft`);
const sessions = ['a', 'b', 'c', 'd', 'e'].map((letter) => `session-${letter}`);

/** [role, its grounds, what WCAG asks]. Pairs that the pictures never use are left out. */
const rules: readonly (readonly [readonly string[], readonly string[], number])[] = [
  [['ink', 'ink2', 'ink3'], grounds, 4.5],
  [['ink', 'ink2'], softs, 4.5],
  [tones, ['surface', 'paper'], 4.5],
  ...tones.map((tone) => [[tone], [`${tone}-soft`], 4.5] as const),
  [['ink-inv'], ['ink', ...tones], 4.5],
  [['stamp-ink'], sessions, 4.5],
  [['edge'], [...grounds, 'req-soft', 'dup-soft'], 3],
  [tones, ['sunken'], 3],
  [sessions, ['stamp-paper'], 3],
];

/** Reads `--role: light-dark(#light, #dark);` and `--role: #both;`. */
export function readTokens(css: string): Tokens {
  const tokens: Record<string, Record<Theme, string>> = {};
  const hex = '#[0-9a-f]{6}';
  const pair = new RegExp(
    `--([a-z0-9-]+):\\s*light-dark\\(\\s*(${hex}),\\s*(${hex})\\s*\\);`,
    'gi',
  );
  for (const [, role = '', light = '', dark = ''] of css.matchAll(pair)) {
    tokens[role] = { light, dark };
  }
  for (const [, role = '', both = ''] of css.matchAll(
    new RegExp(`--([a-z0-9-]+):\\s*(${hex});`, 'gi'),
  )) {
    tokens[role] ??= { light: both, dark: both };
  }
  return tokens;
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Every pair the pictures use, in both themes, with its ratio. */
export function contrastTable(tokens: Tokens): ContrastRow[] {
  const colour = (role: string, theme: Theme): string => {
    const found = tokens[role];
    if (!found) throw new Error(`tokens.css has no colour --${role}`);
    return found[theme];
  };
  return (['light', 'dark'] as const).flatMap((theme) =>
    rules.flatMap(([roles, ons, needs]) =>
      roles.flatMap((role) =>
        ons.map((on) => ({
          theme,
          role,
          on,
          needs,
          ratio: contrast(colour(role, theme), colour(on, theme)),
        })),
      ),
    ),
  );
}

export const tokensFile = fileURLToPath(
  new URL('../src/components/ui/tokens.css', import.meta.url),
);

function main(): void {
  const rows = contrastTable(readTokens(readFileSync(tokensFile, 'utf8')));
  const low = rows.filter((row) => row.ratio < row.needs);
  for (const { theme, role, on, ratio, needs } of process.argv.includes('--all') ? rows : low) {
    console.log(`${theme}  ${role} on ${on}: ${ratio.toFixed(2)}, needs ${needs}`);
  }
  console.log(`${rows.length} pairs, ${low.length} below their limit`);
  if (low.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();

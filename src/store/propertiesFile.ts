// A producer's properties file, read as java.util.Properties reads it, with what is wrong or unknown by line.

import { buildProfileConfig, producerConfigs } from '../config/index.ts';
import type { Profile } from '../engine/index.ts';
import { t } from '../i18n/t.ts';

export interface FileProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** Kafka would refuse it; else it would only do nothing. */
  readonly refused: boolean;
}

export interface ReadProperties {
  readonly config: Readonly<Record<string, string>>;
  readonly problems: readonly FileProblem[];
  /** Settings that the lab gives by itself and leaves out: servers and serializers. */
  readonly left: readonly string[];
}

const GIVEN = ['bootstrap.servers', 'key.serializer', 'value.serializer'];
/** Longest text that is read, in characters. */
export const MAX_FILE = 20_000;

/** Settings for a run of a release, and everything that is to be said about the lines. */
export function readProperties(text: string, profile: Profile): ReadProperties {
  if (text.length > MAX_FILE) {
    const said = t`The text has ${text.length} characters; at most ${MAX_FILE} are read.`;
    return { config: {}, problems: [{ line: 1, text: said, refused: true }], left: [] };
  }
  const config: Record<string, string> = {};
  const firstLine = new Map<string, number>();
  const problems: FileProblem[] = [];
  const left: string[] = [];
  for (const { line, key, value, separated } of entriesOf(text)) {
    const say = (said: string, refused = false) => problems.push({ line, text: said, refused });
    if (!separated) say(t`“${key}” has no value: = is missing. Java reads it as an empty value.`);
    const before = firstLine.get(key);
    if (before !== undefined) say(t`${key} stands in line ${before} already; the last one counts.`);
    firstLine.set(key, line);
    if (GIVEN.includes(key)) {
      left.push(key);
      continue;
    }
    if (!Object.hasOwn(producerConfigs(profile), key)) {
      say(t`${key} is no producer setting of this release.${nearest(key, profile)}`);
      continue;
    }
    const built = buildProfileConfig({ [key]: value }, profile);
    if (!built.ok && !built.wrapped && built.message.startsWith('Invalid value')) {
      say(built.message, true);
      continue;
    }
    config[key] = value;
  }
  return { config, problems, left };
}

interface Entry {
  readonly line: number;
  readonly key: string;
  readonly value: string;
  readonly separated: boolean;
}

/** Properties#load: comments, continued lines, the three separators, escapes. */
function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    let logical = (lines[at] ?? '').replace(/^[ \t\f]+/, '');
    if (logical === '' || /^[#!]/.test(logical)) continue;
    while (isContinued(logical) && at + 1 < lines.length) {
      at++;
      logical = logical.slice(0, -1) + (lines[at] ?? '').replace(/^[ \t\f]+/, '');
    }
    const [, key = '', separator = '', value = ''] =
      /^((?:\\.|[^\\=: \t\f])*)([ \t\f]*[=:]?[ \t\f]*)([\s\S]*)$/.exec(logical) ?? [];
    entries.push({
      line,
      key: unescaped(key),
      value: unescaped(value),
      separated: separator !== '' || value !== '',
    });
  }
  return entries;
}

/** An odd number of backslashes at the end. */
function isContinued(line: string): boolean {
  return (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.)|$)/g, (_, code?: string, sign?: string) =>
    code === undefined
      ? (ESCAPES[sign ?? ''] ?? sign ?? '')
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** ` Did you mean linger.ms?` for a name that differs in its separators or case only. */
function nearest(key: string, profile: Profile): string {
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const tail = bare(key.replace(/^spring\.kafka\.(producer\.)?(properties\.)?/, ''));
  const meant = Object.keys(producerConfigs(profile)).find((name) => bare(name) === tail);
  return meant ? t` Did you mean ${meant}?` : '';
}

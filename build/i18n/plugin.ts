// Builds the page in one language. English: the tags around texts go away, nothing else. German: texts come from the
// catalogues, and a module with a German edition (words.de.ts, texts/de/…) gives way to it. In brackets: each text
// as ⟦it stands⟧, so that a test sees on the page what no translator would.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import {
  areaOf,
  editionOf,
  FINISHED,
  fromRoot,
  hasTexts,
  ROOT,
  readCatalogues,
  translationOf,
} from './catalogue.ts';
import { DATA_FILES, inData } from './data.ts';
import { rewrite, type Says } from './rewrite.ts';

export const LANGUAGES = ['en', 'de', 'brackets'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Source files in a language. In a finished area a text without German stops the build, and is named. */
export function inLanguage(language: Language): Plugin {
  const says = sayings(language);
  return {
    name: `in-language-${language}`,
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (language !== 'de' || !importer || !id.startsWith('.')) return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      if (!found || found.external) return null;
      const edition = join(ROOT, editionOf(fromRoot(found.id)));
      return edition !== found.id && existsSync(edition) ? { ...found, id: edition } : null;
    },
    transform(source, id) {
      const file = fromRoot(id);
      if (DATA_FILES.includes(file))
        return { code: inData(source, dataSayings(language, file)), map: null };
      if (!/\.tsx?$/.test(file)) return null;
      if (hasTexts(file)) return { code: rewrite(file, source, says(file)), map: null };
      // An edition of its own may still mark a text: the tag goes away
      return file.startsWith('src/') && source.includes('i18n/t.ts')
        ? { code: rewrite(file, source, () => undefined), map: null }
        : null;
    },
  };
}

function sayings(language: Language): (file: string) => Says {
  if (language === 'en') return () => () => undefined;
  if (language === 'brackets') {
    return () => (text) => {
      const [key = ''] = text.key.split(' @');
      return text.kind === 'count' ? key.replace(/([^|]+)/g, '⟦$1⟧') : `⟦${key}⟧`;
    };
  }
  const german = germanTexts();
  return (file) => (text) => german(file, text.key);
}

function dataSayings(language: Language, file: string): (text: string) => string {
  if (language === 'en') return (text) => text;
  if (language === 'brackets') return (text) => `⟦${text}⟧`;
  const german = germanTexts();
  return (text) => german(file, text) ?? text;
}

/** What a text of a file is in German; undefined only in an area that is not finished. */
function germanTexts(): (file: string, key: string) => string | undefined {
  const catalogues = readCatalogues();
  return (file, key) => {
    const area = areaOf(file);
    const said = translationOf(key, area, catalogues);
    if (said === undefined && FINISHED.includes(area)) {
      throw new Error(`${file}: no German text for “${key}” in src/i18n/de/${area}.json`);
    }
    return said;
  };
}

// How far German is: the texts of each area, and what is missing, left over or wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AREAS,
  areaOf,
  filesWithTexts,
  ROOT,
  readCatalogue,
  readCatalogues,
  shapeOf,
  translationOf,
} from './catalogue.ts';
import { DATA_FILES, dataTexts } from './data.ts';
import { countWords, fitting } from './rewrite.ts';
import { type Text, textsOf } from './texts.ts';

export interface FoundText {
  readonly key: string;
  readonly area: string;
  /** `src/a.ts:12`, the first place. */
  readonly place: string;
}

export interface State {
  readonly texts: readonly FoundText[];
  readonly missing: readonly FoundText[];
  /** In a catalogue, but nowhere in the sources. */
  readonly unused: readonly { readonly area: string; readonly key: string }[];
  /** A translation that does not fit its English text, in words. */
  readonly wrong: readonly { readonly area: string; readonly message: string }[];
}

/** Reads all sources and catalogues. */
export function stateOfGerman(): State {
  const catalogues = readCatalogues();
  const texts = new Map<string, FoundText>();
  const wrong: { area: string; message: string }[] = [];
  for (const file of filesWithTexts()) {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const area = areaOf(file);
    for (const text of textsOf(file, source)) {
      const id = `${area} ${text.key}`;
      if (texts.has(id)) continue;
      const line = source.slice(0, text.start).split('\n').length;
      texts.set(id, { key: text.key, area, place: `${file}:${line}` });
      const said = translationOf(text.key, area, catalogues);
      const message = said === undefined ? null : misfit(text, said, file);
      if (message) wrong.push({ area, message });
    }
  }
  for (const file of DATA_FILES) {
    const area = areaOf(file);
    for (const key of dataTexts(readFileSync(join(ROOT, file), 'utf8'))) {
      texts.set(`${area} ${key}`, { key, area, place: file });
    }
  }
  const found = [...texts.values()];
  const shapes = new Set(found.map(({ key }) => shapeOf(key)));
  return {
    texts: found,
    missing: found.filter(({ key, area }) => translationOf(key, area, catalogues) === undefined),
    unused: Object.keys(AREAS).flatMap((area) =>
      [...readCatalogue(area).keys()]
        .filter((key) => !shapes.has(shapeOf(key)))
        .map((key) => ({ area, key })),
    ),
    wrong,
  };
}

function misfit(text: Text, said: string, file: string): string | null {
  try {
    if (text.kind === 'count') countWords(text, said, file);
    else fitting(text, said, file);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// Texts in data that a generator has written: which fields people read, and the same data in another language.

/** Paths from the root of the repository. */
export const DATA_FILES: readonly string[] = ['src/pages/Fidelity/fidelity.json'];

/** Fields that hold sentences or titles. The names of tests, rules and recordings are the same everywhere. */
const READ_FIELDS = [
  'title',
  'meaning',
  'compared',
  'what',
  'why',
  'instead',
  'claim',
  'shows',
  'promise',
];

/** Each text once, in the order of the file. */
export function dataTexts(json: string): readonly string[] {
  const found = new Set<string>();
  inData(json, (text) => {
    found.add(text);
    return text;
  });
  return [...found];
}

/** The data with each text replaced by what `says` gives for it. */
export function inData(json: string, says: (text: string) => string): string {
  return JSON.stringify(
    JSON.parse(json, (field, value: unknown) =>
      typeof value === 'string' && READ_FIELDS.includes(field) ? says(value) : value,
    ),
  );
}

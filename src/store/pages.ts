// Which addresses are pages of their own. What a page shows is in src/pages; this list is all that an address needs.

/** First words of the addresses of pages: `#/start`. No scene has such a name; a test holds it. */
export const PAGE_NAMES = [
  'fidelity',
  'cases',
  'compare',
  'guide',
  'start',
  'guarantees',
  'predict',
  'challenge',
  'break',
  'claims',
  'course',
  'glossary',
  'learn',
  'trace',
  'present',
  'sandbox',
  'recall',
  'quiz',
] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** Whether an address without `#/` belongs to a page. */
export function isPage(address: string): boolean {
  return pageOf(address) !== undefined;
}

/** The page of an address without `#/`: its first word, up to a slash or a question mark. */
export function pageOf(address: string): PageName | undefined {
  const [first] = address.split(/[/?]/);
  return PAGE_NAMES.find((name) => name === first);
}

/** Whether an address shows the lab: as it is, or with a lesson for its rail (`learn/…`). */
export function showsLab(page: string): boolean {
  return page === '' || isLesson(page);
}

/** Whether the lab has a lesson for its rail. */
export function isLesson(page: string): boolean {
  return page.startsWith('learn');
}

// What the build fills in (vite.config.ts).

/** The language of this page; `brackets` is the one for tests. */
declare const __LANGUAGE__: 'en' | 'de' | 'brackets';

/** Whether there is a German page to change to. */
declare const __GERMAN__: boolean;

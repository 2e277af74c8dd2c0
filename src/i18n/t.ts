// Marks a text for translation: t`Play`, t`${count} letters`. English stays where it is. The build takes the tag
// away, and for another language puts the text of its catalogue there (build/i18n), so no visitor loads two
// languages. Without a build, in tests and commands, a text is what it says.

type Tag = (texts: TemplateStringsArray, ...values: readonly (string | number)[]) => string;

const say: Tag = (texts, ...values) =>
  texts.map((text, at) => (at === 0 ? text : `${values[at - 1]}${text}`)).join('');

/**
 * The text as it stands, its values filled in. Where one English text needs two German ones, say which it is:
 * t.dative`the producer` is another entry of the catalogue, `the producer @dative`.
 */
export const t: Tag & {
  /** Whom or what it acts on: `den Producer`. */
  readonly accusative: Tag;
  /** To whom, with whom, of whom: `dem Producer`. */
  readonly dative: Tag;
  /** Another sense of the same word; the file it stands in tells which. */
  readonly other: Tag;
} = Object.assign(
  (texts: TemplateStringsArray, ...values: readonly (string | number)[]) => say(texts, ...values),
  {
    accusative: say,
    dative: say,
    other: say,
  },
);

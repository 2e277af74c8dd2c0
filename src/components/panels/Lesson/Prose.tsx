import { Fragment, type ReactNode } from 'react';
import { texts } from '../../../store/lesson/course.ts';
import { filled, type Numbers, partsOf } from '../../../store/lesson/numbers.ts';
import { wordPattern } from '../../../store/lesson/terms.ts';
import { Popover } from '../../ui/Popover.tsx';
import styles from './lesson.module.css';

interface ProseProps {
  readonly text: string;
  /** Glossary terms to explain where they stand. */
  readonly terms?: readonly string[];
  /** What stands in the places for numbers: those of the run on the stage. */
  readonly numbers?: Numbers;
}

const NO_NUMBERS: Numbers = {};

/** A sentence of a lesson: `code` between backticks, numbers of the run, terms that can be opened, the rest as it is. */
export function Prose({ text, terms = [], numbers = NO_NUMBERS }: ProseProps) {
  return text.split('`').map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
    <Fragment key={at}>
      {at % 2 === 1 ? (
        <code className={styles.code}>
          {filled(part, numbers).replaceAll(/([.=])/g, '$1\u200b')}
        </code>
      ) : (
        withNumbers(part, terms, numbers)
      )}
    </Fragment>
  ));
}

function withNumbers(text: string, terms: readonly string[], numbers: Numbers): ReactNode {
  return partsOf(text, numbers).map(({ text: part, number }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
    <Fragment key={at}>
      {number === undefined ? (
        withTerms(part, terms)
      ) : (
        <b className={styles.live} data-number={number}>
          {part}
        </b>
      )}
    </Fragment>
  ));
}

/** The first word of each term as a button that says what it means. */
function withTerms(text: string, terms: readonly string[]): ReactNode {
  for (const term of terms) {
    for (const word of texts.glossary[term]?.words ?? []) {
      const found = wordPattern(word).exec(text);
      if (!found) continue;
      const rest = terms.filter((one) => one !== term);
      const end = found.index + found[0].length;
      const mark = /^[.,;:)]*/.exec(text.slice(end))?.[0] ?? '';
      return (
        <>
          {withTerms(text.slice(0, found.index), rest)}
          <span className={styles.together}>
            <TermNote term={term} word={found[0]} />
            {mark}
          </span>
          {withTerms(text.slice(end + mark.length), rest)}
        </>
      );
    }
  }
  return text;
}

function TermNote({ term, word }: { readonly term: string; readonly word: string }) {
  return (
    <Popover
      label={term}
      trigger={(props) => (
        <button type="button" {...props} className={styles.term}>
          {word}
        </button>
      )}
    >
      <p className={styles.note}>
        <strong>{term}</strong>: <Prose text={texts.glossary[term]?.means ?? ''} />
      </p>
    </Popover>
  );
}

import { Fragment } from 'react';
import styles from './lesson.module.css';

/** A sentence of a lesson: `code` between backticks, the rest as it is. */
export function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
      <code key={at} className={styles.code}>
        {part.replaceAll('.', '.\u200b')}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}

import type { ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import styles from './fidelity.module.css';

/** Which entries the reader wants to see: those in whose texts every word stands. */
export interface Filter {
  readonly isEmpty: boolean;
  readonly fits: (entry: object) => boolean;
}

/** The filter of a line of words. */
export function filterOf(line: string): Filter {
  const words = line.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    isEmpty: words.length === 0,
    fits: (entry) => {
      const texts = Object.values(entry).flat();
      const text = texts.filter(isText).join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** A text in which backticks mark what is typed. */
export function WithCode({ text }: { readonly text: string }): ReactNode {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));
}

const RELEASES: readonly (readonly [profile: string, text: string])[] = [
  ['2.8', '2.8'],
  ['3.9', '3.9'],
  ['current', '4.0–4.4'],
  ['4.5', '4.5'],
];

/** Releases as people write them. */
export function releaseTexts(profiles: readonly string[]): readonly string[] {
  if (profiles.length === RELEASES.length) return [t`2.8 to 4.5`];
  return RELEASES.flatMap(([profile, text]) => (profiles.includes(profile) ? [text] : []));
}

interface SceneLinksProps {
  readonly scenes: readonly { readonly id: string; readonly title: string }[];
}

/** Scenes that show it, each a link. */
export function SceneLinks({ scenes }: SceneLinksProps): ReactNode {
  if (scenes.length === 0) return null;
  return (
    <p className={styles.scenes}>
      {scenes.map(({ id, title }) => (
        <a key={id} href={`#/${id}`}>
          {title}
        </a>
      ))}
    </p>
  );
}

/** `1 scene`, `2 scenes`. */
export function countText(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

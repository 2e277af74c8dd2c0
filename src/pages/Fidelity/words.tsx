import type { ReactNode } from 'react';

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
      const text = Object.values(entry).flat().map(String).join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    },
  };
}

/** A text in which backticks mark what is typed. */
export function WithCode({ text }: { readonly text: string }): ReactNode {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));
}

/** A release as people write it. */
export function releaseText(profile: string): string {
  return profile === 'current' ? '4.0–4.4' : profile;
}

/** `1 scene`, `2 scenes`. */
export function countText(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

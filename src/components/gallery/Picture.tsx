import type { ReactNode } from 'react';
import { Text } from '../marks/index.ts';
import styles from './gallery.module.css';

interface SectionProps {
  readonly title: string;
  readonly height: number;
  readonly children: ReactNode;
}

/** One band of the gallery: a heading and a drawing as wide as the page. */
export function Section({ title, height, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <h2 className="t-h2">{title}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture whose marks can be reached one by one */}
      <svg
        className={styles.picture}
        width={1344}
        height={height}
        viewBox={`0 0 1344 ${height}`}
        role="group"
        aria-label={title}
      >
        {children}
      </svg>
    </section>
  );
}

interface CaptionProps {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly detail?: string;
}

/** A bold line and a quiet one under a mark. */
export function Caption({ x, y, title, detail }: CaptionProps) {
  return (
    <>
      <Text x={x} y={y} kind="strong">
        {title}
      </Text>
      {detail && (
        <Text x={x} y={y + 18} tone="ink2">
          {detail}
        </Text>
      )}
    </>
  );
}

import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Mark, type Place } from './Mark.tsx';
import styles from './marks.module.css';
import { toneClass } from './tone.ts';

interface Box extends Place {
  readonly w: number;
  readonly h: number;
}

export interface MarkOutlineProps extends Box {
  /** hover: this mark and its twins. selected: kept, with a pointer down to the inspector. */
  readonly kind: 'hover' | 'selected' | 'focus';
}

/** Ink around a mark: 1.5 px at 3 px for hover and selection, 3 px at 2 px for focus. */
export function MarkOutline({ x, y, w, h, kind }: MarkOutlineProps) {
  const focus = kind === 'focus';
  const off = focus ? 3.5 : 3.75;
  return (
    <Mark x={x} y={y} className={toneClass('ink')}>
      <rect
        className={styles.line}
        x={-off}
        y={-off}
        width={w + 2 * off}
        height={h + 2 * off}
        rx={6}
        strokeWidth={focus ? 3 : 1.5}
      />
      {kind === 'selected' && (
        <path className={styles.solid} d={`M${w / 2 - 7} ${h + 6.5}h14l-7 7z`} />
      )}
    </Mark>
  );
}

interface MarkTargetProps extends Box {
  /** The full sentence: what this mark is and what happened to it. */
  readonly label: string;
  readonly outline?: 'none' | 'hover' | 'selected' | undefined;
  /** Another mark and its twins are hovered. */
  readonly dimmed?: boolean | undefined;
  /** 0 for the one member of a panel's tab group that Tab reaches, −1 for the others. */
  readonly tabIndex?: 0 | -1 | undefined;
  readonly ref?: Ref<SVGGElement> | undefined;
  readonly onActivate?: (() => void) | undefined;
  readonly onHover?: ((over: boolean) => void) | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<SVGGElement>) => void) | undefined;
  /** Marks drawn with the same x, y as the box. */
  readonly children: ReactNode;
}

/** Makes a mark something one can point at, tab to and explain. */
export function MarkTarget(props: MarkTargetProps) {
  const { x, y, w, h, label, outline = 'none', dimmed, tabIndex = -1, ref, children } = props;
  const { onActivate, onHover, onFocus, onKeyDown } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no <button> inside an SVG picture
    <g
      ref={ref}
      role="button"
      aria-label={label}
      aria-pressed={outline === 'selected'}
      tabIndex={tabIndex}
      className={styles.target}
      onClick={() => onActivate?.()}
      onPointerEnter={() => onHover?.(true)}
      onPointerLeave={() => onHover?.(false)}
      onFocus={() => onFocus?.()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onActivate?.();
        onKeyDown?.(event);
      }}
    >
      <rect {...targetBox(x, y, w, h)} fillOpacity={0} />
      {dimmed ? <g className={styles.dimmed}>{children}</g> : children}
      {outline !== 'none' && <MarkOutline x={x} y={y} w={w} h={h} kind={outline} />}
      <g className={styles.ring}>
        <MarkOutline x={x} y={y} w={w} h={h} kind="focus" />
      </g>
    </g>
  );
}

const leastTarget = 24;

/** The pointer's box: at least 24 px each way, around the same middle. */
export function targetBox(x: number, y: number, w: number, h: number) {
  const width = Math.max(w, leastTarget);
  const height = Math.max(h, leastTarget);
  return { x: x + (w - width) / 2, y: y + (h - height) / 2, width, height };
}

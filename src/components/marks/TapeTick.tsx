import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { Surface } from './Surface.tsx';
import { classes, type Tone, toneClass } from './tone.ts';

export type TickKind =
  | 'request'
  | 'response'
  | 'written'
  | 'copyWritten'
  | 'copyRecognised'
  | 'lost'
  | 'error'
  | 'read'
  | 'appSend';

interface TapeTickProps extends MarkProps {
  readonly kind: TickKind;
  /** Edge of its box. */
  readonly size?: number | undefined;
  /** A response that carries an error takes that error's tone. */
  readonly tone?: Tone | undefined;
}

const tones: Record<TickKind, Tone> = {
  request: 'req',
  response: 'ok',
  written: 'ink',
  copyWritten: 'dup',
  copyRecognised: 'dup',
  lost: 'lost',
  error: 'lost',
  read: 'ink2',
  appSend: 'ink',
};

/**
 * One event on the tape or at a lane. Triangle: travelling. Square: writing. x, y is the centre,
 * so that ticks sit on their instant.
 */
export function TapeTick({ x, y, kind, size = 12, tone, label }: TapeTickProps) {
  return (
    <Mark
      x={x}
      y={y}
      label={label}
      className={toneClass(tone ?? tones[kind])}
      transform={size === 12 ? undefined : `scale(${size / 12})`}
    >
      <Glyph kind={kind} />
    </Mark>
  );
}

function Glyph({ kind }: { kind: TickKind }) {
  const outline = classes(styles.frame, styles.round);
  switch (kind) {
    case 'request':
      return <path className={styles.solid} d="M-5 -5.5L6 0L-5 5.5z" />;
    case 'response':
      return <path className={outline} strokeWidth={1.6} d="M4.5 -5L-5 0L4.5 5z" />;
    case 'written':
      return <rect className={styles.solid} x={-5} y={-5} width={10} height={10} />;
    case 'copyWritten':
      return <Surface x={-6.5} y={-6.5} w={13} h={13} kind="striped" phase={1.5} radius={1.5} />;
    case 'copyRecognised':
      return (
        <>
          <rect
            className={outline}
            strokeWidth={1.6}
            x={-5.7}
            y={-5.7}
            width={11.4}
            height={11.4}
            rx={1.5}
          />
          <path className={styles.line} strokeWidth={1.6} d="M-3.5 3.5L3.5 -3.5" />
        </>
      );
    case 'lost':
      return <path className={classes(styles.line, styles.round)} strokeWidth={2.25} d={cross} />;
    case 'error':
      return <path className={outline} strokeWidth={1.6} d={octagon(6)} />;
    case 'read':
      return <circle className={outline} strokeWidth={1.6} r={4.75} />;
    case 'appSend':
      return <circle className={styles.solid} r={4.5} />;
  }
}

const cross = 'M-4.75 -4.75L4.75 4.75M4.75 -4.75L-4.75 4.75';

/** A regular octagon, flat on top. */
export function octagon(r: number): string {
  const cut = Math.round(r * (Math.SQRT2 - 1) * 100) / 100;
  return `M${-cut} ${-r}H${cut}L${r} ${-cut}V${cut}L${cut} ${r}H${-cut}L${-r} ${cut}V${-cut}z`;
}

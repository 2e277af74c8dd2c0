import styles from './icon.module.css';
import { type IconName, iconPaths } from './iconPaths.ts';

interface IconProps {
  readonly name: IconName;
  /** Edge of the box in px; strokes scale along, so 14–20 keep their look. */
  readonly size?: number | undefined;
  /** Say it only where no word beside the icon does. */
  readonly label?: string | undefined;
}

/** An icon in HTML, in the colour of the text around it. */
export function Icon({ name, size = 16, label }: IconProps) {
  const box = { className: styles.icon, width: size, height: size, viewBox: '0 0 16 16' };
  const stroke = <path className={styles.stroke} d={iconPaths[name]} />;
  if (label === undefined) {
    return (
      <svg aria-hidden="true" {...box}>
        {stroke}
      </svg>
    );
  }
  return (
    <svg role="img" aria-label={label} {...box}>
      {stroke}
    </svg>
  );
}

interface IconGlyphProps {
  readonly name: IconName;
  readonly x: number;
  readonly y: number;
  readonly size?: number | undefined;
}

/** The same icon inside an SVG picture: x, y is its top left corner. */
export function IconGlyph({ name, x, y, size = 16 }: IconGlyphProps) {
  return (
    <path
      className={styles.stroke}
      transform={`translate(${x} ${y}) scale(${size / 16})`}
      d={iconPaths[name]}
    />
  );
}

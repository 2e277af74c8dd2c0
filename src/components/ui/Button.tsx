import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

export type ButtonVariant = 'primary' | 'outline' | 'quiet';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style'> {
  /** One primary per group. */
  readonly variant?: ButtonVariant | undefined;
  /** small is 32 px for mice; fingers always get 48. */
  readonly size?: 'regular' | 'small' | undefined;
  readonly icon?: IconName | undefined;
  readonly iconEnd?: IconName | undefined;
  /** Takes the width it is given and pushes the end icon to the edge. */
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { variant = 'outline', size = 'regular', icon, iconEnd, wide, children, ...rest } = props;
  const names = [styles.button, styles[variant], styles[size], wide ? styles.wide : ''];
  return (
    <button type="button" {...rest} className={names.join(' ')}>
      {icon && <Icon name={icon} />}
      <span className={styles.words}>{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
    </button>
  );
}

interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** What it does, in words; there is nothing else to read. */
  readonly label: string;
  readonly variant?: ButtonVariant | undefined;
}

/** A button that shows only an icon. */
export function IconButton({ icon, label, variant = 'quiet', ...rest }: IconButtonProps) {
  const names = [styles.button, styles[variant], styles.square];
  return (
    <button type="button" {...rest} aria-label={label} className={names.join(' ')}>
      <Icon name={icon} />
    </button>
  );
}

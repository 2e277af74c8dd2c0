import { t } from '../../i18n/t.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import { useMedia } from '../app/useMedia.ts';
import { IconButton } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

/** The theme that is shown now, whether chosen or the system's. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useLab((lab) => lab.theme);
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  if (theme !== 'system') return theme;
  return systemIsDark ? 'dark' : 'light';
}

/** Turns to the other theme; back at the system's own it follows the system again. */
export function useToggleTheme(): () => void {
  const shown = useShownTheme();
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const { setTheme } = useActions();
  return () => {
    const next = shown === 'dark' ? 'light' : 'dark';
    setTheme((next === 'dark') === systemIsDark ? 'system' : next);
  };
}

export function ThemeButton() {
  const shown = useShownTheme();
  const toggle = useToggleTheme();
  const label = shown === 'dark' ? t`Light theme` : t`Dark theme`;
  return (
    <Tooltip text={`${label} (T)`}>
      <IconButton icon={shown === 'dark' ? 'sun' : 'moon'} label={label} onClick={toggle} />
    </Tooltip>
  );
}

import { useActions, useLab } from '../../store/useLab.ts';
import { useMedia, WIDE } from '../app/useMedia.ts';
import { IconButton } from '../ui/Button.tsx';

/** Opens the inspector where it has no place beside the lanes. */
export function InspectorButton() {
  const wide = useMedia(WIDE);
  const open = useLab((lab) => lab.sheetOpen);
  const { openSheet } = useActions();
  if (wide) return null;
  return (
    <IconButton
      icon="list"
      variant="outline"
      label="Why, life, events and faults"
      aria-expanded={open}
      onClick={() => openSheet(!open)}
    />
  );
}

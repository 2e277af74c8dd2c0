import { t } from '../../i18n/t.ts';
import { addressOf } from '../../store/browserState.ts';
import { useActions, useLabStore } from '../../store/useLab.ts';
import { IconButton } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

/** Copies the address of exactly what is on screen. */
export function useShare(): () => void {
  const store = useLabStore();
  const { notify } = useActions();
  return () => {
    navigator.clipboard.writeText(addressOf(store.getState())).then(
      () => notify(t`Link copied. It opens this scene, these settings and faults, at this moment.`),
      () => notify(t`The browser did not allow copying. The address bar has the same link.`),
    );
  };
}

export function ShareButton() {
  const share = useShare();
  return (
    <Tooltip text="Copy a link to this moment">
      <IconButton icon="share" label="Copy a link to this moment" onClick={share} />
    </Tooltip>
  );
}

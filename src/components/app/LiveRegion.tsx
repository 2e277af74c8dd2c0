import { useLab } from '../../store/useLab.ts';

/** Says what a step or an edit came to. Silent while playing: the store says nothing then. */
export function LiveRegion() {
  const said = useLab((lab) => lab.said);
  const toast = useLab((lab) => lab.toast);
  const last = (said?.number ?? 0) > (toast?.number ?? 0) ? said : toast;
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      {last && <span key={last.number}>{last.text}</span>}
    </div>
  );
}

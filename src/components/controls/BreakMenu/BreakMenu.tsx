import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Offer } from '../../../store/breaking/offer.ts';
import { offersFor } from '../../../store/breaking/offers.ts';
import {
  breakPlace,
  nameOfTarget,
  type Target,
  targetOf,
  targetsAt,
  wordOf,
} from '../../../store/breaking/targets.ts';
import { adding } from '../../../store/edits.ts';
import { faultText } from '../../../store/faultText.ts';
import { headingFor } from '../../../store/labState.ts';
import { tellFault } from '../../../store/tellFault.ts';
import { useActions, useLab, useLabStore, useTraceIndex } from '../../../store/useLab.ts';
import { numberText } from '../../../trace/words.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './breakMenu.module.css';
import { FaultEditor } from './FaultEditor.tsx';
import { OfferRow } from './OfferRow.tsx';

/** The menu of what can be broken: the same for mouse, finger and key, and for every part of the picture. */
export default function BreakMenu() {
  const asked = useLab((lab) => lab.breaking);
  const { openBreak } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (asked !== null && element && !element.open) {
      element.showModal();
      const first = element.querySelector<HTMLElement>('li button');
      (first ?? element.querySelector('select'))?.focus();
    }
    if (asked === null && element?.open) element.close();
  }, [asked]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; its key is Escape
    <dialog
      ref={dialog}
      className={styles.menu}
      aria-labelledby={titleId}
      onClose={() => openBreak(null)}
      onClick={(event) => {
        if (event.target === dialog.current) openBreak(null);
      }}
    >
      {asked?.startsWith('fault:') && (
        <FaultEditor key={asked} at={Number(asked.slice('fault:'.length))} titleId={titleId} />
      )}
      {asked !== null && !asked.startsWith('fault:') && (
        <Menu key={asked} asked={asked} titleId={titleId} />
      )}
    </dialog>
  );
}

interface MenuProps {
  /** The word of the target to begin with; empty: the first that there is. */
  readonly asked: string;
  readonly titleId: string;
}

/** What can happen to one thing, and which other things there are. */
export function Menu({ asked, titleId }: MenuProps) {
  const index = useTraceIndex();
  const store = useLabStore();
  const { openBreak, change } = useActions();
  const playhead = useLab(headingFor);
  const place = useMemo(() => breakPlace(index, playhead), [index, playhead]);
  const chosen = targetOf(asked, place);
  const targets = withChosen(targetsAt(place), chosen);
  const [word, setWord] = useState(asked);
  const target = targets.find((one) => wordOf(one) === word) ?? targets[0];
  const offers = target ? offersFor(target, place) : [];

  const carryOut = (offer: Offer, spanMs: number) => {
    const fault = offer.fault(spanMs);
    if (!fault) return;
    openBreak(null);
    change(adding(store.getState().experiment, fault), (before, after) =>
      tellFault(fault, faultText(fault), before, after),
    );
  };

  return (
    <div className={styles.body}>
      <header className={styles.head}>
        <h2 id={titleId} className="t-h2">
          Break it
        </h2>
        <p className={styles.now}>{numberText(place.now)} ms</p>
        <IconButton icon="x" label="Close" onClick={() => openBreak(null)} />
      </header>
      <label className={styles.what}>
        <span>What</span>
        <select
          value={target ? wordOf(target) : ''}
          onChange={(event) => setWord(event.target.value)}
        >
          {targets.map((one) => (
            <option key={wordOf(one)} value={wordOf(one)}>
              {nameOfTarget(one, place)}
            </option>
          ))}
        </select>
      </label>
      {target && <Offers key={wordOf(target)} offers={offers} onChoose={carryOut} />}
      {!target && <p className={styles.none}>No producer was built, so nothing runs yet.</p>}
    </div>
  );
}

/** A message that is not under way now can be chosen all the same: its fault is put where it was sent. */
function withChosen(targets: readonly Target[], chosen: Target | undefined): readonly Target[] {
  if (!chosen || targets.some((one) => wordOf(one) === wordOf(chosen))) return targets;
  return [chosen, ...targets];
}

interface OffersProps {
  readonly offers: ReturnType<typeof offersFor>;
  readonly onChoose: (offer: Offer, spanMs: number) => void;
}

/** What is possible first; the rest says why not. */
function Offers({ offers, onChoose }: OffersProps) {
  const possible = offers.filter((one) => one.possible);
  const others = offers.filter((one) => !one.possible);
  return (
    <>
      {possible.length > 0 && (
        <ul className={styles.offers} aria-label="What can happen to it">
          {possible.map((one) => (
            <OfferRow key={one.id} offer={one} onChoose={(ms) => onChoose(one, ms)} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <section aria-label="Not possible now" className={styles.others}>
          <h3>Not now</h3>
          <ul>
            {others.map((one) => (
              <li key={one.id}>
                <span>{one.label}:</span> {one.note}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

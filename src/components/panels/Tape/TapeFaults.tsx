import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { type FaultChip, faultChips } from '../../../store/breaking/faultChips.ts';
import { useFaultEdits } from '../../../store/breaking/useFaultEdits.ts';
import { useActions, useRun } from '../../../store/useLab.ts';
import { NARROW, useMedia } from '../../app/useMedia.ts';
import { Icon } from '../../ui/Icon.tsx';
import { inside } from '../../ui/inside.ts';
import { apart } from './apart.ts';
import { FAULT_ICONS } from './faultIcons.ts';
import { TapeLoop } from './TapeLoop.tsx';
import { TapeRuler } from './TapeRuler.tsx';
import styles from './tapeFaults.module.css';
import type { TapeInset } from './tapeRows.ts';

interface TapeFaultsProps {
  readonly width: number;
  readonly inset: TapeInset;
}

const CHIP = 30;
/** With the name of whom it befalls. */
const NAMED_CHIP = 48;
/** Under a finger. */
const WIDE_CHIP = 46;

/** The faults as chips over the tape: dragged to another moment, edited, switched off, removed. */
export default function TapeFaults({ width, inset }: TapeFaultsProps) {
  const run = useRun();
  const { duration } = run.index.clock;
  const length = Math.max(1, width - inset.left - inset.right);
  const chips = faultChips(run);
  const narrow = useMedia(NARROW);
  const coarse = useMedia('(pointer: coarse)');
  const named = chips.some(({ who }) => who !== '');
  const pitch = named ? NAMED_CHIP : coarse ? WIDE_CHIP : CHIP;
  const places = apart(
    chips.map(({ screen }) => inset.left + ((screen ?? duration) / duration) * length),
    width - pitch / 2,
    pitch,
  );
  const chipList = (
    <ol className={styles.chips} aria-label="Faults on the tape">
      {chips.map((chip, at) => (
        <Chip
          key={chip.index}
          chip={chip}
          x={places[at] ?? 0}
          screenOf={(x) => ((x - inset.left) / length) * duration}
        />
      ))}
    </ol>
  );
  return (
    <>
      {chips.length > 0 && chipList}
      {!narrow && <TapeRuler inset={inset} length={length} />}
      <TapeLoop inset={inset} length={length} />
    </>
  );
}

interface ChipProps {
  readonly chip: FaultChip;
  readonly x: number;
  readonly screenOf: (x: number) => number;
}

/** After a change the focus is on the chip that came of it, or on one that is left. */
function keepFocus(list: HTMLElement | null, before: number): void {
  const chips = [...(list?.querySelectorAll('button') ?? [])];
  const gone = !list?.contains(document.activeElement);
  if (gone || chips.length > before) chips.at(-1)?.focus();
}

/** Less than this is a press, not a drag, in px. */
const DRAG_FROM = 5;

function Chip({ chip, x, screenOf }: ChipProps) {
  const { openBreak, switchFault, removeFault } = useActions();
  const { moveTo, step } = useFaultEdits(chip.index);
  const [dragged, setDragged] = useState<number | null>(null);
  const from = useRef<number | null>(null);
  const shown = x + (dragged ?? 0);
  const { enabled, state, text, outcome, index } = chip;

  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    ' ': () => switchFault(index, !enabled),
    Delete: () => removeFault(index),
    Backspace: () => removeFault(index),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const list = event.currentTarget.closest('ol');
    const before = list?.children.length ?? 0;
    act();
    requestAnimationFrame(() => keepFocus(list, before));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (from.current === null) return;
    const by = inside(event.currentTarget, event.clientX - from.current);
    if (dragged !== null || Math.abs(by) >= DRAG_FROM) setDragged(by);
  };
  const onPointerUp = () => {
    from.current = null;
    if (dragged === null) return openBreak(`fault:${index}`);
    setDragged(null);
    moveTo(screenOf(shown));
  };
  return (
    <li>
      <button
        type="button"
        className={styles.chip}
        data-state={state}
        data-dragged={dragged !== null}
        style={{ left: shown }}
        title={`${text}. ${outcome}`}
        aria-label={t`Fault ${index + 1}: ${text}. ${outcome}`}
        aria-keyshortcuts={'Enter Space Delete ArrowLeft ArrowRight'}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          // A pointer's press has been dealt with when it was lifted
          if (event.detail === 0) openBreak(`fault:${index}`);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          from.current = event.clientX;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          from.current = null;
          setDragged(null);
        }}
      >
        <Icon name={FAULT_ICONS[chip.kind]} size={13} />
        {chip.who && <span>{chip.who}</span>}
      </button>
    </li>
  );
}

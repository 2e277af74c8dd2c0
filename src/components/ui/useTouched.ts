import { useEffect, useState } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

let touched = false;

/** After what a first visit loads, in ms. */
const IDLE_MS = 900;

/** Whether what only helps a hand may load: with its first move, or once the page has nothing else to do. */
export function useTouched(): boolean {
  const [is, setIs] = useState(touched);
  useEffect(() => {
    if (is) return;
    const onSign = () => {
      touched = true;
      setIs(true);
    };
    for (const sign of SIGNS) addEventListener(sign, onSign, true);
    const idle = setTimeout(onSign, IDLE_MS);
    return () => {
      clearTimeout(idle);
      for (const sign of SIGNS) removeEventListener(sign, onSign, true);
    };
  }, [is]);
  return is;
}

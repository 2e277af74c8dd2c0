import { useEffect, useState } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

let touched = false;

/** Whether the visitor has moved, pressed or typed anything yet: what only helps a hand can load with its first move. */
export function useTouched(): boolean {
  const [is, setIs] = useState(touched);
  useEffect(() => {
    if (is) return;
    const onSign = () => {
      touched = true;
      setIs(true);
    };
    for (const sign of SIGNS) addEventListener(sign, onSign, true);
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, onSign, true);
    };
  }, [is]);
  return is;
}

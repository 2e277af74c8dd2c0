import { useState } from 'react';

/** Whether it was true at any time since the component is there: what has been opened can close with grace. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}

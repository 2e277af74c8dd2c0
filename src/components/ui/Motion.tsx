import { domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactNode } from 'react';

/**
 * The only door to framer-motion: for chrome that moves by clock time (sheets, toasts). Marks of the
 * trace never use it; they are functions of the playhead. What imports this is loaded when it first
 * opens, so that no visitor waits for it.
 */
export function Motion({ children }: { readonly children: ReactNode }) {
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user">{children}</MotionConfig>
    </LazyMotion>
  );
}

export { AnimatePresence } from 'framer-motion';
export * as m from 'framer-motion/m';

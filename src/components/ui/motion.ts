/**
 * The only door to framer-motion: its small build, for chrome that moves by clock time (sheets,
 * tabs, reveals). Marks of the trace never use it; they are functions of the playhead.
 */
export { AnimatePresence, domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
export * as m from 'framer-motion/m';

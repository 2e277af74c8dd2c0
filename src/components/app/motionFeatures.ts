// Loaded after the first picture: what makes chrome move.
export { domAnimation as default } from 'framer-motion';

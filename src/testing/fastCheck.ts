// fast-check with the same cases in every run, so that a change is judged by its own doing; other cases with
// RETRY_LAB_SEED=7. Tests import it from here.
import fc from 'fast-check';

/** The seed of every random case in the tests. */
export const SEED = Number(process.env['RETRY_LAB_SEED'] ?? 1);

fc.configureGlobal({ seed: SEED });

export { fc };

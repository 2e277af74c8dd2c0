import { MUTANTS, type Mutant } from './mutants.ts';
import { MUTANTS_OF_REPLICATION } from './mutantsOfReplication.ts';

/** Every fault that the recordings must catch. */
export const ALL_MUTANTS: readonly Mutant[] = [...MUTANTS, ...MUTANTS_OF_REPLICATION];

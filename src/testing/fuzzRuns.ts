/** How many random scenarios of each kind `npm test` holds the promises to. */
export const FUZZ_RUNS = {
  client: 10_000,
  cluster: 10_000,
  groups: 3_000,
  loops: 1_500,
  transactions: 1_500,
} as const;

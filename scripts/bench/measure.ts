// Timing and printing, for every part of the benchmark.

interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}

export function medianOf(values: readonly number[]): number {
  return spreadOf(values).median;
}

/** How long `work` took, in ms. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * The time of each case, in ms. Other programs, the compiler and the garbage collector can only add to a
 * time, and what is asked for is what the case itself costs: so each is run several times, and the least
 * counts. All cases are run once before any is run again, so that no result is still at hand from before.
 */
export function timeEach(cases: readonly number[], work: (one: number) => void): readonly number[] {
  const least = cases.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < 7; pass++) {
    cases.forEach((one, at) => {
      least[at] = Math.min(
        least[at] ?? 0,
        timed(() => work(one)),
      );
    });
  }
  return least;
}

const INSTANTS = 400;

/** Events from all over a run, the last one among them, in an order that jumps. */
export function instantsOf(events: number): readonly number[] {
  const spread = Array.from({ length: INSTANTS - 1 }, (_, nth) => (nth * 7919) % events);
  return [...spread, events - 1];
}

export function heading(text: string): void {
  console.log(`\n${text}`);
}

/** One line: what was measured, the figure, and the bar that it must keep, if there is one. */
export function show(name: string, figure: string, bar?: string): void {
  const line = `  ${name.padEnd(50)} ${figure}`;
  console.log(bar === undefined ? line : `${line.padEnd(86)} (bar: ${bar})`);
}

export const ms = (value: number) => `${value.toFixed(2)} ms`;
export const micro = (value: number) => `${(value * 1000).toFixed(1)} µs`;
export const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
export const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 1 : 0)} ×`;

export function showSpread(name: string, values: readonly number[], bar?: string): void {
  const { median, p99, max } = spreadOf(values);
  show(name, `${ms(median)}, 99 % ${ms(p99)}, most ${ms(max)}`, bar);
}

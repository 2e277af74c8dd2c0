// How two accounts of one script are shown side by side: equal up to a step, and from there on both.

const FURTHER = 4;

/**
 * Null when both say the same; else a text with the script's steps before the first difference, and both sides
 * from there on. `label` names a step.
 */
export function firstDifference<Step>(
  kafka: readonly Step[],
  engine: readonly Step[],
  label: (index: number) => string,
): string | null {
  const length = Math.max(kafka.length, engine.length);
  const differs = (at: number) => JSON.stringify(kafka[at]) !== JSON.stringify(engine[at]);
  const first = Array.from({ length }, (_, at) => at).find(differs);
  if (first === undefined) return null;
  const lines: string[] = [];
  for (let at = 0; at < first; at++) lines.push(`   ${at} ${label(at)} → ${shown(kafka[at])}`);
  for (let at = first; at < Math.min(length, first + FURTHER); at++) {
    lines.push(`${differs(at) ? '≠' : ' '}  ${at} ${label(at)}`);
    lines.push(`      Kafka  ${shown(kafka[at])}`, `      engine ${shown(engine[at])}`);
  }
  return lines.join('\n');
}

const shown = (step: unknown) => JSON.stringify(step) ?? 'nothing';

// Parts of the lab that can be put out of sight, one letter each in LabState's `hidden`.

/** Story, machines, diagram. */
export type Part = 's' | 'm' | 'd';

/** Hides a part, or shows it again. Machines and diagram are never both away: then the other one comes back. */
export function toggled(hidden: string, part: Part): string {
  if (hidden.includes(part)) return hidden.replace(part, '');
  const other = part === 'm' ? 'd' : part === 'd' ? 'm' : '';
  return hidden.replace(other, '') + part;
}

/** From both to the diagram alone, to the machines alone, and to both again. */
export function nextAlone(hidden: string): string {
  return toggled(hidden, /[md]/.test(hidden) ? 'd' : 'm');
}

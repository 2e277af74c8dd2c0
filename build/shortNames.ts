import { createHash } from 'node:crypto';
import { relative } from 'node:path';

/**
 * Names for the classes of CSS modules: a few letters from file and name instead of both. Scripts
 * carry these names too, and every visitor loads them. The same sources give the same names.
 */
export function shortNames(root: string): (name: string, file: string) => string {
  const taken = new Map<string, string>();
  return (name, file) => {
    const key = `${relative(root, file.split('?')[0] ?? file)} ${name}`;
    const digest = BigInt(`0x${createHash('sha256').update(key).digest('hex')}`).toString(36);
    const short = `_${digest.slice(-4)}`;
    const other = taken.get(short);
    if (other !== undefined && other !== key) {
      throw new Error(`the classes ${other} and ${key} would both be called ${short}`);
    }
    taken.set(short, key);
    return short;
  };
}

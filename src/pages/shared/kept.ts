// Small things that outlive a visit, each under a name of its own. What is kept may be nonsense: then there is none.
import { keep as keepText, read } from '../../store/browserStateStorage.ts';

/** What was kept under a name, if it is of that form. */
export function readKept<Value>(
  name: string,
  isValue: (value: unknown) => value is Value,
  otherwise: Value,
): Value {
  try {
    const value: unknown = JSON.parse(read(`retry-lab.${name}`) ?? 'null');
    return isValue(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value. False: it could not be kept. */
export function keep(name: string, value: unknown): boolean {
  return keepText(`retry-lab.${name}`, JSON.stringify(value)) === undefined;
}

// Small things that outlive a visit, each under a name of its own. Storage can be switched off or hold nonsense; then
// they last as long as the page.

/** What was kept under a name, if it is of that form. */
export function readKept<Value>(
  name: string,
  isValue: (value: unknown) => value is Value,
  otherwise: Value,
): Value {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`retry-lab.${name}`) ?? 'null');
    return isValue(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value. False: it could not be kept. */
export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(`retry-lab.${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

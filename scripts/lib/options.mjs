// `--name value` and `--name=value` for the server scripts.

/**
 * @template {string} Name
 * @param {readonly string[]} args
 * @param {readonly Name[]} names
 * @returns {Partial<Record<Name, string>>}
 */
export function readOptions(args, names) {
  /** @type {Partial<Record<Name, string>>} */
  const found = {};
  const rest = args.flatMap((arg) =>
    arg.startsWith('--') && arg.includes('=')
      ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]
      : [arg],
  );
  while (rest.length > 0) {
    const option = rest.shift();
    const name = names.find((candidate) => option === `--${candidate}`);
    const value = rest.shift();
    if (name === undefined || value === undefined) {
      const known = names.map((candidate) => `--${candidate} VALUE`).join(', ');
      throw new Error(
        name === undefined
          ? `unknown argument ${option}; known: ${known}`
          : `--${name} needs a value`,
      );
    }
    found[name] = value;
  }
  return found;
}

/** @param {string | undefined} text @param {number} otherwise @returns {number} */
export function portOf(text, otherwise) {
  const port = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port is ${text}; use a whole number from 0 to 65535`);
  }
  return port;
}

// The way back from a word of the address to a fault; writeFault in faults.ts is the way there.

/** Parts that every word has, and parts that may follow by their place: producer, partition, api. */
const FEWEST = 5;
const BY_PLACE = 8;
const MORE = /^[a-zA-Z]+=/;
/** Fields whose value is a name, whatever it looks like. */
const NAMES = ['producer', 'consumer', 'partition', 'resend'];

/** The JSON of a fault as `writeFault` writes it; parseScenario is to judge it. Null: not that form at all. */
export function readFault(word: string): unknown {
  const off = word.startsWith('off:');
  const read = (off ? word.slice(4) : word).split(':').map(unescapePart);
  // A record or a name may hold an equals sign; what is named comes behind the five that are always there
  const named = read.findIndex((one, at) => at >= FEWEST && MORE.test(one));
  const [places, more] = named < 0 ? [read, []] : [read.slice(0, named), read.slice(named)];
  if (places.length < FEWEST || places.length > BY_PLACE) return null;
  if (!more.every((one) => MORE.test(one))) return null;
  const [action = '', moment = '', , , ms = ''] = places;
  return {
    do: action,
    when: moment.startsWith('@') ? timeOf(places) : momentOf(places),
    ...Object.fromEntries(more.map(fieldOf)),
    ...(action === 'delay' ? { byMs: wholeNumber(ms) } : { afterMs: wholeNumber(ms) }),
    enabled: !off,
  };
}

function momentOf([, moment, record, copy = '', , producer, partition, api]: readonly string[]) {
  const given = { record, producer, partition, api };
  return { moment, copy: wholeNumber(copy), ...withoutEmpty(given) };
}

function timeOf([, at = '', , , , producer, broker]: readonly string[]) {
  const given = withoutEmpty({ producer, broker });
  const { broker: id } = given;
  return { at: wholeNumber(at.slice(1)), ...given, ...(id ? { broker: wholeNumber(id) } : {}) };
}

function withoutEmpty<Name extends string>(given: Readonly<Record<Name, string | undefined>>) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as {
    readonly [K in Name]?: string;
  };
}

function fieldOf(part: string): readonly [string, unknown] {
  const cut = part.indexOf('=');
  const [name, text] = [part.slice(0, cut), part.slice(cut + 1)];
  return [name, NAMES.includes(name) ? text : name === 'isr' ? numbers(text) : readValue(text)];
}

function numbers(text: string): readonly (number | string)[] {
  return text === '' ? [] : text.split('+').map(wholeNumber);
}

function readValue(text: string): boolean | number | string {
  return text === 'true' || text === 'false' ? text === 'true' : wholeNumber(text);
}

/** A whole number, or the text itself for the scenario's reader to complain about. */
function wholeNumber(text: string): number | string {
  return /^\d{1,12}$/.test(text) ? Number(text) : text;
}

function unescapePart(part: string): string {
  return part.replaceAll('!c', ':').replaceAll('!e', '!');
}

// The order in which Java's HashMap gives out its keys: Kafka's outputs print whole maps as they come.

/** HashMap's first table, and how full a table may be. */
const FIRST_TABLE = 16;
const LOAD_FACTOR = 0.75;

/** Items in the order of a HashMap that they were put into one after the other. */
export function inHashMapOrder<Item>(
  items: readonly Item[],
  hashOf: (item: Item) => number,
): readonly Item[] {
  let table = FIRST_TABLE;
  while (items.length > table * LOAD_FACTOR) table *= 2;
  const bucket = (item: Item) => {
    const hash = hashOf(item);
    return (hash ^ (hash >>> 16)) & (table - 1);
  };
  return [...items].sort((a, b) => bucket(a) - bucket(b));
}

/** Long#hashCode of a number that is not negative. */
export function hashOfLong(value: number): number {
  return (value % 2 ** 32) ^ Math.floor(value / 2 ** 32);
}

/** TopicPartition#hashCode. */
export function hashOfPartition(topic: string, index: number): number {
  let text = 0;
  for (let at = 0; at < topic.length; at++) text = (Math.imul(31, text) + topic.charCodeAt(at)) | 0;
  return (Math.imul(31, 31 + index) + text) | 0;
}

// Lists that only grow, such as a log: adding to one, or changing one entry, leaves the old list as it was and costs
// the same at any length. Plain data. (A bit-partitioned trie of width 16 with a tail, as in Clojure and Scala.)
import { assert } from './assert.ts';

const BITS = 4;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

type Node<T> = readonly (Node<T> | T)[];

/** A list of any length. Read it with {@link itemAt} or, whole, with {@link listOf}. */
export interface Vector<T> {
  readonly length: number;
  /** Levels of nodes above the leaves, in bits: 0 while the root is a leaf. */
  readonly shift: number;
  /** All full leaves. */
  readonly root: Node<T>;
  /** The last 1 to 16 entries; none when the list is empty. */
  readonly tail: readonly T[];
}

const EMPTY: Vector<never> = { length: 0, shift: 0, root: [], tail: [] };

/** The list of these entries. */
export function vectorOf<T>(items: readonly T[] = []): Vector<T> {
  return items.reduce<Vector<T>>(append, EMPTY);
}

/** The list with one entry more at its end. */
export function append<T>(list: Vector<T>, item: T): Vector<T> {
  const { length, shift, root, tail } = list;
  if (tail.length < WIDTH) return { length: length + 1, shift, root, tail: [...tail, item] };
  const full = length - WIDTH;
  if (full === 0) return { length: length + 1, shift: 0, root: tail, tail: [item] };
  if (full === WIDTH << shift) {
    const grown: Node<T> = [root, branchOf(shift, tail)];
    return { length: length + 1, shift: shift + BITS, root: grown, tail: [item] };
  }
  return { length: length + 1, shift, root: withLeaf(root, shift, full, tail), tail: [item] };
}

/** The list with the entry at `index` replaced. */
export function withItem<T>(list: Vector<T>, index: number, item: T): Vector<T> {
  assert(index >= 0 && index < list.length, `no entry ${index} in ${list.length}`);
  const full = list.length - list.tail.length;
  return index >= full
    ? {
        length: list.length,
        shift: list.shift,
        root: list.root,
        tail: replaced(list.tail, index - full, item),
      }
    : {
        length: list.length,
        shift: list.shift,
        root: withEntry(list.root, list.shift, index, item),
        tail: list.tail,
      };
}

/** The entry at `index`; a negative index counts from the end. Undefined where there is none. */
export function itemAt<T>(list: Vector<T>, index: number): T | undefined {
  const at = index < 0 ? list.length + index : index;
  if (at < 0 || at >= list.length) return undefined;
  return leafOf(list, at)[at & MASK];
}

/** The first `count` entries. Costs in proportion to them. */
export function firstOf<T>(list: Vector<T>, count: number): Vector<T> {
  return count >= list.length ? list : vectorOf(listOf(list).slice(0, count));
}

const lists = new WeakMap<Vector<unknown>, readonly unknown[]>();

/** All entries in order, none of no list. Made once for each list, in proportion to its length. */
export function listOf<T>(list: Vector<T> | undefined): readonly T[] {
  if (!list) return [];
  const known = lists.get(list);
  if (known) return known as readonly T[];
  const made: T[] = [];
  for (let at = 0; at < list.length; at += WIDTH) made.push(...leafOf(list, at));
  lists.set(list, made);
  return made;
}

function leafOf<T>(list: Vector<T>, index: number): readonly T[] {
  if (index >= list.length - list.tail.length) return list.tail;
  let node: Node<T> = list.root;
  for (let level = list.shift; level > 0; level -= BITS) node = childOf(node, level, index);
  return node as readonly T[];
}

function childOf<T>(node: Node<T>, level: number, index: number): Node<T> {
  return node[(index >> level) & MASK] as Node<T>;
}

/** A chain of nodes of one child each, down to a leaf. */
function branchOf<T>(shift: number, leaf: readonly T[]): Node<T> {
  return shift === 0 ? leaf : [branchOf(shift - BITS, leaf)];
}

/** The node with a full leaf more, which begins at entry `index`. */
function withLeaf<T>(node: Node<T>, shift: number, index: number, leaf: readonly T[]): Node<T> {
  if (shift === 0) return leaf;
  const place = (index >> shift) & MASK;
  const below =
    place < node.length
      ? withLeaf(childOf(node, shift, index), shift - BITS, index, leaf)
      : branchOf(shift - BITS, leaf);
  return place < node.length ? replaced(node, place, below) : [...node, below];
}

function withEntry<T>(node: Node<T>, shift: number, index: number, item: T): Node<T> {
  const below =
    shift === 0 ? item : withEntry(childOf(node, shift, index), shift - BITS, index, item);
  return replaced(node, (index >> shift) & MASK, below);
}

/** As `with`, which is several times slower in V8. */
function replaced<T>(list: readonly T[], index: number, item: T): readonly T[] {
  const copy = list.slice();
  copy[index] = item;
  return copy;
}

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

/** A list of the same entries that nobody else has: {@link push} and {@link setItem} change it in place. */
export function ownVector<T>(list: Vector<T>): Vector<T> {
  const { length, shift, root } = list;
  // pushed one by one, so that its room (17 in V8) is as large as a tail gets, and no larger
  const tail: T[] = [];
  for (const one of list.tail) tail.push(one);
  return { length, shift, root, tail };
}

type Changing<T> = { -readonly [K in keyof Vector<T>]: Vector<T>[K] };

/** Adds an entry to a list that nobody else has. */
export function push<T>(list: Vector<T>, item: T): void {
  const own: Changing<T> = list;
  if (own.tail.length === WIDTH) Object.assign(own, append(list, item));
  else {
    (own.tail as T[]).push(item);
    own.length += 1;
  }
}

/** Replaces the entry at `index` of a list that nobody else has. */
export function setItem<T>(list: Vector<T>, index: number, item: T): void {
  const own: Changing<T> = list;
  const full = list.length - list.tail.length;
  if (index >= full) (own.tail as T[])[index - full] = item;
  else own.root = withItem(list, index, item).root;
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
  return count >= list.length ? list : vectorOf(itemsOf(list).slice(0, count));
}

const lists = new WeakMap<Vector<unknown>, readonly unknown[]>();

/** All entries in order, none of no list. Made once for each list: not for one that still changes in place. */
export function listOf<T>(list: Vector<T> | undefined): readonly T[] {
  if (!list) return [];
  const known = lists.get(list);
  if (known) return known as readonly T[];
  const made = itemsOf(list);
  lists.set(list, made);
  return made;
}

/** The same, made anew: for the engine, whose lists still change. Costs in proportion to the length. */
export function itemsOf<T>(list: Vector<T> | undefined): readonly T[] {
  const made: T[] = [];
  if (list) for (let at = 0; at < list.length; at += WIDTH) made.push(...leafOf(list, at));
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

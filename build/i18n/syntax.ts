// The syntax tree of a source file, as far as texts are concerned.
import { parseSync } from 'vite';

/** A node of the tree (ESTree with JSX); positions count UTF-16 units, as strings do. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** The tree of a TypeScript file. Throws an Error that names the file if it cannot be read. */
export function parse(file: string, source: string): Node {
  const { program, errors } = parseSync(file, source);
  const [first] = errors;
  if (first) throw new Error(`${file}: ${first.message}`);
  return program as unknown as Node;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The nodes right below, in the order of the source. */
function childrenOf(node: Node): readonly Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .sort((one, other) => one.start - other.start);
}

/** Visits a node and all below it; `visit` says whether to go on below. */
export function walk(
  node: Node,
  visit: (node: Node, above: readonly Node[]) => boolean,
  above: readonly Node[] = [],
): void {
  if (!visit(node, above)) return;
  const path = [...above, node];
  for (const child of childrenOf(node)) walk(child, visit, path);
}

/** One node in a field, if there is one. */
export function at(node: Node, field: string): Node | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The nodes in a field that is a list. */
export function all(node: Node, field: string): readonly Node[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** What a string or a template without values says. */
export function stringOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type === 'TemplateLiteral' && all(node, 'expressions').length === 0) {
    return cooked(all(node, 'quasis')[0]);
  }
  return undefined;
}

/** The text of a piece of a template, its escapes resolved. */
export function cooked(piece: Node | undefined): string {
  const value = piece?.['value'] as { readonly cooked?: string | null } | undefined;
  return value?.cooked ?? '';
}

/** The name of an identifier or of a JSX tag. */
export function nameOf(node: Node | undefined): string {
  if (!node) return '';
  if (node.type === 'JSXMemberExpression') return nameOf(at(node, 'property'));
  return typeof node['name'] === 'string' ? node['name'] : '';
}

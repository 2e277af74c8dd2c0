// What one source file imports, and which banned words it uses, read from its syntax tree: comments,
// strings and JSX text never confuse it.

import { parseSync } from 'vite';

export interface ImportLink {
  readonly specifier: string;
  readonly line: number;
  /** Only types come in: nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

export interface Use {
  /** `Date`, or for a member access both parts and the last one: `Math.random`, `.random`. */
  readonly words: readonly string[];
  readonly line: number;
}

export interface SourceModule {
  readonly path: string;
  readonly imports: readonly ImportLink[];
  readonly uses: readonly Use[];
}

export function readModule(path: string, text: string): SourceModule {
  const { program, module, errors } = parseSync(path, text);
  const [broken] = errors;
  if (broken !== undefined) throw new Error(`${path} cannot be read: ${broken.message}`);
  const lineOf = lineCounter(text);

  const imports: ImportLink[] = module.staticImports.map((one) => ({
    specifier: one.moduleRequest.value,
    line: lineOf(one.start),
    // `import './a.css'` has no entries and is there for its effect.
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  for (const one of module.staticExports) {
    const from = one.entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (from == null) continue;
    const typeOnly = one.entries.every((entry) => entry.isType);
    imports.push({ specifier: from.value, line: lineOf(one.start), typeOnly });
  }

  const uses: Use[] = [];
  const visit = (node: Node, parent: Node | undefined) => {
    const line = () => lineOf(node.start);
    const source = literalOf(node['source']);
    if (node.type === 'ImportExpression' && source !== undefined) {
      imports.push({ specifier: source, line: line(), typeOnly: false });
    } else if (node.type === 'TSImportType' && source !== undefined) {
      imports.push({ specifier: source, line: line(), typeOnly: true });
    } else if (node.type === 'MemberExpression' && isNode(node['property'])) {
      const name = node['computed'] === true ? undefined : node['property']['name'];
      if (typeof name !== 'string') return;
      const of = isNode(node['object']) ? node['object']['name'] : undefined;
      uses.push({
        words: typeof of === 'string' ? [`${of}.${name}`, `.${name}`] : [`.${name}`],
        line: line(),
      });
    } else if (node.type === 'Identifier' && !isOnlyAName(node, parent)) {
      uses.push({ words: [String(node['name'])], line: line() });
    } else if (node.type === 'AwaitExpression' || node['async'] === true) {
      uses.push({ words: ['async'], line: line() });
    }
  };
  if (isNode(program)) walk(program, undefined, visit);
  return { path, imports, uses };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function literalOf(value: unknown): string | undefined {
  return isNode(value) && typeof value['value'] === 'string' ? value['value'] : undefined;
}

function walk(
  node: Node,
  parent: Node | undefined,
  visit: (node: Node, parent: Node | undefined) => void,
): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, node, visit);
    }
  }
}

/** Names that belong to something else: `state.history`, `{ history: … }`, `interface { history }`. */
function isOnlyAName(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined || parent['computed'] === true) return false;
  if (parent.type === 'MemberExpression') return parent['property'] === node;
  // `{ history }` as a value is both the name and a use; its value node is visited on its own.
  return parent['key'] === node && parent['value'] !== node;
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

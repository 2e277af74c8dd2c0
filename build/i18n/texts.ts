// Finds the texts of a source file: t`…`, the words between JSX tags, the names that assistive technology reads,
// and nouns that are counted. What is marked translate="no" and what stands alone in <code> is no text.
import { keyOf, type Part, type Span } from './message.ts';
import { placeholderFor } from './placeholders.ts';
import { all, at, cooked, type Node, nameOf, parse, stringOf, walk } from './syntax.ts';

/** Attributes that a person reads or hears. */
export const SPOKEN = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'empty',
  'heading',
  'hint',
  'label',
  'lead',
  'note',
  'placeholder',
  'text',
  'title',
];
/** Elements whose words are a machine's. */
const MACHINE = ['code', 'kbd', 'samp', 'pre', 'script', 'style'];

export interface Text extends Span {
  readonly kind: 'template' | 'children' | 'attribute' | 'count';
  /** As it stands in a catalogue. */
  readonly key: string;
  readonly parts: readonly Part[];
  /** Between tags: what stands before and behind the text. */
  readonly before?: readonly Part[];
  readonly after?: readonly Part[];
}

/** All texts of a file, those within others behind them. Throws an Error that names the file if it cannot be read. */
export function textsOf(file: string, source: string): readonly Text[] {
  const found: Text[] = [];
  const inside = new Set<Node>();
  walk(parse(file, source), (node) => {
    switch (node.type) {
      case 'TaggedTemplateExpression':
        addTemplate(node, found);
        break;
      case 'CallExpression':
        addCount(node, found);
        break;
      case 'JSXAttribute':
        addAttribute(node, found);
        break;
      case 'JSXElement':
      case 'JSXFragment':
        if (!inside.has(node)) addChildren(node, found, inside);
        break;
    }
    return true;
  });
  return found;
}

/** The context of t.context`…`, empty for a plain t`…`; null for another tag. */
function contextOf(tag: Node | undefined): string | null {
  if (nameOf(tag) === 't') return '';
  if (tag?.type !== 'MemberExpression' || nameOf(at(tag, 'object')) !== 't') return null;
  return nameOf(at(tag, 'property'));
}

function addTemplate(node: Node, found: Text[]): void {
  const context = contextOf(at(node, 'tag'));
  const quasi = at(node, 'quasi');
  if (context === null || !quasi) return;
  const values = all(quasi, 'expressions');
  const parts = all(quasi, 'quasis').flatMap((piece, nth): Part[] => {
    const value = values[nth];
    return value ? [cooked(piece), slotOf(value)] : [cooked(piece)];
  });
  const { start, end } = node;
  const key = keyOf(parts) + (context && ` @${context}`);
  found.push({ kind: 'template', start, end, key, parts: parts.filter((part) => part !== '') });
}

function slotOf(expression: Node): Part {
  const { start, end } = expression;
  return { kind: 'value', name: placeholderFor(expression), at: { start, end } };
}

/** countText(3, 'letter'): the key is `letter|letters`. */
function addCount(node: Node, found: Text[]): void {
  if (nameOf(at(node, 'callee')) !== 'countText') return;
  const [, oneNode, manyNode] = all(node, 'arguments');
  const one = stringOf(oneNode);
  if (one === undefined || !oneNode) return;
  const many = stringOf(manyNode) ?? `${one}s`;
  const end = (manyNode ?? oneNode).end;
  const key = `${one}|${many}`;
  found.push({ kind: 'count', start: oneNode.start, end, key, parts: [key] });
}

function addAttribute(node: Node, found: Text[]): void {
  const value = at(node, 'value');
  const text = stringOf(value);
  if (!value || text === undefined || !hasWords(text)) return;
  if (!SPOKEN.includes(nameOf(at(node, 'name')))) return;
  found.push({
    kind: 'attribute',
    start: value.start,
    end: value.end,
    key: keyOf([text]),
    parts: [text],
  });
}

/** The words between the tags of an element, if some stand there directly. */
function addChildren(node: Node, found: Text[], inside: Set<Node>): void {
  const children = all(node, 'children');
  if (isMachine(node)) {
    for (const child of children) if (hasTag(child)) inside.add(child);
    return;
  }
  if (!children.some((child) => hasWords(plainOf(child) ?? ''))) return;
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return;
  const { before, parts, after } = cut(children.flatMap((child) => partsOf(child, inside)));
  const { start } = first;
  found.push({ kind: 'children', start, end: last.end, key: keyOf(parts), parts, before, after });
}

/** Sets apart what stands at the ends and has no words: an icon before, a space behind. */
function cut(all: readonly Part[]): Required<Pick<Text, 'before' | 'parts' | 'after'>> {
  const counts = (part: Part) =>
    typeof part === 'string' ? part.trim() !== '' : part.kind === 'value' || part.parts !== null;
  const from = all.findIndex(counts);
  const to = all.findLastIndex(counts) + 1;
  const parts = all.slice(from, to);
  const [before, after] = [all.slice(0, from), all.slice(to)];
  const [head, tail] = [parts[0], parts.at(-1)];
  if (typeof head === 'string' && head.trimStart() !== head) {
    before.push(' ');
    parts[0] = head.trimStart();
  }
  if (typeof tail === 'string' && tail.trimEnd() !== tail) {
    after.unshift(' ');
    parts[parts.length - 1] = String(parts.at(-1)).trimEnd();
  }
  return { before, parts, after };
}

/** What a child of an element says without a tag: its text, or a string in braces. */
function plainOf(child: Node): string | undefined {
  if (child.type === 'JSXText') return jsxText(String(child['value']));
  if (child.type === 'JSXExpressionContainer') return stringOf(at(child, 'expression'));
  return undefined;
}

function partsOf(child: Node, inside: Set<Node>): readonly Part[] {
  const plain = plainOf(child);
  if (plain !== undefined) return plain === '' ? [] : [plain];
  const { start, end } = child;
  if (child.type === 'JSXExpressionContainer') {
    const expression = at(child, 'expression');
    if (!expression || expression.type === 'JSXEmptyExpression') return [];
    if (!holdsTag(expression)) return [slotOf(expression)];
  }
  const name = tagOf(child) || placeholderFor(at(child, 'expression'));
  const opening = at(child, 'openingElement');
  const closing = at(child, 'closingElement');
  if (!opening || !closing || !saysSomething(child)) {
    return [{ kind: 'element', name, open: { start, end }, parts: null, close: null }];
  }
  inside.add(child);
  return [
    {
      kind: 'element',
      name,
      open: { start: opening.start, end: opening.end },
      parts: all(child, 'children').flatMap((one) => partsOf(one, inside)),
      close: { start: closing.start, end: closing.end },
    },
  ];
}

function tagOf(node: Node): string {
  return nameOf(at(at(node, 'openingElement') ?? node, 'name')).replace(/\W/g, '');
}

/** Whether an element, or one within it, has words of its own. */
function saysSomething(node: Node): boolean {
  if (hasAttribute(node, 'translate')) return false;
  return all(node, 'children').some(
    (child) =>
      hasWords(plainOf(child) ?? '') || (child.type === 'JSXElement' && saysSomething(child)),
  );
}

function hasAttribute(node: Node, name: string): boolean {
  const opening = at(node, 'openingElement');
  return (
    opening !== undefined &&
    all(opening, 'attributes').some((one) => nameOf(at(one, 'name')) === name)
  );
}

function isMachine(node: Node): boolean {
  return MACHINE.includes(tagOf(node)) || hasAttribute(node, 'translate');
}

function hasTag(node: Node): boolean {
  return node.type === 'JSXElement' || node.type === 'JSXFragment';
}

function holdsTag(node: Node): boolean {
  let found = false;
  walk(node, (one) => {
    found ||= hasTag(one);
    return !found;
  });
  return found;
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** The words between tags as React shows them: line breaks and indents are one space, or none at the ends. */
function jsxText(value: string): string {
  const lines = value.split(/\r\n|\n|\r/);
  return lines
    .map((line, nth) => {
      const begun = nth === 0 ? line : line.trimStart();
      return nth === lines.length - 1 ? begun : begun.trimEnd();
    })
    .filter((line) => line !== '')
    .join(' ');
}

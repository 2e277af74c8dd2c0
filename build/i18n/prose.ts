// Finds what looks like a text for visitors and is not marked as one: a string with several words, or a word where
// people read. What is right as it is stands in the list of exceptions with its reason.

import { isNotation } from './notation.ts';
import { all, at, cooked, type Node, nameOf, parse, stringOf, walk } from './syntax.ts';
import { SPOKEN } from './texts.ts';

export interface Prose {
  readonly start: number;
  readonly end: number;
  readonly node: Node;
  readonly text: string;
}

/** Fields of data that people read, even if they hold one word. */
const READ_FIELDS = [
  ...SPOKEN,
  'about',
  'answer',
  'claim',
  'headline',
  'means',
  'name',
  'question',
  'says',
  'short',
  'task',
  'words',
  'detail',
  'unit',
];
/** Attributes and fields that machines read. */
const MACHINE_FIELDS = [
  'className',
  'id',
  'key',
  'd',
  'viewBox',
  'points',
  'transform',
  'style',
  'gridTemplateColumns',
  'href',
  'font',
  'sizes',
  'at',
  'rule',
  'source',
  'fault',
  'claims',
  'cites',
  'path',
  'url',
  'link',
  'address',
  'today',
  'introduces',
  'release',
];
const WORDS =
  /\p{L}{2,}[,.:;!?)’]* [(„“"‘]?(\p{L}{2,}|a )|\p{L}+[:,;.]? \{\}|\{\} \p{L}{2,}|\d \p{L}{3,}|^\p{Lu}\p{Ll}+[.!?:]$/u;

/** Names of keys, of Kafka’s requests and of programs. */
const SAME_EVERYWHERE = [
  'Enter',
  'Escape',
  'Tab',
  'Home',
  'End',
  'Delete',
  'Backspace',
  'Space',
  'Produce',
  'Fetch',
  'Metadata',
  'Java',
  'Python',
  'Node',
  'Kafka',
  'Properties',
  'Short',
  'String',
  'Bytes',
  'Int',
];

/** Unmarked texts of a file. */
export function proseIn(file: string, source: string): readonly Prose[] {
  const found: Prose[] = [];
  walk(parse(file, source), (node, above) => {
    if (isSilent(node)) return false;
    const text = textOf(node);
    if (text !== null && isText(text, node, above) && !isMachineField(node, above)) {
      found.push({ start: node.start, end: node.end, node, text });
    }
    return true;
  });
  return found;
}

/** Whether a string looks as if people read it: several words, a word where people read, or one like a name. */
function isText(text: string, node: Node, above: readonly Node[]): boolean {
  if (isNotation(text)) return false;
  return WORDS.test(text) || isWordToRead(text, node, above) || isTitle(text, above);
}

/** A word with a capital, as a value of data or the outcome of a choice: `Doubled`, `Pause`. */
function isTitle(text: string, above: readonly Node[]): boolean {
  if (!/^\p{Lu}\p{Ll}{2,}$/u.test(text) || SAME_EVERYWHERE.includes(text)) return false;
  return [
    'Property',
    'ConditionalExpression',
    'ReturnStatement',
    'ArrowFunctionExpression',
  ].includes(above.at(-1)?.type ?? '');
}

/** Whether what is below is no text: marked already, a type, an import, or meant for developers. */
function isSilent(node: Node): boolean {
  switch (node.type) {
    case 'TaggedTemplateExpression':
      return nameOf(at(node, 'tag')) === 'Raw';
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportAllDeclaration':
    case 'ThrowStatement':
      return true;
    case 'NewExpression':
      return /Error$/.test(nameOf(at(node, 'callee')));
    default:
      return (
        node.type.startsWith('TSType') ||
        node.type.startsWith('TSInterface') ||
        node.type === 'TSLiteralType'
      );
  }
}

/** The text of a string or an unmarked template, each value as `{}`. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal') return stringOf(node) ?? null;
  if (node.type !== 'TemplateLiteral') return null;
  return all(node, 'quasis').map(cooked).join('{}');
}

function isWordToRead(text: string, node: Node, above: readonly Node[]): boolean {
  if (!/\p{L}{2}/u.test(text) || /^[a-z]+[A-Z.]|^[A-Z_]+$|_|\.ms$/.test(text)) return false;
  const owner = above.findLast(
    (one) =>
      ![
        'ConditionalExpression',
        'LogicalExpression',
        'TSAsExpression',
        'JSXExpressionContainer',
      ].includes(one.type),
  );
  if (owner?.type === 'Property')
    return (
      at(owner, 'value') !== undefined &&
      at(owner, 'key') !== node &&
      READ_FIELDS.includes(nameOf(at(owner, 'key')))
    );
  if (owner?.type === 'JSXAttribute')
    return above.at(-1)?.type !== 'JSXAttribute' && SPOKEN.includes(nameOf(at(owner, 'name')));
  return (
    (owner?.type === 'JSXElement' || owner?.type === 'JSXFragment') &&
    above.at(-1)?.type !== 'JSXExpressionContainer'
  );
}

function isMachineField(node: Node, above: readonly Node[]): boolean {
  const parent = above.at(-1);
  // Between tags a string in braces is a text already; a template in a marked text is the text itself
  if (parent?.type === 'JSXExpressionContainer' && node.type === 'Literal' && isTag(above.at(-2)))
    return true;
  if (parent?.type === 'TaggedTemplateExpression') return true;
  if (parent?.type === 'JSXAttribute')
    return (
      node.type === 'Literal' &&
      (SPOKEN.includes(nameOf(at(parent, 'name'))) || isMachineName(parent))
    );
  if (parent?.type === 'BinaryExpression' || parent?.type === 'SwitchCase') return true;
  if (
    parent?.type === 'CallExpression' &&
    at(parent, 'callee')?.type !== 'MemberExpression' &&
    nameOf(at(parent, 'callee')) === 'countText'
  )
    return true;
  if (parent?.type === 'Property' && at(parent, 'key') === node) return true;
  return above.some(
    (one) => (one.type === 'JSXAttribute' || one.type === 'Property') && isMachineName(one),
  );
}

function isMachineName(owner: Node): boolean {
  const name = nameOf(at(owner, owner.type === 'JSXAttribute' ? 'name' : 'key'));
  return MACHINE_FIELDS.includes(name) || name.startsWith('data');
}

function isTag(node: Node | undefined): boolean {
  return node?.type === 'JSXElement' || node?.type === 'JSXFragment';
}

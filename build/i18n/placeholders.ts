// What the values in a text are called, so that a translator sees what comes there: `{broker}`, `{offset}`.
import { all, at, type Node, nameOf } from './syntax.ts';

/** Functions that only write down what they are given: the value is called as what it is given. */
const WRITERS = ['numberText', 'listText', 'durationText', 'capital', 'String', 'moneyText'];

/** A name for the value of an expression. */
export function placeholderFor(expression: Node | undefined): string {
  if (!expression) return 'x';
  switch (expression.type) {
    case 'Identifier':
      return nameOf(expression);
    case 'MemberExpression':
      return expression['computed'] === true
        ? placeholderFor(at(expression, 'object'))
        : nameOf(at(expression, 'property'));
    case 'CallExpression':
      return ofCall(expression);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return placeholderFor(at(expression, 'expression'));
    case 'ConditionalExpression':
      return placeholderFor(at(expression, 'test'));
    case 'LogicalExpression':
    case 'BinaryExpression':
      return placeholderFor(at(expression, 'left'));
    case 'UnaryExpression':
      return placeholderFor(at(expression, 'argument'));
    case 'JSXElement':
      return nameOf(at(at(expression, 'openingElement') ?? expression, 'name'));
    default:
      return 'x';
  }
}

function ofCall(call: Node): string {
  const callee = at(call, 'callee');
  const [first] = all(call, 'arguments');
  if (callee?.type === 'MemberExpression') return placeholderFor(at(callee, 'object'));
  const name = nameOf(callee);
  if (WRITERS.includes(name) && first) return placeholderFor(first);
  return name.replace(/Text$/, '') || 'x';
}

/** The same names, each used once: `x`, `x2`, `x3`. */
export function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}${times}`;
  });
}

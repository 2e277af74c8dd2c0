// Claims: what a scenario says must hold of its run. Each is one line of text, checked against the trace.
import type { Scenario, Trace } from '../engine/index.ts';
import { derivedValues } from '../scenario/index.ts';
import {
  type Claim,
  type ClaimProblem,
  describeClaimProblem,
  type Expression,
  MalformedClaim,
  type Operator,
  parseClaim,
} from './claimSyntax.ts';
import { CLAIM_TERMS, type Parameter, type Term } from './claimTerms.ts';
import { type ClaimValue, numberOf, sameValue, showValue, word } from './claimValues.ts';
import { EVENT_ROOM } from './presentationClock.ts';

/** What became of one claim. */
export interface ClaimResult {
  readonly claim: string;
  readonly status: 'holds' | 'fails' | 'malformed';
  /** Both sides in words, or what is wrong with the claim. */
  readonly explanation: string;
}

/** Checks all claims of the trace's scenario. */
export function checkClaims(trace: Trace): readonly ClaimResult[] {
  return trace.scenario.claims.map((claim) => checkClaim(trace, claim));
}

/** Checks one claim. */
export function checkClaim(trace: Trace, claim: string): ClaimResult {
  try {
    const parsed = readClaim(claim, trace.scenario);
    return { claim, ...evaluate(trace, parsed) };
  } catch (error) {
    if (!(error instanceof MalformedClaim)) throw error;
    return { claim, status: 'malformed', explanation: error.message };
  }
}

/** The value of a term in a run, as a claim writes it: `[order-1, order-2]`. Throws where the term is malformed. */
export function valueText(trace: Trace, term: string): string {
  return showValue(valueIn(trace, readClaim(term, trace.scenario).left));
}

/** What is wrong with a scenario's claims before it runs: `claims[2] at character 5: …`. */
export function claimProblems(scenario: Scenario): readonly string[] {
  return scenario.claims.flatMap((claim, index) => {
    try {
      readClaim(claim, scenario);
      return [];
    } catch (error) {
      if (!(error instanceof MalformedClaim)) throw error;
      return [`claims[${index}] ${describeClaimProblem(error.problem)}`];
    }
  });
}

function readClaim(source: string, scenario: Scenario): Claim {
  const claim = parseClaim(source, (name) => Object.hasOwn(CLAIM_TERMS, name));
  if (claim.left.kind !== 'term') {
    const expected = `one of ${Object.keys(CLAIM_TERMS).join(', ')}`;
    malformed(claim.left.at, claim.left.kind === 'word' ? claim.left.text : '[', expected);
  }
  checkExpression(claim.left, scenario);
  if (claim.comparison) checkExpression(claim.comparison.right, scenario);
  return claim;
}

function malformed(at: number, found: string, expected: string): never {
  const problem: ClaimProblem = { at, found: JSON.stringify(found), expected };
  throw new MalformedClaim(problem);
}

function termOf(expression: Expression & { readonly kind: 'term' }): Term {
  const term = Object.hasOwn(CLAIM_TERMS, expression.name)
    ? CLAIM_TERMS[expression.name]
    : undefined;
  if (term) return term;
  return malformed(expression.at, expression.name, `one of ${Object.keys(CLAIM_TERMS).join(', ')}`);
}

function checkExpression(expression: Expression, scenario: Scenario): void {
  if (expression.kind !== 'term') return;
  const { takes } = termOf(expression);
  const { args, name, at } = expression;
  const parameters = takes.find((one) => one.length === args.length);
  if (!parameters) {
    const forms = takes.map((one) => (one.length === 0 ? name : `${name}(${one.join(', ')})`));
    malformed(at, expression.source, forms.join(' or '));
  }
  parameters.forEach((parameter, index) => {
    const arg = args[index];
    if (arg) checkArgument(arg, parameter, scenario);
  });
}

function checkArgument(arg: Expression, parameter: Parameter, scenario: Scenario): void {
  if (parameter === 'list') {
    if (arg.kind === 'word') malformed(arg.at, arg.text, 'a list, such as log');
    checkExpression(arg, scenario);
    return;
  }
  const text = textOf(arg);
  const known = knownNames(parameter, scenario);
  if (known && !known.includes(text)) {
    malformed(arg.at, text, `${ARTICLE[parameter]}: ${known.join(', ') || '(there is none)'}`);
  }
  if (parameter === 'number' && !/^-?\d+$/.test(text)) malformed(arg.at, text, 'a whole number');
}

const ARTICLE: Readonly<Record<Parameter, string>> = {
  record: 'the value of a record',
  partition: 'a partition',
  event: 'a kind of event',
  producer: 'a producer',
  consumer: 'a consumer',
  transactional: 'a transactional.id',
  group: 'a group',
  key: 'the key of a record',
  config: 'a setting',
  number: 'a number',
  list: 'a list',
};

function textOf(arg: Expression): string {
  if (arg.kind === 'list') return malformed(arg.at, '[', 'a name');
  return arg.kind === 'word' ? arg.text : arg.source;
}

function knownNames(parameter: Parameter, scenario: Scenario): readonly string[] | null {
  const calls = scenario.producers.flatMap((one) => one.sends);
  switch (parameter) {
    case 'record':
      return [
        ...new Set([
          ...calls.map((one) => one.value),
          ...derivedValues(scenario.consumers, calls),
          ...scenario.handFed.flatMap((one) => one.values),
        ]),
      ];
    case 'partition':
      return scenario.topics.flatMap((one) =>
        Array.from({ length: one.partitions }, (_, index) => `${one.name}-${index}`),
      );
    case 'event':
      return Object.keys(EVENT_ROOM);
    case 'producer':
      return scenario.producers.map((one) => one.id);
    case 'consumer':
      return scenario.consumers.map((one) => one.id);
    case 'group':
      return [...new Set(scenario.consumers.flatMap((one) => one.group?.id ?? []))];
    case 'key':
      return [
        ...new Set(scenario.producers.flatMap((one) => one.sends.map((call) => call.key ?? ''))),
      ];
    default:
      return null;
  }
}

function valueIn(trace: Trace, expression: Expression): ClaimValue {
  switch (expression.kind) {
    case 'word':
      return word(expression.text);
    case 'list':
      return { kind: 'list', items: expression.items.map((one) => valueIn(trace, one)) };
    case 'term': {
      const { takes, read } = termOf(expression);
      const isList = takes.some((one) => one.includes('list'));
      const lists = isList ? expression.args.map((one) => valueIn(trace, one)) : [];
      const args = isList ? [] : expression.args.map(textOf);
      return expression.indexes.reduce<ClaimValue>(pick, read(trace, args, lists));
    }
  }
}

/** `[0]` of a list, `[-1]` its last; `none` where there is nothing. */
function pick(value: ClaimValue, index: number): ClaimValue {
  return (value.kind === 'list' ? value.items.at(index) : undefined) ?? word('none');
}

function evaluate(
  trace: Trace,
  { left, leftSource, comparison }: Claim,
): Pick<ClaimResult, 'status' | 'explanation'> {
  const is = valueIn(trace, left);
  const shown = `${leftSource} is ${showValue(is)}`;
  if (!comparison) {
    return sameValue(is, word(true))
      ? { status: 'holds', explanation: shown }
      : { status: 'fails', explanation: `${shown}; claimed: true` };
  }
  const { operator, right, rightSource } = comparison;
  const against = valueIn(trace, right);
  const claimed =
    right.kind === 'term'
      ? `claimed: ${operator} ${rightSource}, which is ${showValue(against)}`
      : `claimed: ${operator} ${showValue(against)}`;
  return compare(is, operator, against)
    ? { status: 'holds', explanation: right.kind === 'term' ? `${shown}; ${claimed}` : shown }
    : { status: 'fails', explanation: `${shown}; ${claimed}` };
}

function compare(left: ClaimValue, operator: Operator, right: ClaimValue): boolean {
  switch (operator) {
    case '==':
      return sameValue(left, right);
    case '!=':
      return !sameValue(left, right);
    case 'before':
      return left.kind === 'event' && right.kind === 'event' && left.id < right.id;
    default: {
      const [one, other] = [numberOf(left), numberOf(right)];
      if (one === null || other === null) return false;
      if (operator === '<') return one < other;
      if (operator === '<=') return one <= other;
      return operator === '>' ? one > other : one >= other;
    }
  }
}

/**
 * What a term of the claims comes to in a run, as text: `log`, `completed(order-17)`, `pid(order-2)`.
 * Throws for a text that is no term of that run.
 */
export function readTerm(trace: Trace, source: string): string {
  const { left } = readClaim(source, trace.scenario);
  return showValue(valueIn(trace, left));
}

// The claim language, as text: `verdicts(order-2)[0] == APPENDED`, `first(cut) before first(retry)`.
// Says where a malformed claim goes wrong and what was expected there.

/** A claim that is no claim. `at` counts characters from 1. */
export interface ClaimProblem {
  readonly at: number;
  readonly found: string;
  readonly expected: string;
}

/** Ends the reading of a malformed claim. */
export class MalformedClaim extends Error {
  readonly problem: ClaimProblem;
  constructor(problem: ClaimProblem) {
    super(describeClaimProblem(problem));
    this.problem = problem;
  }
}

/** `at character 5: found X; expected Y`. */
export function describeClaimProblem({ at, found, expected }: ClaimProblem): string {
  return `at character ${at}: found ${found}; expected ${expected}`;
}

export const OPERATORS = ['==', '!=', '<=', '>=', '<', '>', 'before'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A side of a claim, or an argument. */
export type Expression =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: number }
  | {
      readonly kind: 'term';
      readonly name: string;
      readonly args: readonly Expression[];
      /** `[0]`, `[-1]` behind it. */
      readonly indexes: readonly number[];
      readonly at: number;
      readonly source: string;
    };

export interface Claim {
  readonly left: Expression;
  /** Null: the left side alone, which must be true. */
  readonly comparison: {
    readonly operator: Operator;
    readonly right: Expression;
    /** As written. */
    readonly rightSource: string;
  } | null;
  /** As written. */
  readonly leftSource: string;
}

interface Token {
  readonly kind: 'word' | 'quoted' | 'mark' | 'end';
  readonly text: string;
  readonly at: number;
  /** Behind its last character. */
  readonly to: number;
}

const TOKEN = /\s*(?:"([^"]*)"|(==|!=|<=|>=|<|>|[()[\],])|([^\s()[\],=!<>"]+))/y;

/** Reads a claim; throws {@link MalformedClaim}. `isTerm` tells the names that stand for a value of the run. */
export function parseClaim(source: string, isTerm: (name: string) => boolean): Claim {
  const reader = new Reader(source.replaceAll('−', '-'), isTerm);
  return reader.claim();
}

class Reader {
  private readonly source: string;
  private readonly isTerm: (name: string) => boolean;
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(source: string, isTerm: (name: string) => boolean) {
    this.source = source;
    this.isTerm = isTerm;
    this.tokens = tokensOf(source);
  }

  claim(): Claim {
    const left = this.expression();
    const leftSource = this.textFrom(left.at);
    const operator = OPERATORS.find((one) => one === this.here.text);
    if (operator === undefined || this.here.kind === 'quoted') {
      this.expectEnd(OPERATORS.join(' '));
      return { left, comparison: null, leftSource };
    }
    this.position++;
    const right = this.expression();
    const rightSource = this.textFrom(right.at);
    this.expectEnd('the end of the claim');
    return { left, comparison: { operator, right, rightSource }, leftSource };
  }

  private get here(): Token {
    const token = this.tokens[this.position];
    return token ?? { kind: 'end', text: '', at: this.source.length + 1, to: this.source.length };
  }

  /** What was written from character `at` on, up to where the reader is. */
  private textFrom(at: number): string {
    return this.source.slice(at - 1, this.tokens[this.position - 1]?.to ?? at);
  }

  private expression(): Expression {
    const token = this.here;
    if (token.text === '[' && token.kind === 'mark') return this.list();
    if (token.kind !== 'word' && token.kind !== 'quoted') this.fail('a value or a name');
    this.position++;
    if (token.kind === 'quoted') return { kind: 'word', text: token.text, at: token.at };
    const called = this.here.kind === 'mark' && this.here.text === '(';
    if (!called && !this.isTerm(token.text)) {
      return { kind: 'word', text: token.text, at: token.at };
    }
    const args = called ? this.between('(', ')') : [];
    const indexes: number[] = [];
    while (this.here.kind === 'mark' && this.here.text === '[') indexes.push(this.index());
    return {
      kind: 'term',
      name: token.text,
      args,
      indexes,
      at: token.at,
      source: this.textFrom(token.at),
    };
  }

  private list(): Expression {
    const { at } = this.here;
    return { kind: 'list', items: this.between('[', ']'), at };
  }

  private index(): number {
    this.take('[');
    const { text } = this.here;
    if (!/^-?\d+$/.test(text)) this.fail('a whole number');
    this.position++;
    this.take(']');
    return Number(text);
  }

  private between(open: string, close: string): readonly Expression[] {
    this.take(open);
    const items: Expression[] = [];
    if (this.here.text === close && this.here.kind === 'mark') {
      this.position++;
      return items;
    }
    for (;;) {
      items.push(this.expression());
      if (this.here.kind === 'mark' && this.here.text === close) break;
      this.take(',', `, or ${close}`);
    }
    this.position++;
    return items;
  }

  private take(mark: string, expected = mark): void {
    if (this.here.kind !== 'mark' || this.here.text !== mark) this.fail(expected);
    this.position++;
  }

  private expectEnd(expected: string): void {
    if (this.here.kind !== 'end') this.fail(expected);
  }

  private fail(expected: string): never {
    const { kind, text, at } = this.here;
    throw new MalformedClaim({
      at,
      found: kind === 'end' ? 'the end of the claim' : JSON.stringify(text),
      expected,
    });
  }
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const length = source.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) {
      const at = from + (/^\s*/.exec(source.slice(from))?.[0].length ?? 0);
      throw new MalformedClaim({
        at: at + 1,
        found: JSON.stringify(source.slice(at, at + 1)),
        expected: `a value, a name, ( ) [ ] , or ${OPERATORS.join(' ')}`,
      });
    }
    const [all, quoted, mark, word] = match;
    const at = from + all.length - all.trimStart().length + 1;
    const kind = quoted !== undefined ? 'quoted' : mark !== undefined ? 'mark' : 'word';
    tokens.push({ kind, text: quoted ?? mark ?? word ?? '', at, to: from + all.length });
  }
  return tokens;
}

// What looks like words and is none: notations that a machine reads, and names that are the same in every language.
// Each with an example, which a test holds to it.

export const NOTATIONS: readonly {
  readonly what: string;
  readonly looks: RegExp;
  readonly example: string;
}[] = [
  {
    what: 'a claim in the notation of claims',
    looks: /\s(==|!=|<=|>=|<|>)\s|^\w+\([^)]*\)( before .*)?$/,
    example: 'completed(order-1) == ok@2',
  },
  { what: 'a transform of CSS', looks: /^translate\(/, example: 'translate(1px, 2px)' },
  {
    what: 'a media query',
    looks: /^\((prefers|pointer|min|max|hover|forced)-?[\w-]*:/,
    example: '(pointer: coarse)',
  },
  {
    what: 'a selector',
    looks: /^(input|button|li|svg)\b[^.]*([[\]>]|:not)|^li button$/,
    example: 'button, a[href], summary',
  },
  {
    what: 'the address of a report',
    looks: /^[\w.-]+(\/[\w.-]+)? #\d+$/,
    example: 'franz-go #1417',
  },
  {
    what: 'a command of Kafka',
    looks: /\.sh |^--[\w-]+ /,
    example: 'kafka-transactions.sh --list',
  },
  {
    what: 'a name in code',
    looks: /^([a-z]+[-.])+[a-z\d]+$|^t-\w+$/,
    example: 'request.timeout.ms',
  },
  {
    what: 'keys of the keyboard',
    looks: /^((Enter|Space|Delete|Arrow\w+) ?)+$/,
    example: 'Enter Space Delete',
  },
  { what: 'settings as a file has them', looks: /^[\w.]+=\S+(\n[\w.]+=\S+)*$/, example: 'acks=1' },
];

/** Whether a text is a notation. */
export function isNotation(text: string): boolean {
  return NOTATIONS.some(({ looks }) => looks.test(text.trim()));
}

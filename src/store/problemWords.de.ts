import type { Problem } from '../scenario/index.ts';

/** A problem of a scenario in German; a test meets every message of the format. `hint` says what a field holds. */
export function problemWords(problem: Problem, hint: (english: string) => string): Problem {
  return {
    ...problem,
    found: said(problem.found, FOUND, hint),
    expected: said(problem.expected, EXPECTED, hint),
  };
}

/** A problem in one line. */
export function problemLine(problem: Problem): string {
  const { path, found, expected } = problemWords(problem, (english) => english);
  return `${path}: ist ${found}; erwartet: ${expected}`;
}

/** A message, and what it is in German: `$1` as it stands, `$list1` a list of values, `$hint2` a description. */
type Messages = readonly (readonly [english: RegExp, german: string])[];

function said(text: string, messages: Messages, hint: (english: string) => string): string {
  for (const [english, german] of messages) {
    const parts = english.exec(text);
    if (!parts) continue;
    return german
      .replaceAll(/\$hint(\d)/g, (_, at: string) => hint(parts[Number(at)] ?? ''))
      .replaceAll(/\$list(\d)/g, (_, at: string) => listed(parts[Number(at)] ?? ''))
      .replaceAll(/\$(\d)/g, (_, at: string) => parts[Number(at)] ?? '');
  }
  return text;
}

/** Values with a word between them: `"all" or "none"`. */
function listed(text: string): string {
  return text.replaceAll(' or ', ' oder ').replaceAll('(none)', '(keines)');
}

const FOUND: Messages = [
  [/^nothing$/, 'nichts'],
  [/^(\d+) items$/, '$1 Einträge'],
  [/^(\d+) keys$/, '$1 Schlüssel'],
  [/^(\d+) characters$/, '$1 Zeichen'],
];

const EXPECTED: Messages = [
  [/^a whole number ≥ (-?\d+)$/, 'eine ganze Zahl ≥ $1'],
  [/^a whole number (-?\d+) … (\d+)$/, 'eine ganze Zahl von $1 bis $2'],
  [/^a whole number of ms above 0, as text$/, 'eine ganze Zahl von ms über 0, als Text'],
  [/^a whole number above 0, as text$/, 'eine ganze Zahl über 0, als Text'],
  [/^a text of at most (\d+) characters$/, 'ein Text mit höchstens $1 Zeichen'],
  [
    /^a name of 1 … 40 letters, digits, dots, dashes or underscores that starts with a letter$/,
    'ein Name aus 1 bis 40 Buchstaben, Ziffern, Punkten, Strichen oder Unterstrichen, mit einem Buchstaben am Anfang',
  ],
  [/^a list$/, 'eine Liste'],
  [/^an object$/, 'ein Objekt'],
  [/^a scenario as JSON$/, 'ein Szenario als JSON'],
  [/^at most (\d+) items$/, 'höchstens $1 Einträge'],
  [/^at most (\d+) keys$/, 'höchstens $1 Schlüssel'],
  [/^at most (\d+) characters$/, 'höchstens $1 Zeichen'],
  [/^at most (\d+) sends in all$/, 'insgesamt höchstens $1 Aufrufe von send()'],
  [/^at most (\d+), the number of brokers$/, 'höchstens $1, die Zahl der Broker'],
  [/^at least one value$/, 'mindestens ein Wert'],
  [/^at least one broker id$/, 'mindestens eine Broker-ID'],
  [
    /^at least (\d+), the time of the (send|call) before it$/,
    'mindestens $1, die Zeit des Aufrufs davor',
  ],
  [/^no such field here; known: (.*)$/, 'kein Feld mit diesem Namen; hier gibt es: $1'],
  [/^a value of type (\w+) \((.*)\)$/, 'ein Wert vom Typ $1 ($hint2)'],
  [/^a value of type (\w+)$/, 'ein Wert vom Typ $1'],
  [/^a value \((.*)\)$/, 'ein Wert ($hint1)'],
  [/^a value$/, 'ein Wert'],
  [/^(".*"|\d[\d or]*) \((.*)\)$/, '$list1 ($hint2)'],
  [/^one of (.*), the consumers in groups$/, 'eines von: $list1, die Consumer in Gruppen'],
  [/^one of (.*)$/, 'eines von: $list1'],
  [/^what Kafka accepts; it says: (.*)$/s, 'was Kafka annimmt; Kafka sagt: $1'],
  [/^(\d+) broker ids, one per partition$/, '$1 Broker-IDs, eine je Partition'],
  [/^a name not used before$/, 'ein Name, den es noch nicht gibt'],
  [/^another name; hand is taken$/, 'ein anderer Name; hand ist vergeben'],
  [/^another topic than it reads$/, 'ein anderes Topic als das, aus dem er liest'],
  [/^(\S+), the topic of group (\S+)$/, '$1, das Topic der Gruppe $2'],
  [/^a producer, as commits is transaction$/, 'ein Producer, da commits transaction ist'],
  [
    /^a producer with a transactional\.id, as commits is transaction$/,
    'ein Producer mit transactional.id, da commits transaction ist',
  ],
  [/^a producer without sends and calls of its own$/, 'ein Producer ohne eigene sends und calls'],
  [/^the moment requestSent or responseSent$/, 'der Moment requestSent oder responseSent'],
  [
    /^the value of a record that the scenario sends$/,
    'der Wert eines Records, den das Szenario sendet',
  ],
  [/^0 … (\d+), the partitions of (\S+)$/, '0 … $1, die Partitionen von $2'],
  [
    /^a partition of a topic with a startOffset above 0: what was written stood before it$/,
    'eine Partition eines Topics mit startOffset über 0: Was geschrieben wurde, stand davor',
  ],
  // Last, since a value may hold the word itself
  [/^([\w".]+(?: or [\w".]+)+)$/, '$list1'],
];

// What the engine says, in German: patterns of its words, and what they mean. A test plays every scene that ships
// and fails for words that no pattern knows.

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    /^producerId −1, so there is nothing to compare$/,
    'producerId −1, also gibt es nichts zu vergleichen',
  ],
  [/^producerId (\S+), so check it$/, 'producerId $1, also wird geprüft'],
  [
    /^epoch (\d+) = (\d+), seq (\S+) = (\S+), stored at (\d+)$/,
    'Epoche $1 = $2, Nr. $3 = $4, gespeichert bei $5',
  ],
  [/^epoch (\d+) < (\d+), the last one seen$/, 'Epoche $1 < $2, der zuletzt gesehenen'],
  [/^epoch (\d+) ≥ (\d+)$/, 'Epoche $1 ≥ $2'],
  [/^no epoch seen yet$/, 'noch keine Epoche gesehen'],
  [
    /^producerId (\S+) is new here and nothing was ever written, so seq (\d+) ≠ 0$/,
    'producerId $1 ist hier neu und nichts wurde je geschrieben, also Nr. $2 ≠ 0',
  ],
  [
    /^producerId (\S+) is new here, so seq (\d+) starts its row$/,
    'producerId $1 ist hier neu, also beginnt Nr. $2 seine Zeile',
  ],
  [/^epoch (\d+) > (\d+), seq (\d+) ([=≠]) 0$/, 'Epoche $1 > $2, Nr. $3 $4 0'],
  [/^seq (\d+) = (-?\d+) \+ 1$/, 'Nr. $1 = $2 + 1'],
  [/^got (\d+), expected (\d+)$/, 'bekommen $1, erwartet $2'],
  [/^no row for this producerId$/, 'keine Zeile für diese producerId'],
  [/^epoch (\d+): seq (\S+) is none of (.*)$/, 'Epoche $1: Nr. $2 ist keine von $3'],
  [/^no WRITE on the (.*)$/, 'kein WRITE auf $1'],
  [/^may WRITE to the (.*)$/, 'darf WRITE auf $1'],
  [/^broker (\d+) is not the leader, nobody is$/, 'Broker $1 ist nicht der Leader, niemand ist es'],
  [
    /^broker (\d+) is not the leader, broker (\d+) is$/,
    'Broker $1 ist nicht der Leader, Broker $2 ist es',
  ],
  [/^broker (\d+) leads (\S+)$/, 'Broker $1 führt $2'],
  [/^(\d+) in sync ([<≥]) min\.insync\.replicas (\d+)$/, '$1 synchron $2 min.insync.replicas $3'],
  [/^acks=(\S+), so not asked$/, 'acks=$1, also nicht gefragt'],
  [/^(\d+) bytes ([>≤]) max\.message\.bytes (\d+)$/, '$1 Bytes $2 max.message.bytes $3'],
  [/^a transaction of this producer id is open$/, 'eine Transaktion dieser Producer-ID ist offen'],
  [
    /^no transaction is open here, and the coordinator has not vouched for one$/,
    'hier ist keine Transaktion offen, und der Koordinator hat sich für keine verbürgt',
  ],
  [/^a transaction is open since offset (\S+)$/, 'seit Offset $1 ist eine Transaktion offen'],
  [
    /^no transaction is open here, and nobody is asked$/,
    'hier ist keine Transaktion offen, und niemand wird gefragt',
  ],
  [/^the coordinator vouches for it$/, 'der Koordinator verbürgt sich dafür'],
  [
    /^seq (\d+) ≠ 0, and nothing of this producer id is known$/,
    'Nr. $1 ≠ 0, und von dieser Producer-ID ist nichts bekannt',
  ],
  [/^seq (\d+) > (\d+), the lowest that waits$/, 'Nr. $1 > $2, der niedrigsten, die wartet'],
  [/^the coordinator says (.*)$/, 'der Koordinator sagt $1'],
  [/^the producer commits it$/, 'der Producer committet sie'],
  [/^the producer aborts it$/, 'der Producer bricht sie ab'],
  [/^a producer asks for an epoch$/, 'ein Producer verlangt eine Epoche'],
  [
    /^a producer with the same transactional\.id asks for an epoch$/,
    'ein Producer mit derselben transactional.id verlangt eine Epoche',
  ],
  [
    /^(.*) becomes part of it by a Produce request$/,
    '$1 wird durch einen Produce-Request ein Teil davon',
  ],
  [/^offsets of group (\S+) become part of it$/, 'Offsets der Gruppe $1 werden ein Teil davon'],
  [/^(.*) becomes part of it$/, '$1 wird ein Teil davon'],
  [
    /^it has been open for more than transaction\.timeout\.ms, (\d+) ms$/,
    'sie ist länger offen als transaction.timeout.ms, $1 ms',
  ],
  [/^no partition has to be told$/, 'keine Partition muss es erfahren'],
  [/^every partition has its marker$/, 'jede Partition hat ihren Marker'],
];

/** The words of the engine in German; what no pattern knows stays as it is. */
export function engineText(words: string): string {
  const known = PATTERNS.find(([pattern]) => pattern.test(words));
  return known ? words.replace(...known) : words;
}

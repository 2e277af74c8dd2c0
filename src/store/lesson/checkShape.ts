// Whether a lesson and its texts have the fields that they need and no others: whoever writes one may forget the
// types, and a field with a slip in its name would be passed over in silence.

type Tell = (place: string, what: string) => void;
type Shape = (value: unknown, place: string, tell: Tell) => void;

const wanted =
  (what: string, is: (value: unknown) => boolean): Shape =>
  (value, place, tell) => {
    if (value === undefined) tell(place, `missing; expected ${what}`);
    else if (!is(value)) tell(place, `${JSON.stringify(value)}; expected ${what}`);
  };

const text = wanted('a text', (one) => typeof one === 'string');
const number = wanted('a number', (one) => typeof one === 'number');
const flag = wanted('true or false', (one) => typeof one === 'boolean');
const setting = wanted('a text, or null', (one) => one === null || typeof one === 'string');

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(shape: Shape): Shape {
  return (value, place, tell) => {
    if (!Array.isArray(value)) return wanted('a list', () => false)(value, place, tell);
    value.forEach((one, at) => {
      shape(one, `${place}[${at}]`, tell);
    });
  };
}

function namedOf(shape: Shape): Shape {
  return (value, place, tell) => {
    if (!isFields(value)) return wanted('names with a value each', () => false)(value, place, tell);
    for (const [name, one] of Object.entries(value)) shape(one, `${place}.${name}`, tell);
  };
}

function fields(
  needed: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const known = { ...needed, ...optional };
  return (value, place, tell) => {
    if (!isFields(value)) {
      return wanted(`fields ${Object.keys(known).join(', ')}`, () => false)(value, place, tell);
    }
    const at = (name: string) => (place === '' ? name : `${place}.${name}`);
    for (const name of Object.keys(value)) {
      if (!(name in known)) {
        tell(at(name), `no such field; expected some of ${Object.keys(known).join(', ')}`);
      }
    }
    for (const [name, shape] of Object.entries(known)) {
      if (name in needed || value[name] !== undefined) shape(value[name], at(name), tell);
    }
  };
}

const CHANGES = {
  profile: text,
  config: namedOf(setting),
  topicConfig: namedOf(setting),
  brokerConfig: namedOf(setting),
  switchedOff: listOf(number),
  faults: listOf(text),
};
const elsewhere = fields({ scene: text, holds: listOf(text) }, CHANGES);
const proof: Shape = (value, place, tell) => {
  if (value === 'words') return;
  const shape = isFields(value) ? elsewhere : Array.isArray(value) ? listOf(text) : PROOFS;
  shape(value, place, tell);
};
const PROOFS = wanted('claims, { scene, holds } or "words"', () => false);
const moment: Shape = (value, place, tell) => {
  if (value === 'start' || value === 'end') return;
  if (!isFields(value)) {
    wanted('start, end or { event, record?, nth? }', () => false)(value, place, tell);
    return;
  }
  fields({ event: text }, { record: text, nth: number })(value, place, tell);
};

const BEAT = fields(
  { id: text, scene: text, at: moment, says: namedOf(proof), sources: listOf(text) },
  {
    changes: fields({}, CHANGES),
    record: text,
    tab: text,
    subgoal: text,
    mirror: text,
    numbers: namedOf(text),
    predict: fields({ options: namedOf(text), reveal: moment }),
    fill: fields({ blanks: namedOf(text), reveal: moment }),
    challenge: fields({
      goals: namedOf(text),
      hints: listOf(text),
      solution: fields({}, CHANGES),
    }),
    introduces: listOf(text),
  },
);
const LESSON = fields(
  { id: text, level: text, minutes: number, beats: listOf(BEAT), takeaways: namedOf(elsewhere) },
  { fast: flag },
);

const TEXTS = fields({
  title: text,
  about: text,
  beats: namedOf(
    fields(
      { title: text, says: namedOf(text) },
      {
        predict: fields({
          question: text,
          options: namedOf(fields({ answer: text, feedback: text })),
        }),
        fill: fields({ task: text, blanks: namedOf(fields({ ask: text, because: text })) }),
        challenge: fields({ task: text, goals: namedOf(text), hints: namedOf(text), done: text }),
      },
    ),
  ),
  takeaways: namedOf(text),
});

/** Fields of a lesson that are missing, of another kind, or unknown, each with its place. */
export function lessonShapeProblems(lesson: unknown): readonly string[] {
  return problemsOf(LESSON, lesson, '');
}

/** The same of its texts. */
export function textShapeProblems(texts: unknown): readonly string[] {
  return problemsOf(TEXTS, texts, 'texts');
}

function problemsOf(shape: Shape, value: unknown, place: string): readonly string[] {
  const problems: string[] = [];
  shape(value, place, (at, what) => problems.push(`${at}: ${what}`));
  return problems;
}

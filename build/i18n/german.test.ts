// German is whole where it is said to be, and nothing that people read is unmarked.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AREAS, editionOf, FINISHED, filesWithTexts, ROOT } from './catalogue.ts';
import { NOTATIONS } from './notation.ts';
import { proseIn } from './prose.ts';
import { stateOfGerman } from './state.ts';
import { all, at, nameOf, parse } from './syntax.ts';

/** Strings that look like texts and are none. */
const NO_TEXTS: readonly { readonly file: string; readonly texts: RegExp; readonly why: string }[] =
  [
    { file: 'src/components/controls/AcksChoice.tsx', texts: /^all$/, why: 'a value of acks' },
    { file: 'src/components/marks/Letter.tsx', texts: /^ink\d?$/, why: 'a tone' },
    {
      file: 'src/components/panels/Code/Code.tsx',
      texts: /^[\w ,]+$/,
      why: 'names of languages and clients',
    },
    ...['crowdPaths', 'strokes'].map((name) => ({
      file: `src/components/panels/Lanes/Crowd/${name}.ts`,
      texts: /^(\{\}|lost|req|ok) (line|solid|dashed|dotted)$/,
      why: 'an ink',
    })),
    { file: 'src/components/ui/Grip.tsx', texts: /^\{\} px$/, why: 'a size' },
    {
      file: 'src/trace/selectors/codeKafkajs.ts',
      texts: /^(const|await) |^throws: |^(retries|idempotent|acks)$/,
      why: 'lines of code, and what kafkajs says',
    },
    {
      file: 'src/lessons/course/audited.ts',
      texts: /^depends on the version$/,
      why: 'a verdict; its words are in the course',
    },
    { file: 'src/store/browserState.ts', texts: /^seed \{\}$/, why: 'a report for developers' },
    { file: 'src/trace/explain/transactionRemedies.ts', texts: /=true$/, why: 'a setting' },
    {
      file: 'src/trace/presentationClock.ts',
      texts: /to(Broker|Client)$/,
      why: 'the id of a message',
    },
    {
      file: 'src/trace/selectors/codeView.ts',
      texts:
        /^ *(from|const|await|import|producer,|Properties|throws:|bootstrap-servers:) .*|^KafkaProducer<.*|^(True|False)$/,
      why: 'lines of code',
    },
    { file: 'src/store/settings.ts', texts: /^Idempotence will be$/, why: 'a line of Kafka’s log' },
    {
      file: 'src/components/controls/LanguageLink.tsx',
      texts: /^(English|Deutsch)$/,
      why: 'each language names itself',
    },
    {
      file: 'src/store/propertiesFile.ts',
      texts: /^Invalid value$/,
      why: 'what Kafka’s exception says',
    },
    { file: 'src/store/sandbox/sandbox.ts', texts: /^orders$/, why: 'a topic' },
    {
      file: 'src/lessons/catalogue/configLab.ts',
      texts:
        /^(Must set|To use|Cannot set|Idempotence will|Invalid value) |^delivery\.timeout\.ms should/,
      why: 'what Kafka says of settings',
    },
    {
      file: 'src/lessons/course/keep.ts',
      texts: /^(Kafka|KIP|KAFKA)|Javadoc/,
      why: 'the names of documents',
    },
    {
      file: 'src/trace/explain/settings.ts',
      texts: /^Idempotence will be/,
      why: 'a line of Kafka’s log',
    },
    { file: 'src/lessons/scenes/base.ts', texts: /^orders$/, why: 'a topic' },
    { file: 'src/lessons/catalogue/caseFiles.ts', texts: /^audit$/, why: 'a topic' },
    { file: 'src/lessons/catalogue/readProcessWrite.ts', texts: /^bills$/, why: 'a topic' },
    {
      file: 'src/lessons/catalogue/outbox.ts',
      texts: /^(deadline|restart)$/,
      why: 'a part of an id',
    },
    { file: 'src/lessons/course/lessons/wayIn.ts', texts: /^words$/, why: 'the kind of a proof' },
  ];

describe('German', () => {
  const state = stateOfGerman();

  test('every translation fits its English text', () => {
    expect(state.wrong).toEqual([]);
  });

  test('a finished area lacks no text and keeps none that is not said', () => {
    expect(FINISHED.filter((area) => !(area in AREAS))).toEqual([]);
    const owed = [...state.missing, ...state.unused].filter(({ area }) => FINISHED.includes(area));
    expect(owed).toEqual([]);
  });

  test('a German edition of a module has the same exports', () => {
    const editions = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .map((path) => `src/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.de\./.test(path));
    for (const file of editions) {
      const german = exportsOf(editionOf(file));
      if (german.length > 0) expect(german, editionOf(file)).toEqual(exportsOf(file));
    }
  });
});

test('what people read is marked as a text', () => {
  const unmarked = filesWithTexts().flatMap((file) =>
    proseIn(file, readFileSync(join(ROOT, file), 'utf8'))
      .filter(({ text }) => !NO_TEXTS.some((one) => one.file === file && one.texts.test(text)))
      .map(({ text }) => `${file}: ${text}`),
  );
  expect(unmarked).toEqual([]);
});

test.each(NOTATIONS)('$what is no text: $example', ({ looks, example }) => {
  expect(looks.test(example)).toBe(true);
});

/** What a module gives others, in order of the alphabet; nothing if there is no such file. */
function exportsOf(file: string): readonly string[] {
  let source: string;
  try {
    source = readFileSync(join(ROOT, file), 'utf8');
  } catch {
    return [];
  }
  return all(parse(file, source), 'body')
    .filter((one) => one.type === 'ExportNamedDeclaration')
    .flatMap((one) => {
      const made = at(one, 'declaration');
      if (!made) return all(one, 'specifiers').map((name) => nameOf(at(name, 'exported')));
      const names = made.type === 'VariableDeclaration' ? all(made, 'declarations') : [made];
      return names.map((name) => nameOf(at(name, 'id')));
    })
    .sort();
}

// Every journey also runs by keyboard alone: which test walks it so, and that those tests use keys and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

/** By the name of a file: how the titles of its keyboard twins begin, or why nothing is pressed in it. */
const TWINS: Readonly<Record<string, readonly string[] | string>> = {
  access: ['T turns the theme', 'arrows, N and shift'],
  backstage: 'looks at brokers and coordinators; what opens there is in stageRoom',
  branches: ['settings: a contradiction'],
  break: ['the break menu'],
  bytes: ['bytes and charts'],
  cases: ['a case: the list narrowed'],
  challenge: ['a challenge is reached: ', 'a promise is broken'],
  charts: ['bytes and charts'],
  compare: ['runs are compared'],
  config: ['configuration: a value'],
  course: ['a lesson: found'],
  crowd: ['the diagram and the tape', 'Tab finds the letter'],
  diagram: ['the diagram and the tape'],
  everyPage: ['tables to look things up'],
  fault: ['the break menu', 'the inspector', 'Tab finds the letter'],
  fidelity: ['tables to look things up'],
  findings: ['findings: a step'],
  german: ['the language changes'],
  guarantees: ['tables to look things up'],
  guide: ['the guide'],
  lesson: ['a lesson: found'],
  linked: ['one thing in all panels', 'the diagram and the tape'],
  lostAck: ['arrows, N and shift', 'the stamp is put on'],
  motion: ['space plays and pauses'],
  outputs: ['outputs: tabs', 'the panel opens, grows'],
  pages: ['ways to learn'],
  pagesAccess: 'looks at pages with axe',
  parts: ['scenes, parts and edges'],
  playing: ['space plays and pauses'],
  predict: ['a forecast is made'],
  recallQuiz: ['a card is turned', 'a quiz: begun'],
  sandbox: ['a scenario is made new'],
  scenes: ['scenes, parts and edges', 'ways to learn'],
  settings: ['settings: a contradiction'],
  smoke: 'looks at what is loaded and at the policy',
  stageRoom: ['one thing in all panels'],
  time: ['the diagram and the tape', 'a loop set with'],
  tracePresent: ['a run as a table', 'a clicker turns'],
  url: ['scenes, parts and edges', 'settings: a contradiction'],
};

const specs = readdirSync('e2e').filter((one) => one.endsWith('.spec.ts'));
const textOf = (file: string) => readFileSync(`e2e/${file}`, 'utf8');
const isTwin = (file: string) => file.startsWith('keyboard');

/** Each test of a file, from its title to the next test. */
const testsIn = (file: string) =>
  textOf(file)
    .split(/^\s*test\(\s*/m)
    .slice(1)
    .map((text) => ({ title: /^['`"](.*?)['`"],/s.exec(text)?.[1] ?? '', text }));

/** What a hand or a script does, and keys do not; a locator's own press moves the focus there by script. */
const BY_HAND =
  /\.(click|dblclick|tap|hover|focus|check|uncheck|fill|selectOption|dragTo|setInputFiles)\(|\.mouse\b|(?<!keyboard|keys)\.press\(|lab\.(toEnd|goTo|showTab|events|chooseAcks)\(/;

test('every file has its keyboard twins, and those use keys alone', () => {
  const known = specs.filter((one) => !isTwin(one) && one !== 'twins.spec.ts');
  expect(known.map((one) => one.replace('.spec.ts', '')).sort()).toEqual(Object.keys(TWINS).sort());
  const all = specs.flatMap(testsIn);
  for (const [file, twins] of Object.entries(TWINS)) {
    if (typeof twins === 'string') {
      expect.soft(textOf(`${file}.spec.ts`), `${file} ${twins}`).not.toMatch(BY_HAND);
      continue;
    }
    for (const title of twins) {
      const found = all.filter((one) => one.title.startsWith(title));
      expect.soft(found, `tests that begin with “${title}”`).toHaveLength(1);
      expect.soft(found[0]?.text, title).not.toMatch(BY_HAND);
    }
  }
});

// Every lesson holds, and the check can say that one does not.
import { describe, expect, test } from 'vitest';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { lessons, lessonsOf } from '../../lessons/course/index.ts';
import { lostAnswer } from '../../lessons/course/lessons/lostAnswer.ts';
import { en } from '../../lessons/course/texts/en/index.ts';
import { auditedProblems, keptProblems, lessonProblems, minutesProblems } from './check.ts';
import { termProblems } from './checkTerms.ts';
import { auditedRows } from './claimRows.ts';

test.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s holds', (id, lesson) => {
  expect(lessonProblems(lesson, en.lessons[id])).toEqual([]);
});

test('no text is for a lesson that does not exist', () => {
  expect(Object.keys(en.lessons)).toEqual(lessons.map((one) => one.id));
});

describe('a mistake is told by its place', () => {
  const [first, second] = lostAnswer.beats;
  const broken = (change: object) => ({
    ...lostAnswer,
    beats: [{ ...first, numbers: {}, ...change }],
  });

  test('a claim that fails', () => {
    const lesson = broken({ says: { stored: ['storedTimes(order-17) == 3'] } });
    expect(lessonProblems(lesson)).toEqual([
      'beats[0] (silence).says.stored[0]: storedTimes(order-17) == 3 fails: storedTimes(order-17) is 2; claimed: == 3',
    ]);
  });

  test('a paragraph without a proof', () => {
    const lesson = broken({ says: { stored: [] } });
    expect(lessonProblems(lesson)).toEqual([
      'beats[0] (silence).says.stored: no claim; expected at least one, or "words"',
    ]);
  });

  test('a fact in a paragraph that has no claim', () => {
    const words = en.lessons['lost-answer'];
    const lesson = broken({ says: { ...first.says, ask: 'words' } });
    const said = (ask: string) => {
      const silence = words?.beats['silence'];
      if (!words || !silence) throw new Error('the first lesson has no texts');
      const beats = { silence: { ...silence, says: { ...silence.says, ask } } };
      return lessonProblems(lesson, { ...words, beats }).filter((one) => one.includes('says.ask'));
    };
    expect(said('What comes next?')).toEqual([]);
    expect(said('It is sent 2 times.')).toEqual([
      'texts.beats.silence.says.ask: says 2, and has no claim',
    ]);
    expect(said('With `acks=all` it waits.')).toEqual([
      'texts.beats.silence.says.ask: says `, and has no claim',
    ]);
  });

  test('a comparison that there is not', () => {
    expect(lessonProblems(broken({ mirror: 'post' }))).toEqual([
      'beats[0] (silence).mirror: "post"; expected one of tcp, database, warehouse',
    ]);
  });

  test('a scene that does not exist', () => {
    expect(lessonProblems(broken({ scene: 'lost-akc' }))).toEqual([
      'beats[0] (silence): no scene is named "lost-akc"; npm run sim lists them',
    ]);
  });

  test('a moment that the run never comes to', () => {
    const lesson = broken({ at: { event: 'batchDecided', record: 'order-17', nth: 3 } });
    expect(lessonProblems(lesson)).toEqual([
      'beats[0] (silence).at: the run has no such moment: batchDecided, order-17, number 3',
    ]);
  });

  test('two answers that are right', () => {
    const options = { ...first.predict.options, also: 'sent(order-17) == 2' };
    const lesson = broken({ predict: { ...first.predict, options } });
    expect(lessonProblems(lesson)).toEqual([
      'beats[0] (silence).predict.options: twice, also are right in the run; expected exactly one',
    ]);
  });

  describe('numbers of the run', () => {
    const texts = en.lessons['lost-answer'];
    const saying = (stored: string) => ({
      title: 'x',
      about: 'x',
      takeaways: texts?.takeaways ?? {},
      beats: { silence: { ...texts?.beats['silence'], title: 'x', says: { stored } } },
    });
    const numbered = (numbers: object) =>
      broken({ numbers, predict: undefined, says: { stored: ['sent(order-17) == 2'] } });

    test('a place that no number fills', () => {
      expect(lessonProblems(numbered({}), saying('Sent {times} times.'))).toEqual([
        'texts.beats.silence.says.stored: {times} is no number of this beat; it has none',
      ]);
    });

    test('a number that no text says, and a place in a title', () => {
      const words = saying('Sent twice.');
      const { silence } = words.beats;
      const beats = { silence: { ...silence, title: '{times}' } };
      const lesson = numbered({ times: 'sent(order-17)', more: 'sent(order-17)' });
      expect(lessonProblems(lesson, { ...words, beats })).toEqual([
        'texts.beats.silence.title: {times} stands where no number is filled in',
        'texts.beats.silence: no text says {more}',
      ]);
    });

    test('a term that no claim asserts, and one that is none', () => {
      const lesson = numbered({ stored: 'storedTimes(order-17)', no: 'sends(order-17)' });
      expect(lessonProblems(lesson)).toEqual([
        'beats[0] (silence).numbers.stored: no claim of this beat asserts it; expected storedTimes(order-17) == 2',
        expect.stringMatching(/^beats\[0\] \(silence\)\.numbers\.no: .*found "sends"/),
      ]);
    });

    test('a number that would give the answer away', () => {
      const lesson = broken({
        numbers: { stored: 'storedTimes(order-17)' },
        says: { stored: ['storedTimes(order-17) == 2'] },
      });
      expect(lessonProblems(lesson)).toEqual([
        'beats[0] (silence).numbers.stored: 1 before the answer, 2 after; expected the same',
      ]);
    });

    test('a gap that no number fills, and one beside a prediction', () => {
      const fill = { blanks: { told: 'effective(acks)' }, reveal: 'end' };
      expect(lessonProblems(broken({ fill }))).toEqual([
        'beats[0] (silence).fill.blanks.told: effective(acks) is all; expected a number, or some',
        'beats[0] (silence).fill: beside a prediction; expected one of them',
      ]);
    });
  });

  test('a text that is missing, and one that belongs to nothing', () => {
    const texts = en.lessons['lost-answer'];
    expect(texts).toBeDefined();
    if (!texts) return;
    const beats = { again: { title: 'x', says: { same: 'x', told: '', more: 'x' } } };
    const lesson = { ...lostAnswer, beats: [{ ...second, numbers: {} }] };
    expect(lessonProblems(lesson, { ...texts, beats })).toEqual([
      'texts.beats.again.says.told: empty',
      'texts.beats.again.says.charged: missing',
      'texts.beats.again.says.more: the lesson has no such name',
    ]);
  });
});

test('no term is used before it is introduced, and each one is', () => {
  expect(termProblems(lessons, en)).toEqual([]);
});

test('the order of the lessons matters for the terms', () => {
  const [first, ...others] = lessons;
  expect(first && termProblems([...others, first], en)).toContain(
    'letter/stamp: says producer before it is introduced',
  );
});

test('every term of the glossary opens a scene', () => {
  const scenes = Object.values(en.glossary).map((one) => one.scene);
  expect(scenes.filter((one) => fromCatalogue(one) === undefined)).toEqual([]);
});

test('the main course takes an hour, its fast path a quarter', () => {
  const minutes = (list: typeof lessons) => list.reduce((sum, one) => sum + one.minutes, 0);
  expect(minutes(lessonsOf('main'))).toBeGreaterThanOrEqual(60);
  expect(minutes(lessonsOf('main'))).toBeLessThanOrEqual(63);
  expect(lessonsOf('beyond').filter((one) => one.fast)).toEqual([]);
  const fast = minutes(lessons.filter((one) => one.fast));
  expect(fast).toBeGreaterThanOrEqual(13);
  expect(fast).toBeLessThanOrEqual(16);
});

test('minutes are reckoned, and others are a mistake', () => {
  const problems = (change: number) =>
    lessons.flatMap((one) => {
      const words = en.lessons[one.id];
      if (!words) throw new Error(`no texts of ${one.id}`);
      return minutesProblems({ ...one, minutes: one.minutes + change }, words);
    });
  expect(problems(0)).toEqual([]);
  expect(problems(1)).toHaveLength(lessons.length);
  expect(problems(1)[0]).toBe('minutes: 7; by its words, steps and tasks it takes 6');
});

test('what the whole course leaves to keep holds, and its steps exist', () => {
  expect(keptProblems()).toEqual([]);
});

test('the 85 audited claims hold', () => {
  expect(auditedProblems()).toEqual([]);
  expect(auditedRows(en).map((one) => one.id)).toEqual(
    Array.from({ length: 85 }, (_, nth) => `c${String(nth + 1).padStart(2, '0')}`),
  );
});

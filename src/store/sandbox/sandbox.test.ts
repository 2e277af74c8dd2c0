import { describe, expect, test } from 'vitest';
import { catalogue } from '../../lessons/catalogue/index.ts';
import { parseScenario, parseScenarioText } from '../../scenario/index.ts';
import { createLabStore } from '../labStore.ts';
import { runOfLab } from '../useLab.ts';
import { lean, NEW_SCENARIO, readText, runInLab, textOf, textOfRun } from './sandbox.ts';
import { type FormField, freshMember, freshValue, memberOf, SCENARIO_FORM } from './schemaForm.ts';

describe('the sandbox', () => {
  test('begins with a scenario that runs', () => {
    const { scenario, problems } = readText(NEW_SCENARIO);
    expect(problems).toEqual([]);
    const store = createLabStore({ page: 'sandbox' });
    if (scenario) runInLab(store, scenario);
    expect(store.getState().page).toBe('');
    expect(runOfLab(store.getState()).scenario.id).toBe('my-scenario');
    expect(readText(textOfRun(store.getState())).scenario).toEqual(scenario);
  });

  test('says path, value and expectation of what is wrong, and “valid JSON” only once', () => {
    const wrong = readText(NEW_SCENARIO.replace('"at": 10', '"at": "soon"'));
    expect(wrong.scenario).toBeNull();
    expect(wrong.problems[0]?.path).toBe('producers[0].sends[0].at');
    expect(wrong.problems[0]?.found).toBe('"soon"');
    const broken = parseScenarioText('{"formatVersion": 1,}');
    if (broken.ok) throw new Error('it was read');
    const [problem] = broken.problems;
    expect(
      `${problem?.found}; expected ${problem?.expected}`.match(/valid JSON/g)?.length ?? 0,
    ).toBeLessThan(2);
  });

  test('every shipped scene comes back from its short text as it was', () => {
    for (const scene of catalogue) {
      expect(readText(textOf(lean(scene))).scenario, scene.id).toEqual(scene);
    }
  });
});

describe('the form', () => {
  const fieldsOf = (field: FormField) => (field.kind === 'object' ? field.fields : []);
  const named = (field: FormField, name: string) => {
    const found = fieldsOf(field).find((one) => one.name === name)?.field;
    if (!found) throw new Error(`no field ${name}`);
    return found;
  };

  test('has every field of the format, with the words and limits of its description', () => {
    const names = fieldsOf(SCENARIO_FORM).map(({ name }) => name);
    expect(names).toContain('producers');
    expect(names).toContain('interventions');
    expect(named(SCENARIO_FORM, 'seed')).toMatchObject({ kind: 'number', max: 4_294_967_295 });
  });

  test('of every kind of fault makes one that can be told apart again', () => {
    const list = named(SCENARIO_FORM, 'interventions');
    if (list.kind !== 'list' || list.item.kind !== 'oneOf') throw new Error('not a list of kinds');
    expect(list.item.members.length).toBeGreaterThan(20);
    for (const member of list.item.members) {
      const made = freshMember(list.item.tag, member);
      expect(memberOf(list.item, made)?.word).toBe(member.word);
    }
  });

  test('makes what is needed: a new scenario can be read', () => {
    const made = parseScenario(freshValue(SCENARIO_FORM));
    expect(made).toMatchObject({ ok: true });
  });
});

// What a check of a batch came to.
import type { RuleId } from '../ruleId.ts';
import type { CheckOutcome } from '../simEvent.ts';

/** A check after which the next one was asked. */
export function passed(check: CheckOutcome['check'], rule: RuleId, values: string): CheckOutcome {
  return { check, rule, outcome: 'passed', values };
}

/** Most batches are like the last one: for the same values, the same outcome as the last time, text and all. */
export function remembered<A, B = void>(
  make: (a: A, b: B) => CheckOutcome,
): (a: A, b: B) => CheckOutcome {
  let last: { readonly a: A; readonly b: B; readonly outcome: CheckOutcome } | null = null;
  return (a, b) => {
    if (last === null || last.a !== a || last.b !== b) last = { a, b, outcome: make(a, b) };
    return last.outcome;
  };
}

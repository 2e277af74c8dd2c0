import { type ConsumerSpec, producedValue } from '../engine/index.ts';

/** Values that applications derive from the records of a topic. */
export function derivedValues(
  consumers: readonly ConsumerSpec[],
  sends: readonly { readonly topic: string; readonly value: string }[],
): readonly string[] {
  return consumers.flatMap(({ topic, group: member }) =>
    member?.produces
      ? sends
          .filter((one) => one.topic === topic)
          .map((one) => producedValue(member.produces ?? { prefix: '' }, one.value))
      : [],
  );
}

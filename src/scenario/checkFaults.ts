// What faults and moments name.
import { type Intervention, isTime, type Moment, type Scenario } from '../engine/index.ts';
import type { Names } from './names.ts';
import { among, type Bad } from './parts.ts';

/** Moments that a fault on a single message can name. */
const MESSAGE_MOMENTS: Readonly<Partial<Record<Intervention['do'], readonly string[]>>> = {
  hold: ['requestSent'],
  stall: ['responseSent'],
  delay: ['requestSent', 'responseSent'],
};

export function checkFaults({ interventions, brokers }: Scenario, names: Names, bad: Bad): void {
  interventions.forEach((one, index) => {
    const at = `interventions[${index}].when`;
    checkTarget(one, `interventions[${index}]`, brokers, names, bad);
    if (isTime(one.when)) {
      const { producer, broker } = one.when;
      if (producer !== null && !names.producers.includes(producer))
        bad(`${at}.producer`, producer, among(names.producers));
      if (broker !== null && !brokers.includes(broker)) bad(`${at}.broker`, broker, among(brokers));
      if (one.do === 'delay') bad(at, one.when, 'the moment requestSent or responseSent');
      return;
    }
    checkMoment(one.when, at, names, bad);
    const sides = MESSAGE_MOMENTS[one.do];
    if (sides && !sides.includes(one.when.moment))
      bad(`${at}.moment`, one.when.moment, sides.join(' or '));
  });
}

export function checkMoment(one: Moment, at: string, names: Names, bad: Bad): void {
  const { producers, partitions, values } = names;
  if (one.producer !== null && !producers.includes(one.producer))
    bad(`${at}.producer`, one.producer, among(producers));
  if (one.partition !== null && !partitions.includes(one.partition))
    bad(`${at}.partition`, one.partition, among(partitions));
  if (one.record !== null && !values.has(one.record))
    bad(`${at}.record`, one.record, 'the value of a record that the scenario sends');
}

/** Brokers, partitions, producers, topics and consumers that a fault acts on. */
function checkTarget(
  one: Intervention,
  at: string,
  brokers: readonly number[],
  { partitions, owners, topics, members }: Names,
  bad: Bad,
): void {
  if ('broker' in one && !brokers.includes(one.broker))
    bad(`${at}.broker`, one.broker, among(brokers));
  if ('isr' in one) {
    one.isr.forEach((id, nth) => {
      if (!brokers.includes(id)) bad(`${at}.isr[${nth}]`, id, among(brokers));
    });
  }
  if ('partition' in one && one.partition !== null && !partitions.includes(one.partition))
    bad(`${at}.partition`, one.partition, among(partitions));
  if ('producer' in one && !owners.includes(one.producer))
    bad(`${at}.producer`, one.producer, among(owners));
  if ('topic' in one && one.topic !== null && !topics.has(one.topic))
    bad(`${at}.topic`, one.topic, among([...topics.keys()]));
  if ('consumer' in one && !members.includes(one.consumer))
    bad(`${at}.consumer`, one.consumer, `${among(members)}, the consumers in groups`);
}

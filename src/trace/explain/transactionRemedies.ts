// Remedies around transactions: what the brokers of later releases do, and what an application can do with them.

import type { ConsumerSpec, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Case, Made } from './changes.ts';
import { READ_COMMITTED } from './readers.ts';

const VERIFICATION = 'transaction.partition.verification.enable';

/** The leader asks the coordinator before it appends the first record of a transaction. */
export function verification({ scenario }: Case): Made | null {
  if (scenario.brokerConfig[VERIFICATION] !== 'false') return null;
  return {
    words: `${VERIFICATION}=true`,
    instead: { key: VERIFICATION, value: 'false', why: t`as the scenario sets it` },
    keys: [],
    change: (one) => ({ ...one, brokerConfig: { ...one.brokerConfig, [VERIFICATION]: 'true' } }),
  };
}

/** The loop whose producer this is, unless it works in transactions already. */
function loopOf({ scenario, client }: Case): ConsumerSpec | undefined {
  return scenario.consumers.find(
    ({ group }) => group?.produces?.producer === client && group.commits !== 'transaction',
  );
}

/** Results and offsets in one transaction, and readers of the results that wait for it. */
export function inTransactions(given: Case): Made | null {
  const loop = loopOf(given);
  if (!loop?.group?.produces) return null;
  const { id, produces } = loop.group;
  const loops = given.scenario.consumers.filter((one) => one.group?.id === id);
  const producers = loops.flatMap((one) => one.group?.produces?.producer ?? []);
  return {
    words: t`consume, transform, produce in transactions, read with ${READ_COMMITTED}`,
    instead: null,
    keys: ['transactional.id', 'enable.idempotence', 'acks'],
    change: (one): Scenario => ({
      ...one,
      producers: one.producers.map((each) =>
        producers.includes(each.id)
          ? { ...each, config: { ...each.config, 'transactional.id': `${id}-${each.id}` } }
          : each,
      ),
      consumers: one.consumers.map((each) => ({
        ...each,
        isolationLevel: each.topic === produces.topic ? 'read_committed' : each.isolationLevel,
        group:
          each.group?.id === id
            ? {
                ...each.group,
                commits: 'transaction',
                config: { ...each.group.config, 'enable.auto.commit': 'false' },
              }
            : each.group,
      })),
    }),
  };
}

/** What is to be sent is written down with the business data, and a relay sends it until it is known to be stored. */
export function outbox({ scenario, client, trace }: Case): Made | null {
  const spec = scenario.producers.find((one) => one.id === client);
  const died = trace.events.some(
    (one) => one.type === 'producerCrashed' && one.producer === client,
  );
  if (!spec || spec.outbox || spec.calls.length > 0 || !died) return null;
  if (spec.sends.length === 0 || (spec.config['transactional.id'] ?? '') !== '') return null;
  return {
    words: t`an outbox, and a relay that marks a row once it is stored`,
    instead: null,
    keys: [],
    change: (one) => ({
      ...one,
      producers: one.producers.map((each) =>
        each.id === client ? { ...each, outbox: { mark: 'after', pollMs: 10 } } : each,
      ),
    }),
  };
}

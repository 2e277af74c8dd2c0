// Random consumers in groups, with short timeouts so that a group loses members within a run, and their faults.
import { fc } from './fastCheck.ts';

const FAULT_MOMENTS = [
  'recordsPolled',
  'effectDone',
  'recordSkipped',
  'inboxRowWritten',
  'commitSent',
  'offsetsCommitted',
  'commitAnswered',
  'partitionsAssigned',
  'memberRemoved',
] as const;

interface DrawnFault {
  readonly what: 'crashConsumer' | 'pauseConsumer' | 'cutConsumer' | 'restartConsumer';
  readonly moment: (typeof FAULT_MOMENTS)[number] | null;
  readonly copy: number;
  readonly at: number;
  readonly consumer: number;
  readonly restartAfterMs: number | null;
}

/** What a scenario needs besides its producers: consumers, their faults, and whether producers have an outbox. */
export function arbitraryGroups(): fc.Arbitrary<{
  readonly consumers: readonly object[];
  readonly faults: readonly object[];
  readonly outbox: object | null;
}> {
  return fc
    .record({
      count: fc.integer({ min: 1, max: 3 }),
      group: arbitraryGroup(),
      faults: fc.array(arbitraryFault(), { maxLength: 4 }),
      outbox: fc.constantFrom(null, null, { mark: 'after' }, { mark: 'before', pollMs: 7 }),
    })
    .map(({ count, group, faults, outbox }) => ({
      consumers: Array.from({ length: count }, (_, index) => ({
        id: `c${index + 1}`,
        topic: 'orders',
        group,
      })),
      faults: faults.flatMap((one) => faultsOf(one, count)),
      outbox,
    }));
}

function arbitraryGroup(): fc.Arbitrary<object> {
  return fc
    .record({
      auto: fc.boolean(),
      reset: fc.constantFrom('earliest', 'earliest', 'latest'),
      mostRecords: fc.constantFrom('500', '1', '2'),
      pollInterval: fc.constantFrom('300000', '60', '200'),
      sessionTimeout: fc.constantFrom('45000', '60', '300'),
      commits: fc.constantFrom('none', 'before', 'after', 'each'),
      recordMs: fc.constantFrom(0, 0, 3, 25),
      effect: fc.constantFrom('add', 'set'),
      inbox: fc.option(
        fc.record({
          by: fc.constantFrom('value', 'key', 'offset'),
          row: fc.constantFrom('with', 'with', 'before', 'after'),
          keeps: fc.constantFrom(null, null, 2),
          keepsMs: fc.constantFrom(null, null, 40),
        }),
        { nil: null },
      ),
    })
    .map(({ auto, reset, mostRecords, pollInterval, sessionTimeout, ...application }) => ({
      id: 'g',
      ...application,
      config: {
        'enable.auto.commit': String(auto),
        'auto.commit.interval.ms': '50',
        'auto.offset.reset': reset,
        'max.poll.records': mostRecords,
        'max.poll.interval.ms': pollInterval,
        'session.timeout.ms': sessionTimeout,
        'heartbeat.interval.ms': '20',
      },
    }));
}

function arbitraryFault(): fc.Arbitrary<DrawnFault> {
  return fc.record({
    what: fc.constantFrom<DrawnFault['what'][]>(
      'crashConsumer',
      'crashConsumer',
      'pauseConsumer',
      'cutConsumer',
      'restartConsumer',
    ),
    moment: fc.option(fc.constantFrom(...FAULT_MOMENTS), { nil: null }),
    copy: fc.integer({ min: 1, max: 4 }),
    at: fc.integer({ min: 0, max: 500 }),
    consumer: fc.nat(2),
    restartAfterMs: fc.constantFrom(null, 0, 20, 400),
  });
}

/** One fault, and after most crashes a restart. */
function faultsOf(fault: DrawnFault, consumers: number): readonly object[] {
  const { what, moment, copy, at, restartAfterMs } = fault;
  const consumer = `c${1 + (fault.consumer % consumers)}`;
  const when = moment === null ? { at } : { moment, copy };
  const drawn = {
    do: what,
    consumer,
    when,
    ...(what === 'pauseConsumer' ? { forMs: 1 + at } : {}),
  };
  if (what !== 'crashConsumer' || restartAfterMs === null) return [drawn];
  const restart = { do: 'restartConsumer', consumer, afterMs: restartAfterMs };
  return [drawn, { ...restart, when: { moment: 'consumerStopped' } }];
}

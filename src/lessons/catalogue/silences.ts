// Scenes about settings that quietly change what a client can do, and about what idempotence does not cover.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, orders, scene, stallAnswers } from '../scenes/base.ts';
import { palindrome } from '../scenes/palindrome.ts';

const quietOff = (acks: '1' | 'all'): Scenario => ({
  ...palindrome,
  id: `pitfall-quiet-off-acks-${acks}`,
  title: acks === '1' ? t`acks=1 takes the belt off` : t`acks=all keeps it on`,
  about:
    acks === '1'
      ? t`Nobody has said a word about idempotence. acks=1 rules it out, so the client switches it off, with one line at level INFO. The dropped line then writes three orders twice and mirrors them.`
      : t`The same fault and no word about idempotence either: with acks=all it stays on, and each order is stored once, in order.`,
  producers: palindrome.producers.map((one) => ({ ...one, config: { acks } })),
  claims:
    acks === '1'
      ? [
          'effective(enable.idempotence) == false',
          'configWarnings == []',
          'log == [order-1, order-2, order-3, order-3, order-2, order-1]',
          'isSorted(log) == false',
        ]
      : [
          'effective(enable.idempotence) == true',
          'log == [order-1, order-2, order-3]',
          'verdicts(order-3) == [APPENDED@2, DUPLICATE@2]',
        ],
});

const tooManyInFlight = (explicit: boolean): Scenario =>
  scene({
    id: `pitfall-inflight-${explicit ? 'explicit' : 'current'}`,
    title: explicit
      ? t`Ten in flight and idempotence asked for`
      : t`Ten in flight, refused since 4.0`,
    about: t`A leader remembers five batches of a producer, so a producer with numbers may have five in flight. Since 4.0 a client that is given ten is not built, whether idempotence was asked for or is there by default. 3.9 warned and went on without it.`,
    config: {
      'max.in.flight.requests.per.connection': '10',
      ...(explicit ? { 'enable.idempotence': 'true' } : {}),
    },
    sends: orders(3, 20),
    claims: [
      'configError == "To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is 10."',
      'count(configRejected) == 1',
      'log == []',
      'completed(order-1) == pending',
    ],
  });

const requestTimeout28: Scenario = scene({
  id: 'request-timeout-2.8',
  profile: '2.8',
  title: t`A timeout by another name`,
  about: t`Up to 3.4 a request that timed out was reported as a lost connection. The application of 2.8 sees NetworkException where a newer one sees TimeoutException; what happened is the same.`,
  config: { retries: '0' },
  sends: orders(1, 20),
  interventions: [stallAnswers('order-1')],
  pauseOn: [moment('requestFailed')],
  claims: [
    'completed(order-1) == NetworkException',
    'log == [order-1]',
    'completedAt(order-1) > 30000',
  ],
});

/** Scenes of this part of the course. */
export const silenceScenes: readonly Scenario[] = [
  quietOff('1'),
  quietOff('all'),
  tooManyInFlight(false),
  tooManyInFlight(true),
  requestTimeout28,
];

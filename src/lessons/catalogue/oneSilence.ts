// One silence, four truths: what the client sees is the same, and what happened is not.

import type { Intervention, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, holdRequests, moment, orders, scene, stallAnswers } from '../scenes/base.ts';
import { crashBroker } from './faults.ts';

const lane = (
  letter: string,
  title: string,
  truth: string,
  interventions: readonly Intervention[],
  stored: boolean,
  exception = 'NetworkException',
): Scenario =>
  scene({
    id: `one-silence-${letter}`,
    title,
    about: t`One order, and no answer. ${truth} The client is not to try again (retries=0), and hears in all four worlds that its request has failed.`,
    config: { acks: '1', retries: '0' },
    sends: orders(1, 20),
    interventions,
    pauseOn: [moment('requestFailed')],
    claims: [
      `log == [${stored ? 'order-1' : ''}]`,
      `effects(order-1) == ${stored ? 1 : 0}`,
      `completed(order-1) == ${exception}`,
      'effective(enable.idempotence) == false',
      'sent(order-1) == 1',
    ],
  });

/** The four lanes. */
export const oneSilence: readonly Scenario[] = [
  lane(
    'a',
    t`It never arrived`,
    t`The bytes got stuck on their way, and the connection broke.`,
    [holdRequests('order-1'), cut(moment('requestSent', 'order-1'), 20)],
    false,
  ),
  lane(
    'b',
    t`It died before it wrote`,
    t`The leader got the request and died before it had written anything; broker 2 leads now.`,
    [crashBroker(1, moment('requestArrived', 'order-1'))],
    false,
  ),
  lane(
    'c',
    t`It was stored, and the answer lost`,
    t`The leader wrote the order, and the connection broke before its answer left.`,
    [cut(moment('appended', 'order-1'))],
    true,
  ),
  lane(
    'd',
    t`It was stored, and the answer is late`,
    t`The leader wrote the order and answered; the answer got stuck, and the client hung up after 30 s.`,
    [stallAnswers('order-1')],
    true,
    'TimeoutException',
  ),
];

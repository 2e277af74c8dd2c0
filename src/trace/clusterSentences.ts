// What happens among the brokers, in words.

import {
  BROKER_CONFIGS,
  type EventOf,
  type LeaderAndEpoch,
  type Scenario,
  unreachable,
} from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { countText, listText, numberText } from './words.ts';

type ClusterEvent = EventOf<
  | 'isrChanged'
  | 'leaderElected'
  | 'replicaTruncated'
  | 'brokerStopped'
  | 'brokerFenced'
  | 'brokerStarted'
  | 'replicationStopped'
  | 'replicationResumed'
  | 'producerForgotten'
>;

/** One sentence without a full stop. */
export function clusterSentence(event: ClusterEvent, scenario: Scenario): string {
  switch (event.type) {
    case 'isrChanged':
      return isrText(event, scenario);
    case 'leaderElected':
      return electedText(event);
    case 'replicaTruncated': {
      const lost =
        event.records.length > 0 ? `: ${listText(event.records.map((one) => one.value))}` : '';
      return t`broker ${event.broker} cuts its copy of ${event.partition} back from ${numberText(event.from)} to ${numberText(event.to)}, since its leader does not have ${countText(event.records.length, 'record')}${lost}`;
    }
    case 'brokerStopped':
      return event.how === 'clean'
        ? t`broker ${event.broker} shuts down: it hands over what it leads and writes its producer snapshots`
        : t`broker ${event.broker} crashes${event.diskLost ? t` and its disk is lost` : ''}; the controller does not know yet`;
    case 'brokerFenced':
      return t`the controller has heard nothing of broker ${event.broker} for ${settingText(scenario, 'broker.session.timeout.ms')} and fences it`;
    case 'brokerStarted':
      return t`broker ${event.broker} is up again${loadedText(event)}`;
    case 'replicationStopped':
      return t`broker ${event.broker} stops fetching ${event.partition}`;
    case 'replicationResumed':
      return t`broker ${event.broker} fetches ${event.partition} again`;
    case 'producerForgotten':
      return event.why === 'expired'
        ? t`broker ${event.broker} forgets producer id ${event.producerId} on ${event.partition}: its last record is ${numberText(event.at - event.lastTimestamp)} ms old, more than ${settingText(scenario, 'producer.id.expiration.ms')}`
        : t`broker ${event.broker} is made to forget producer id ${event.producerId} on ${event.partition}`;
    default:
      return unreachable(event);
  }
}

function brokersText(brokers: readonly number[]): string {
  return brokers.length === 0 ? t.other`nobody` : listText(brokers.map((one) => t`broker ${one}`));
}

function isrText(event: EventOf<'isrChanged'>, scenario: Scenario): string {
  const { from, to, partition, rule, intervention } = event;
  const out = from.filter((one) => !to.includes(one));
  const joined = to.filter((one) => !from.includes(one));
  const lagged = rule === 'broker.isr-shrink' && intervention === null;
  const fenced = rule === 'controller.fence' ? t`, fenced` : '';
  const why = lagged
    ? t`, not level for ${settingText(scenario, 'replica.lag.time.max.ms')}`
    : fenced;
  const change =
    out.length > 0
      ? t`${brokersText(out)} ${out.length === 1 ? t`leaves` : t`leave`} the ISR of ${partition}${why}`
      : t`${brokersText(joined)} ${joined.length === 1 ? t`has` : t`have`} caught up and ${joined.length === 1 ? t`joins` : t`join`} the ISR of ${partition}`;
  return t`${change}: now ${brokersText(to)}`;
}

/** `9 000 ms (broker.session.timeout.ms)`. */
function settingText({ brokerConfig }: Scenario, key: keyof typeof BROKER_CONFIGS): string {
  return t`${numberText(Number(brokerConfig[key] ?? BROKER_CONFIGS[key]))} ms (${key})`;
}

function electedText(event: EventOf<'leaderElected'>): string {
  const { partition, leader, from, leaderEpoch, startOffset } = event;
  if (leader < 0) return t`nobody may lead ${partition}: no replica in sync is alive`;
  const how = event.unclean ? t`, though it was not in sync` : '';
  const after = from < 0 ? '' : t` after broker ${from}`;
  return t`broker ${leader} leads ${partition}${after}${how}, leader epoch ${leaderEpoch}, from offset ${numberText(startOffset)} on`;
}

function loadedText({ loaded }: EventOf<'brokerStarted'>): string {
  const parts = loaded.map(({ partition, logEndOffset, producers }) => {
    const known = producers.map(
      (one) => t`${countText(one.batches, 'batch', 'batches')} of producer id ${one.producerId}`,
    );
    const remembers = known.length > 0 ? t` and remembers ${listText(known)}` : '';
    return t`${partition} ends at ${numberText(logEndOffset)}${remembers}`;
  });
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

/** `broker 2 leads orders-0`. */
export function leadersText(leaders: readonly LeaderAndEpoch[]): string {
  return listText(
    leaders.map(({ partition, leader }) =>
      leader < 0 ? t`nobody leads ${partition}` : t`broker ${leader} leads ${partition}`,
    ),
  );
}

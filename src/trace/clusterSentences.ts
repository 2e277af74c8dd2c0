// What happens among the brokers, in words.
import { type EventOf, type LeaderAndEpoch, unreachable } from '../engine/index.ts';
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
export function clusterSentence(event: ClusterEvent): string {
  switch (event.type) {
    case 'isrChanged':
      return isrText(event);
    case 'leaderElected':
      return electedText(event);
    case 'replicaTruncated': {
      const lost =
        event.records.length > 0 ? `: ${listText(event.records.map((one) => one.value))}` : '';
      return `broker ${event.broker} cuts its copy of ${event.partition} back from ${numberText(event.from)} to ${numberText(event.to)}, since its leader does not have ${countText(event.records.length, 'record')}${lost}`;
    }
    case 'brokerStopped':
      return event.how === 'clean'
        ? `broker ${event.broker} shuts down: it hands over what it leads and writes its producer snapshots`
        : `broker ${event.broker} crashes${event.diskLost ? ' and its disk is lost' : ''}; the controller does not know yet`;
    case 'brokerFenced':
      return `the controller has missed broker ${event.broker} for broker.session.timeout.ms and fences it`;
    case 'brokerStarted':
      return `broker ${event.broker} is up again${loadedText(event)}`;
    case 'replicationStopped':
      return `broker ${event.broker} stops fetching ${event.partition}`;
    case 'replicationResumed':
      return `broker ${event.broker} fetches ${event.partition} again`;
    case 'producerForgotten':
      return event.why === 'expired'
        ? `broker ${event.broker} forgets producer id ${event.producerId} on ${event.partition}: its last record is older than producer.id.expiration.ms`
        : `broker ${event.broker} is made to forget producer id ${event.producerId} on ${event.partition}`;
    default:
      return unreachable(event);
  }
}

function brokersText(brokers: readonly number[]): string {
  return brokers.length === 0 ? 'nobody' : listText(brokers.map((one) => `broker ${one}`));
}

function isrText({ from, to, partition }: EventOf<'isrChanged'>): string {
  const out = from.filter((one) => !to.includes(one));
  const change =
    out.length > 0
      ? `${brokersText(out)} ${out.length === 1 ? 'leaves' : 'leave'} the ISR of ${partition}`
      : `${brokersText(to.filter((one) => !from.includes(one)))} joins the ISR of ${partition}`;
  return `${change}: now ${brokersText(to)}`;
}

function electedText(event: EventOf<'leaderElected'>): string {
  const { partition, leader, leaderEpoch, startOffset } = event;
  if (leader < 0) return `nobody may lead ${partition}: no replica in sync is alive`;
  const how = event.unclean ? ', though it was not in sync' : '';
  return `broker ${leader} leads ${partition}${how}, leader epoch ${leaderEpoch}, from offset ${numberText(startOffset)} on`;
}

function loadedText({ loaded }: EventOf<'brokerStarted'>): string {
  const parts = loaded.map(({ partition, logEndOffset, producers }) => {
    const known = producers.map(
      (one) => `${countText(one.batches, 'batch', 'batches')} of producer id ${one.producerId}`,
    );
    const remembers = known.length > 0 ? ` and remembers ${listText(known)}` : '';
    return `${partition} ends at ${numberText(logEndOffset)}${remembers}`;
  });
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

/** `broker 2 leads orders-0`. */
export function leadersText(leaders: readonly LeaderAndEpoch[]): string {
  return listText(
    leaders.map(({ partition, leader }) =>
      leader < 0 ? `nobody leads ${partition}` : `broker ${leader} leads ${partition}`,
    ),
  );
}

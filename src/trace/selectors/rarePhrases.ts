// The words beside the lanes for what a first visit cannot meet: leaders, processes, transactions, groups.
import type { EventOf, SimEvent } from '../../engine/index.ts';
import { listText, numberText } from '../words.ts';
import { recordsShort } from './labels.ts';
import { at, type Phrase } from './lanesPhrases.ts';
import type { GuestLane, LaneTone } from './lanesTypes.ts';

/** What stands beside a lane at this event; null where nothing needs to. */
export function phraseOfRare(event: SimEvent): Phrase | null {
  return (
    producerPhrase(event) ?? clusterPhrase(event) ?? transactionPhrase(event) ?? groupPhrase(event)
  );
}

function client(texts: readonly string[], tone: LaneTone = 'ink2'): Phrase {
  return at('client', texts, tone);
}

/** Below the event, so that it does not lie on the line that arrives there. */
function broker(texts: readonly string[], tone: LaneTone = 'ink2', lane?: GuestLane): Phrase {
  return at('broker', texts, tone, { lie: 'below', named: true, ...(lane ? { lane } : {}) });
}

function producerPhrase(event: SimEvent): Phrase | null {
  switch (event.type) {
    case 'sendBlocked':
      return client(['send() waits for buffer memory', 'send() waits']);
    case 'flushCalled':
      return client(['flush()']);
    case 'closeCalled':
      return client(['close()']);
    case 'closeForced':
      return client(['forced to close', 'forced'], 'lost');
    case 'producerClosed':
      return client(['closed']);
    case 'producerCrashed':
      return client(['the process dies', 'dies'], 'lost');
    case 'producerRestarted': {
      const pid = `PID ${event.producerId}`;
      return client(
        event.producerId < 0
          ? ['starts again, no PID', 'starts again']
          : [`starts again, ${pid}`, pid],
        'fence',
      );
    }
    case 'producerPaused':
      return client(['the process stands still', 'stands still'], 'lost');
    case 'producerResumed':
      return client(['the process goes on', 'goes on']);
    case 'producerIdReceived':
      return client([`PID ${event.producerId}, epoch ${event.producerEpoch}`], 'fence');
    case 'metadataUpdated':
      return client([learnt(event), 'new metadata']);
    case 'batchSplit':
      return client([`splits the batch into ${event.into.length}`, 'splits it']);
    default:
      return null;
  }
}

function learnt({ leaders }: EventOf<'metadataUpdated'>): string {
  const [one, ...more] = leaders;
  if (!one || more.length > 0) return 'learns who leads';
  return one.leader < 0 ? 'learns that nobody leads' : `learns that b${one.leader} leads`;
}

function clusterPhrase(event: SimEvent): Phrase | null {
  switch (event.type) {
    case 'brokerUnreachable':
      return broker([`b${event.broker} takes no new connection`, 'refuses'], 'lost');
    case 'brokerReachable':
      return broker([`b${event.broker} takes connections again`, 'reachable']);
    case 'writeDenied':
      return broker([`WRITE denied to ${event.producer}`, 'WRITE denied'], 'lost');
    case 'writeAllowed':
      return broker([`WRITE allowed to ${event.producer}`, 'WRITE allowed']);
    case 'brokerStopped':
      return event.how === 'crash'
        ? broker([`b${event.broker} crashes`], 'lost')
        : broker([`b${event.broker} shuts down`]);
    case 'brokerFenced':
      return broker([`controller fences b${event.broker}`, `b${event.broker} fenced`], 'fence');
    case 'brokerStarted':
      return broker([`b${event.broker} is up again`, `b${event.broker} up`]);
    case 'leaderElected': {
      const { leader, partition, leaderEpoch, unclean } = event;
      if (leader < 0) return broker([`nobody leads ${partition}`, 'nobody leads'], 'lost');
      const who = `${unclean ? 'unclean: ' : ''}b${leader} leads`;
      return broker(
        [`${who} ${partition}, epoch ${leaderEpoch}`, `${who} ${partition}`, who],
        unclean ? 'lost' : 'fence',
      );
    }
    case 'isrChanged':
      return broker([`ISR now ${event.to.map((one) => `b${one}`).join(', ')}`]);
    case 'replicaTruncated':
      return broker(
        [
          `b${event.broker} cuts its copy back to ${numberText(event.to)}`,
          `b${event.broker} truncates`,
        ],
        event.records.length > 0 ? 'lost' : 'ink2',
      );
    case 'replicationStopped':
      return broker([`b${event.broker} stops fetching`], 'lost');
    case 'replicationResumed':
      return broker([`b${event.broker} fetches again`]);
    case 'producerForgotten':
      return broker([`b${event.broker} forgets PID ${event.producerId}`, 'PID forgotten'], 'fence');
    default:
      return null;
  }
}

/** Where a narrow screen has no room for Kafka's name. */
const SHORT_CALLS = {
  initTransactions: 'init …',
  beginTransaction: 'begin …',
  sendOffsetsToTransaction: 'offsets …',
  commitTransaction: 'commit …',
  abortTransaction: 'abort …',
} as const;

function transactionPhrase(event: SimEvent): Phrase | null {
  switch (event.type) {
    case 'transactionCalled':
      return client([`${event.call}()`, SHORT_CALLS[event.call]]);
    case 'transactionReturned':
      return event.error
        ? client(
            [`${event.call}() throws ${event.error.exception}`, event.error.exception, 'throws'],
            'lost',
          )
        : null;
    case 'transactionMoved':
      return broker(
        [`coordinator: ${event.transactionalId} ${event.to}`, event.to],
        event.epochBefore >= 0 && event.producerEpoch > event.epochBefore ? 'fence' : 'ink2',
        'coordinator',
      );
    case 'markerWritten': {
      const kind = event.commit ? 'COMMIT' : 'ABORT';
      return broker(
        [`${kind} marker at ${numberText(event.offset)}, ${event.partition}`, `${kind} marker`],
        event.commit ? 'ok' : 'fence',
      );
    }
    case 'markerRefused':
      return broker([`marker refused: ${event.error}`, 'marker refused'], 'fence');
    case 'lastStableOffsetAdvanced':
      return broker([`LSO ${numberText(event.lastStableOffset)}, ${event.partition}`, 'LSO']);
    case 'transactionVerified':
      return event.error === 'NONE' ? null : broker([event.error, 'not verified'], 'fence');
    case 'coordinatorElected':
      return event.broker < 0
        ? broker(['nobody coordinates transactions', 'no coordinator'], 'lost', 'coordinator')
        : broker(
            [`b${event.broker} coordinates transactions`, 'new coordinator'],
            'fence',
            'coordinator',
          );
    default:
      return null;
  }
}

function groupPhrase(event: SimEvent): Phrase | null {
  switch (event.type) {
    case 'recordsRead':
    case 'recordsPolled': {
      const what = recordsShort(event.records);
      const texts = [`${event.consumer} reads ${what}`, `${event.consumer} reads`];
      return { ...broker(texts, 'ink', 'consumers'), guest: true };
    }
    case 'rebalanceStarted':
      return broker([`group ${event.group} rebalances`, 'rebalance'], 'fence', 'coordinator');
    case 'memberRemoved':
      return broker(
        [`${event.consumer} removed, ${event.why}`, `${event.consumer} removed`],
        'lost',
        'coordinator',
      );
    case 'partitionsAssigned': {
      const what = event.partitions.map((one) => one.partition);
      const parts = what.length === 0 ? 'nothing' : listText(what);
      return broker(
        [`${event.consumer} gets ${parts}`, `${event.consumer} joins`],
        'ink2',
        'coordinator',
      );
    }
    case 'offsetsCommitted':
      return broker(
        [`${event.group} commits ${committed(event)}`, 'commits'],
        'ink2',
        'coordinator',
      );
    case 'commitRefused':
      return broker(
        [`commit of ${event.consumer}: ${event.error}`, 'commit refused'],
        'lost',
        'coordinator',
      );
    case 'consumerStopped':
      return broker(
        [
          event.how === 'pause'
            ? `${event.consumer} stands still`
            : `${event.consumer} dies${event.records.length > 0 ? `, ${event.records.length} in hand` : ''}`,
          `${event.consumer} stops`,
        ],
        'lost',
        'consumers',
      );
    case 'consumerStarted':
      return broker(
        [`${event.consumer} ${event.after === 'pause' ? 'goes on' : 'starts again'}`],
        'ink2',
        'consumers',
      );
    case 'recordSkipped':
      return broker(
        [`${event.consumer} skips ${event.record.value}`, 'skipped'],
        'ok',
        'consumers',
      );
    case 'effectDone': {
      if (event.times < 2) return null;
      const times = event.times === 2 ? 'twice' : `${event.times} times`;
      return broker([`${event.record.value} acted on ${times}`, times], 'dup', 'consumers');
    }
    case 'outboxRowMarked':
      return client([`outbox: ${event.value} marked sent`, 'marked'], 'ink2');
    default:
      return null;
  }
}

function committed({ offsets }: EventOf<'offsetsCommitted'>): string {
  return listText(offsets.map((one) => numberText(one.offset)));
}

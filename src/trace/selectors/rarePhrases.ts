// The words beside the lanes for what a first visit cannot meet: leaders, processes, transactions, groups.

import { ERRORS, type EventOf, type SimEvent } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
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
      return client([t`send() waits for buffer memory`, 'send() waits']);
    case 'flushCalled':
      return client(['flush()']);
    case 'closeCalled':
      return client(['close()']);
    case 'closeForced':
      return client([t`forced to close`, t`forced`], 'lost');
    case 'producerClosed':
      return client([t`closed`]);
    case 'producerCrashed':
      return client([t`the process dies`, t`dies`], 'lost');
    case 'producerRestarted': {
      const pid = t`PID ${event.producerId}`;
      return client(
        event.producerId < 0
          ? [t`starts again, no PID`, t`starts again`]
          : [t`starts again, ${pid}`, pid],
        'fence',
      );
    }
    case 'producerPaused':
      return client([t`the process stands still`, t`stands still`], 'lost');
    case 'producerResumed':
      return client([t`the process goes on`, t`goes on`]);
    case 'producerIdReceived':
      return client([t`PID ${event.producerId}, epoch ${event.producerEpoch}`], 'fence');
    case 'producerIdRefused':
      return client([t`no PID: ${event.exception}`, t`no PID`], 'lost');
    case 'metadataUpdated':
      return client([learnt(event), t`new metadata`]);
    case 'lateResponse':
      return client([t`answer too late`, t`too late`]);
    case 'batchExpired':
      return client([t`delivery.timeout.ms is over`, t`expired`], 'lost');
    case 'batchFailed': {
      const { exception } = ERRORS[event.error];
      return client([t`gives up: ${exception}`, exception, t`gives up`], 'lost');
    }
    case 'epochBumped':
      if (event.producerId < 0) return client([t`epochs used up`, t`no epoch`], 'fence');
      return client(
        [t`epoch ${event.producerEpoch}, numbers from 0`, t`epoch ${event.producerEpoch}`],
        'fence',
      );
    case 'batchSplit':
      return client([t`splits the batch into ${event.into.length}`, t`splits it`]);
    default:
      return null;
  }
}

function learnt({ leaders }: EventOf<'metadataUpdated'>): string {
  const [one, ...more] = leaders;
  if (!one || more.length > 0) return t`learns who leads`;
  return one.leader < 0 ? t`learns that nobody leads` : t`learns that b${one.leader} leads`;
}

function clusterPhrase(event: SimEvent): Phrase | null {
  switch (event.type) {
    case 'brokerUnreachable':
      return broker([t`b${event.broker} takes no new connection`, t`refuses`], 'lost');
    case 'brokerReachable':
      return broker([t`b${event.broker} takes connections again`, t`reachable`]);
    case 'writeDenied':
      return broker([t`WRITE denied to ${event.producer}`, t`WRITE denied`], 'lost');
    case 'writeAllowed':
      return broker([t`WRITE allowed to ${event.producer}`, t`WRITE allowed`]);
    case 'brokerStopped':
      return event.how === 'crash'
        ? broker([t`b${event.broker} crashes`], 'lost')
        : broker([t`b${event.broker} shuts down`]);
    case 'brokerFenced':
      return broker([t`controller fences b${event.broker}`, t`b${event.broker} fenced`], 'fence');
    case 'brokerStarted':
      return broker([t`b${event.broker} is up again`, t`b${event.broker} up`]);
    case 'leaderElected': {
      const { leader, partition, leaderEpoch, unclean } = event;
      if (leader < 0) return broker([t`nobody leads ${partition}`, t`nobody leads`], 'lost');
      const who = t`${unclean ? t`unclean: ` : ''}b${leader} leads`;
      return broker(
        [t`${who} ${partition}, epoch ${leaderEpoch}`, `${who} ${partition}`, who],
        unclean ? 'lost' : 'fence',
      );
    }
    case 'isrChanged':
      return broker([t`ISR now ${event.to.map((one) => `b${one}`).join(', ')}`]);
    case 'replicaTruncated':
      return broker(
        [
          t`b${event.broker} cuts its copy back to ${numberText(event.to)}`,
          t`b${event.broker} truncates`,
        ],
        event.records.length > 0 ? 'lost' : 'ink2',
      );
    case 'replicationStopped':
      return broker([t`b${event.broker} stops fetching`], 'lost');
    case 'replicationResumed':
      return broker([t`b${event.broker} fetches again`]);
    case 'producerForgotten':
      return broker(
        [t`b${event.broker} forgets PID ${event.producerId}`, t`PID forgotten`],
        'fence',
      );
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
            [t`${event.call}() throws ${event.error.exception}`, event.error.exception, t`throws`],
            'lost',
          )
        : null;
    case 'transactionMoved':
      return broker(
        [t`coordinator: ${event.transactionalId} ${event.to}`, event.to],
        event.epochBefore >= 0 && event.producerEpoch > event.epochBefore ? 'fence' : 'ink2',
        'coordinator',
      );
    case 'markerWritten': {
      const kind = event.commit ? 'COMMIT' : 'ABORT';
      return broker(
        [t`${kind} marker at ${numberText(event.offset)}, ${event.partition}`, t`${kind} marker`],
        event.commit ? 'ok' : 'fence',
      );
    }
    case 'markerRefused':
      return broker([t`marker refused: ${event.error}`, t`marker refused`], 'fence');
    case 'lastStableOffsetAdvanced':
      return broker([t`LSO ${numberText(event.lastStableOffset)}, ${event.partition}`, 'LSO']);
    case 'transactionVerified':
      return event.error === 'NONE' ? null : broker([event.error, t`not verified`], 'fence');
    case 'coordinatorElected':
      return event.broker < 0
        ? broker([t`nobody coordinates transactions`, t`no coordinator`], 'lost', 'coordinator')
        : broker(
            [t`b${event.broker} coordinates transactions`, t`new coordinator`],
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
      const texts = [t`${event.consumer} reads ${what}`, t`${event.consumer} reads`];
      return { ...broker(texts, 'ink', 'consumers'), guest: true };
    }
    case 'rebalanceStarted':
      return broker([t`group ${event.group} rebalances`, t`rebalance`], 'fence', 'coordinator');
    case 'memberRemoved':
      return broker(
        [t`${event.consumer} removed, ${event.why}`, t`${event.consumer} removed`],
        'lost',
        'coordinator',
      );
    case 'partitionsAssigned': {
      const what = event.partitions.map((one) => one.partition);
      const parts = what.length === 0 ? 'nothing' : listText(what);
      return broker(
        [t`${event.consumer} gets ${parts}`, t`${event.consumer} joins`],
        'ink2',
        'coordinator',
      );
    }
    case 'offsetsCommitted':
      return broker(
        [t`${event.group} commits ${committed(event)}`, 'commits'],
        'ink2',
        'coordinator',
      );
    case 'commitRefused':
      return broker(
        [t`commit of ${event.consumer}: ${event.error}`, t`commit refused`],
        'lost',
        'coordinator',
      );
    case 'consumerStopped':
      return broker(
        [
          event.how === 'pause'
            ? t`${event.consumer} stands still`
            : t`${event.consumer} dies${event.records.length > 0 ? t`, ${event.records.length} in hand` : ''}`,
          t`${event.consumer} stops`,
        ],
        'lost',
        'consumers',
      );
    case 'consumerStarted':
      return broker(
        [`${event.consumer} ${event.after === 'pause' ? t`goes on` : t`starts again`}`],
        'ink2',
        'consumers',
      );
    case 'recordSkipped':
      return broker(
        [t`${event.consumer} skips ${event.record.value}`, t`skipped`],
        'ok',
        'consumers',
      );
    case 'effectDone': {
      if (event.times < 2) return null;
      const times = event.times === 2 ? 'twice' : t`${event.times} times`;
      return broker([t`${event.record.value} acted on ${times}`, times], 'dup', 'consumers');
    }
    case 'outboxRowMarked':
      return client([t`outbox: ${event.value} marked sent`, 'marked'], 'ink2');
    default:
      return null;
  }
}

function committed({ offsets }: EventOf<'offsetsCommitted'>): string {
  return listText(offsets.map((one) => numberText(one.offset)));
}

// A fault as a sentence without its full stop: what happens to whom, and when.

import { type Intervention, isTime, type Moment } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { durationText, listText, numberText } from '../trace/words.ts';

/** `Broker 2 crashes 20 ms after order-17 is written`. */
export function faultText(fault: Intervention): string {
  return `${whatText(fault)}${whenText(fault)}`;
}

/** What happens, in a few words: `Broker 2 crashes`. */
export function whatText(fault: Intervention): string {
  switch (fault.do) {
    case 'cut':
      return t`The connection breaks`;
    case 'hold':
      return t`Requests get no further`;
    case 'stall':
      return t`Answers get no further`;
    case 'release':
      return t`What was held goes on`;
    case 'delay':
      return t`The message is late`;
    case 'crashBroker':
      return t`Broker ${fault.broker} crashes${fault.diskLost ? t` and loses its disk` : ''}`;
    case 'stopBroker':
      return t`Broker ${fault.broker} is shut down`;
    case 'startBroker':
      return t`Broker ${fault.broker} starts`;
    case 'moveLeader':
      return t`Broker ${fault.broker} leads ${fault.partition}${fault.unclean ? t`, in sync or not,` : ''}`;
    case 'stopReplication':
      return t`Broker ${fault.broker} stops fetching${ofPartition(fault.partition)}`;
    case 'resumeReplication':
      return t`Broker ${fault.broker} fetches again${ofPartition(fault.partition)}`;
    case 'shrinkIsr':
      return t`The ISR of ${fault.partition} shrinks to ${listText(fault.isr.map(String)) || t`its leader`}`;
    case 'forgetProducer':
      return t`The leader of ${fault.partition} forgets ${fault.producer}`;
    case 'refuse':
      return t`Broker ${fault.broker} takes no new connection for ${durationText(fault.forMs)}`;
    case 'denyWrite':
      return t`${fault.producer} may not write to ${writtenTo(fault)} any more`;
    case 'allowWrite':
      return t`${fault.producer} may write to ${writtenTo(fault)} again`;
    case 'crash':
      return t`The process of ${fault.producer} dies`;
    case 'restart':
      return t`The application of ${fault.producer} starts again${fault.resend === 'none' ? '' : t`, sending again what it does not know acknowledged,`}`;
    case 'pause':
      return t`The process of ${fault.producer} stands still`;
    case 'resume':
      return t`The process of ${fault.producer} goes on`;
    case 'crashConsumer':
      return t`The process of ${fault.consumer} dies`;
    case 'restartConsumer':
      return t`${fault.consumer} starts again`;
    case 'pauseConsumer':
      return t`${fault.consumer} stands still for ${durationText(fault.forMs)}`;
    case 'cutConsumer':
      return t`The connections of ${fault.consumer} break`;
  }
}

function writtenTo({ topic }: { readonly topic: string | null }): string {
  return topic ?? t`its transactional.id`;
}

function ofPartition(partition: string | null): string {
  return partition === null ? '' : ` ${partition}`;
}

function whenText(fault: Intervention): string {
  if (isTime(fault.when)) {
    const afterMs = 'afterMs' in fault ? fault.afterMs : 0;
    return t` at ${numberText(fault.when.at + afterMs)} ms`;
  }
  const when = momentText(fault.when);
  if (fault.do === 'delay') return t` by ${numberText(fault.byMs)} ms, ${when}`;
  return fault.afterMs > 0 ? t` ${numberText(fault.afterMs)} ms after ${when}` : t` when ${when}`;
}

type ProcessMoment =
  | 'producerClosed'
  | 'producerCrashed'
  | 'producerRestarted'
  | 'producerPaused'
  | 'producerResumed'
  | 'transactionCalled'
  | 'transactionReturned'
  | 'transactionManagerMoved'
  | 'transactionMoved'
  | 'coordinatorElected'
  | 'partitionsAssigned'
  | 'commitSent'
  | 'offsetsCommitted'
  | 'txnOffsetsMoved'
  | 'commitRefused'
  | 'offsetsUnstable'
  | 'positionsReset'
  | 'commitAnswered'
  | 'memberRemoved'
  | 'consumerStopped'
  | 'consumerStarted';

const MOMENT_WORDS: Readonly<Record<Exclude<Moment['moment'], ProcessMoment>, string>> = {
  recordAppended: t`is sent by the application`,
  sendBlocked: t`waits for buffer memory`,
  batchDrained: t`leaves the accumulator`,
  requestSent: t`is sent to the broker`,
  requestArrived: t`reaches the broker`,
  batchDecided: t`is judged by the broker`,
  appended: t`is written`,
  responseSent: t`is answered by the broker`,
  responseArrived: t`gets its answer`,
  connectionLost: t`loses its connection`,
  requestFailed: t`fails on its connection`,
  batchReenqueued: t`goes back into the queue`,
  batchExpired: t`runs out of delivery time`,
  sendCompleted: t`is completed`,
  highWatermarkAdvanced: t`is below the high watermark`,
  recordsRead: t`is read`,
  recordsPolled: t`is returned by poll()`,
  effectDone: t`is acted on`,
  inboxRowWritten: t`gets its row in the inbox`,
  recordSkipped: t`is passed over as a repeat`,
  outboxRowInserted: t`gets its row in the outbox`,
  outboxRowMarked: t`is marked as sent in the outbox`,
  leaderElected: t`gets another leader`,
  isrChanged: t`gets another ISR`,
  replicaTruncated: t`is cut back on a follower`,
  producerForgotten: t`forgets a producer`,
  brokerStopped: t`loses a broker`,
  brokerFenced: t`sees a broker fenced`,
  brokerStarted: t`gets a broker back`,
  batchAborted: t`is dropped with its transaction`,
  markerWritten: t`gets a marker`,
  lastStableOffsetAdvanced: t`is below the last stable offset`,
};

const PROCESS_MOMENTS: Readonly<Record<ProcessMoment, string>> = {
  producerClosed: t`the producer is closed`,
  producerCrashed: t`the process of the shop has died`,
  producerRestarted: t`the shop has started again`,
  producerPaused: t`the process of the shop stands still`,
  producerResumed: t`the process of the shop goes on`,
  transactionCalled: t`the shop makes a call of a transaction`,
  transactionReturned: t`a call of a transaction has returned`,
  transactionManagerMoved: t`the producer’s transaction changes its state`,
  transactionMoved: t`the coordinator notes a new state`,
  coordinatorElected: t`another broker coordinates transactions`,
  partitionsAssigned: t`a consumer has got its partitions`,
  commitSent: t`a consumer commits`,
  offsetsCommitted: t`a commit is written`,
  commitRefused: t`a commit is refused`,
  txnOffsetsMoved: t`offsets move with their transaction`,
  offsetsUnstable: t`a consumer is told that offsets are not stable`,
  positionsReset: t`an application goes back to what is committed`,
  commitAnswered: t`a consumer hears of its commit`,
  memberRemoved: t`a consumer is out of its group`,
  consumerStopped: t`a consumer has stopped`,
  consumerStarted: t`a consumer has started again`,
};

function isOfProcess(moment: Moment['moment']): moment is ProcessMoment {
  return moment in PROCESS_MOMENTS;
}

function momentText({ moment, record, copy, partition }: Moment): string {
  if (isOfProcess(moment)) return PROCESS_MOMENTS[moment];
  const who = record ?? (partition === null ? t`the batch` : t`a batch of ${partition}`);
  const times = copy > 1 ? t` (time ${numberText(copy)})` : '';
  return `${who} ${MOMENT_WORDS[moment]}${times}`;
}

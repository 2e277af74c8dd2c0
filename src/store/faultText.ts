// A fault as a sentence without its full stop: what happens to whom, and when.
import { type Intervention, isTime, type Moment } from '../engine/index.ts';
import { durationText, listText, numberText } from '../trace/words.ts';

/** `Broker 2 crashes 20 ms after order-17 is written`. */
export function faultText(fault: Intervention): string {
  return `${whatText(fault)} ${whenText(fault)}`;
}

/** What happens, in a few words: `Broker 2 crashes`. */
export function whatText(fault: Intervention): string {
  switch (fault.do) {
    case 'cut':
      return 'The connection breaks';
    case 'hold':
      return 'Requests get no further';
    case 'stall':
      return 'Answers get no further';
    case 'release':
      return 'What was held goes on';
    case 'delay':
      return 'The message is late';
    case 'crashBroker':
      return `Broker ${fault.broker} crashes${fault.diskLost ? ' and loses its disk' : ''}`;
    case 'stopBroker':
      return `Broker ${fault.broker} is shut down`;
    case 'startBroker':
      return `Broker ${fault.broker} starts`;
    case 'moveLeader':
      return `Broker ${fault.broker} leads ${fault.partition}${fault.unclean ? ', in sync or not,' : ''}`;
    case 'stopReplication':
      return `Broker ${fault.broker} stops fetching${ofPartition(fault.partition)}`;
    case 'resumeReplication':
      return `Broker ${fault.broker} fetches again${ofPartition(fault.partition)}`;
    case 'shrinkIsr':
      return `The ISR of ${fault.partition} shrinks to ${listText(fault.isr.map(String)) || 'its leader'}`;
    case 'forgetProducer':
      return `The leader of ${fault.partition} forgets ${fault.producer}`;
    case 'refuse':
      return `Broker ${fault.broker} takes no new connection for ${durationText(fault.forMs)}`;
    case 'denyWrite':
      return `${fault.producer} may not write to ${writtenTo(fault)} any more`;
    case 'allowWrite':
      return `${fault.producer} may write to ${writtenTo(fault)} again`;
    case 'crash':
      return `The process of ${fault.producer} dies`;
    case 'restart':
      return `The application of ${fault.producer} starts again${fault.resend === 'none' ? '' : ', sending again what it does not know acknowledged,'}`;
    case 'pause':
      return `The process of ${fault.producer} stands still`;
    case 'resume':
      return `The process of ${fault.producer} goes on`;
    case 'crashConsumer':
      return `The process of ${fault.consumer} dies`;
    case 'restartConsumer':
      return `${fault.consumer} starts again`;
    case 'pauseConsumer':
      return `${fault.consumer} stands still for ${durationText(fault.forMs)}`;
    case 'cutConsumer':
      return `The connections of ${fault.consumer} break`;
  }
}

function writtenTo({ topic }: { readonly topic: string | null }): string {
  return topic ?? 'its transactional.id';
}

function ofPartition(partition: string | null): string {
  return partition === null ? '' : ` ${partition}`;
}

function whenText(fault: Intervention): string {
  if (isTime(fault.when)) {
    const afterMs = 'afterMs' in fault ? fault.afterMs : 0;
    return `at ${numberText(fault.when.at + afterMs)} ms`;
  }
  const when = momentText(fault.when);
  if (fault.do === 'delay') return `by ${numberText(fault.byMs)} ms, ${when}`;
  return fault.afterMs > 0 ? `${numberText(fault.afterMs)} ms after ${when}` : `when ${when}`;
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
  recordAppended: 'is sent by the application',
  sendBlocked: 'waits for buffer memory',
  batchDrained: 'leaves the accumulator',
  requestSent: 'is sent to the broker',
  requestArrived: 'reaches the broker',
  batchDecided: 'is judged by the broker',
  appended: 'is written',
  responseSent: 'is answered by the broker',
  responseArrived: 'gets its answer',
  connectionLost: 'loses its connection',
  requestFailed: 'fails on its connection',
  batchReenqueued: 'goes back into the queue',
  batchExpired: 'runs out of delivery time',
  sendCompleted: 'is completed',
  highWatermarkAdvanced: 'is below the high watermark',
  recordsRead: 'is read',
  recordsPolled: 'is returned by poll()',
  effectDone: 'is acted on',
  inboxRowWritten: 'gets its row in the inbox',
  recordSkipped: 'is passed over as a repeat',
  outboxRowInserted: 'gets its row in the outbox',
  outboxRowMarked: 'is marked as sent in the outbox',
  leaderElected: 'gets another leader',
  isrChanged: 'gets another ISR',
  replicaTruncated: 'is cut back on a follower',
  producerForgotten: 'forgets a producer',
  brokerStopped: 'loses a broker',
  brokerFenced: 'sees a broker fenced',
  brokerStarted: 'gets a broker back',
  batchAborted: 'is dropped with its transaction',
  markerWritten: 'gets a marker',
  lastStableOffsetAdvanced: 'is below the last stable offset',
};

const PROCESS_MOMENTS: Readonly<Record<ProcessMoment, string>> = {
  producerClosed: 'the producer is closed',
  producerCrashed: 'the process of the shop has died',
  producerRestarted: 'the shop has started again',
  producerPaused: 'the process of the shop stands still',
  producerResumed: 'the process of the shop goes on',
  transactionCalled: 'the shop makes a call of a transaction',
  transactionReturned: 'a call of a transaction has returned',
  transactionManagerMoved: 'the producer’s transaction changes its state',
  transactionMoved: 'the coordinator notes a new state',
  coordinatorElected: 'another broker coordinates transactions',
  partitionsAssigned: 'a consumer has got its partitions',
  commitSent: 'a consumer commits',
  offsetsCommitted: 'a commit is written',
  commitRefused: 'a commit is refused',
  txnOffsetsMoved: 'offsets move with their transaction',
  offsetsUnstable: 'a consumer is told that offsets are not stable',
  positionsReset: 'an application goes back to what is committed',
  commitAnswered: 'a consumer hears of its commit',
  memberRemoved: 'a consumer is out of its group',
  consumerStopped: 'a consumer has stopped',
  consumerStarted: 'a consumer has started again',
};

function isOfProcess(moment: Moment['moment']): moment is ProcessMoment {
  return moment in PROCESS_MOMENTS;
}

function momentText({ moment, record, copy, partition }: Moment): string {
  if (isOfProcess(moment)) return PROCESS_MOMENTS[moment];
  const who = record ?? (partition === null ? 'the batch' : `a batch of ${partition}`);
  const times = copy > 1 ? ` (time ${numberText(copy)})` : '';
  return `${who} ${MOMENT_WORDS[moment]}${times}`;
}

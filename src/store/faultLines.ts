// The faults of a run as text: what each does, when, and what became of it.
import { type Intervention, isTime, type Moment } from '../engine/index.ts';
import { numberText } from '../trace/words.ts';
import type { LabRun } from './labRun.ts';

export interface FaultLine {
  readonly index: number;
  readonly text: string;
  readonly enabled: boolean;
  /** It belongs to the scene, not to the learner. */
  readonly own: boolean;
  readonly state: 'fired' | 'unfired' | 'off';
  readonly outcome: string;
}

export function faultLines({ base, scenario, index }: LabRun): readonly FaultLine[] {
  return scenario.interventions.map((fault, at) => {
    const fired = index.trace.events.find((one) => one.intervention === at);
    const state = fault.enabled ? (fired ? 'fired' : 'unfired') : 'off';
    return {
      index: at,
      text: `${VERBS[fault.do]} ${whenText(fault)}`,
      enabled: fault.enabled,
      own: at < base.interventions.length,
      state,
      outcome: outcomeText(state, fired?.at),
    };
  });
}

const VERBS: Readonly<Record<Intervention['do'], string>> = {
  cut: 'The connection breaks',
  hold: 'Requests get no further',
  stall: 'Answers get no further',
  release: 'What was held goes on',
  delay: 'The message is late',
  crashBroker: 'A broker crashes',
  stopBroker: 'A broker is shut down',
  startBroker: 'A broker starts',
  moveLeader: 'Another replica leads',
  stopReplication: 'A follower stops fetching',
  resumeReplication: 'A follower fetches again',
  shrinkIsr: 'Followers leave the ISR',
  forgetProducer: 'The leader forgets a producer',
  refuse: 'The broker takes no new connection',
  crash: 'The process of the shop dies',
  restart: 'The shop starts again',
  pause: 'The process of the shop stands still',
  resume: 'The process of the shop goes on',
  crashConsumer: 'The process of a consumer dies',
  restartConsumer: 'A consumer starts again',
  pauseConsumer: 'A consumer stands still',
  cutConsumer: 'The connections of a consumer break',
};

function whenText(fault: Intervention): string {
  const when = isTime(fault.when) ? `at ${numberText(fault.when.at)} ms` : momentText(fault.when);
  if (fault.do === 'delay') return `by ${numberText(fault.byMs)} ms, ${when}`;
  if (fault.afterMs > 0) return `${numberText(fault.afterMs)} ms after ${when}`;
  return isTime(fault.when) ? when : `when ${when}`;
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

function outcomeText(state: FaultLine['state'], at: number | undefined): string {
  if (state === 'off') return 'Switched off.';
  if (at === undefined) return 'Its moment does not come in this run.';
  return `Happened at ${numberText(at)} ms.`;
}

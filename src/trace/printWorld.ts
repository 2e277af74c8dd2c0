// The world at one instant as text: who holds what, what is under way, what is due next.
import {
  type ConnectionState,
  type ConsumerState,
  leaderReplica,
  listOf,
  type PartitionState,
  type ProducerState,
  type Stream,
  type VirtualMs,
  type World,
} from '../engine/index.ts';
import { appLines } from './printApplications.ts';
import { stampOf, values } from './tableRow.ts';

/** A world for people, at that time. The same world as JSON has everything. */
export function printWorld(world: World, at: VirtualMs): string {
  const last = world.nextEventId === 0 ? 'before any event' : `after #${world.nextEventId - 1}`;
  return [
    `at ${at} ms, ${last}`,
    ...world.producers.flatMap(producerLines),
    ...world.connections.flatMap(connectionLines),
    ...world.partitions.flatMap(partitionLines),
    ...world.consumers.map(consumerLine),
    ...appLines(world),
    dueLine(world),
  ].join('\n');
}

function producerLines(producer: ProducerState): readonly string[] {
  const { id, config, configError, producerId, producerEpoch, sent, batches, queues } = producer;
  if (!config) return ['', `producer ${id}: not built: ${configError?.message ?? ''}`];
  const queued = queues.flatMap((one) => one.batches);
  return [
    '',
    `producer ${id}: pid ${producerId} epoch ${producerEpoch}${stateText(producer)}`,
    ...listOf(sent).map(({ record, result }) => {
      const told = !result
        ? 'no answer yet'
        : result.kind === 'ok'
          ? `ok@${result.offset}`
          : result.exception;
      return `  sent ${record.value}: ${told}`;
    }),
    ...batches.map((one) => {
      const place = queued.includes(one.id) ? 'in the accumulator' : 'in flight';
      const last = one.baseSequence < 0 ? -1 : one.baseSequence + one.records.length - 1;
      const stamp = stampOf({ ...one, lastSequence: last });
      return `  batch ${one.id} ${place}: ${values(one.records)}  ${stamp}  attempts ${one.attempts}${one.done ? '  done' : ''}`;
    }),
  ];
}

/** `, crashed`, `, session 2, its application waits for flush`: what is not as at the start. */
function stateText({ lifecycle, session, blocked, bufferPool }: ProducerState): string {
  const parts = [
    ...(lifecycle === 'running' ? [] : [lifecycle]),
    ...(session > 1 ? [`session ${session}`] : []),
    ...(blocked ? [`its application waits for ${blocked.kind}`] : []),
    ...(blocked?.kind === 'memory' ? [`${bufferPool.available} bytes are free`] : []),
  ];
  return parts.map((one) => `, ${one}`).join('');
}

function connectionLines(connection: ConnectionState): readonly string[] {
  const { id, state, toBroker, toClient, received, muted } = connection;
  return [
    '',
    `connection ${id}: ${state}${muted ? ', the broker handles a request' : ''}`,
    ...streamLines('to the broker', toBroker),
    ...streamLines('to the client', toClient),
    ...(received.length > 0 ? [`  waiting at the broker: ${received.join(' ')}`] : []),
  ];
}

function streamLines(name: string, { flights, held }: Stream): readonly string[] {
  const under = flights.map(
    (one) => `${one.request} ${one.arrivesAt === null ? 'held' : `due at ${one.arrivesAt}`}`,
  );
  return held || under.length > 0
    ? [`  ${name}${held ? ' (held)' : ''}: ${under.join(', ') || 'nothing under way'}`]
    : [];
}

function partitionLines(partition: PartitionState): readonly string[] {
  const { id, leader, lastLeader, followers } = partition;
  const { log, producers, highWatermark, logEndOffset } = leaderReplica(partition);
  const where = leader < 0 ? `led by nobody, on b${lastLeader}` : `on b${leader}`;
  return [
    '',
    `partition ${id} ${where}: high watermark ${highWatermark}, log end ${logEndOffset}`,
    ...listOf(log).map((one) => {
      const at = one.baseOffset === one.lastOffset ? '' : `..${one.lastOffset}`;
      return `  ${one.baseOffset}${at} ${values(one.records)}  ${stampOf(one)}`;
    }),
    ...followers.map((one) => `  follower b${one.broker}: log end ${one.logEndOffset}`),
    ...producers.map((one) => {
      const window = one.batches.map((batch) => {
        const to = batch.baseSequence === batch.lastSequence ? '' : `..${batch.lastSequence}`;
        return `${batch.baseSequence}${to} at ${batch.baseOffset}`;
      });
      return `  remembers pid ${one.producerId} epoch ${one.producerEpoch}: seq ${window.join(', ')}`;
    }),
  ];
}

function consumerLine({ id, positions, ledger }: ConsumerState): string {
  const next = positions.map((one) => `${one.partition} next offset ${one.nextOffset}`).join(', ');
  const acted =
    listOf(ledger)
      .map((one) => one.record.value)
      .join(', ') || 'nothing';
  return `\nconsumer ${id}: ${next}; acted on ${acted}`;
}

function dueLine({ agenda, schedule }: World): string {
  const now = agenda.map((one) => one.occurrence.kind).reverse();
  const later = schedule.slice(0, 5).map((one) => `${one.occurrence.kind} at ${one.at}`);
  const more = schedule.length > 5 ? ` and ${schedule.length - 5} more` : '';
  return `\ndue: ${[...now, ...later].join(', ') || 'nothing'}${more}`;
}

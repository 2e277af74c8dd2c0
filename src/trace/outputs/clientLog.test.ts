import { describe, expect, test } from 'vitest';
import type { Trace } from '../../engine/index.ts';
import { sceneById } from '../../lessons/scenes/index.ts';
import { run } from '../../scenario/index.ts';
import { arbitraryScenario } from '../../testing/arbitraries.ts';
import { checkProperty } from '../../testing/checkProperty.ts';
import { fc } from '../../testing/fastCheck.ts';
import { scenario } from '../../testing/scenario.ts';
import { clientLog, LOG_LEVELS, type LogLevel, logLineText } from './clientLog.ts';

function traceOf(id: string): Trace {
  const scene = sceneById(id);
  if (!scene) throw new Error(`no scene ${id}`);
  return run(scene);
}

const P1 = '[Producer clientId=p1]';
/** Event, level and text. */
const told = (trace: Trace, level?: LogLevel) =>
  clientLog(trace, level).map((one) => `#${one.event} ${one.level} ${one.text}`);
const retried = (event: number, correlationId: number) => [
  `#${event} WARN ${P1} Got error produce response with correlation id ${correlationId} on topic-partition orders-0, retrying (2147483646 attempts left). Error: NETWORK_EXCEPTION. Error Message: Disconnected from node 1`,
  `#${event} WARN ${P1} Received invalid metadata error in produce request on partition orders-0 due to org.apache.kafka.common.errors.NetworkException: Disconnected from node 1 Going to request metadata update now`,
];
const cancelled = (id: number) =>
  `Cancelled in-flight PRODUCE request with correlation id ${id} due to node 1 being disconnected (elapsed time since creation: 4ms, elapsed time since send: 4ms, throttle time: 0ms, request timeout: 30000ms)`;

describe('the client’s log of a scene', () => {
  test('lost-ack-duplicate', () => {
    const trace = traceOf('lost-ack-duplicate');
    expect(told(trace)).toEqual([
      `#19 INFO ${P1} Node 1 disconnected.`,
      `#20 INFO ${P1} ${cancelled(1)}`,
      ...retried(21, 1),
    ]);
    expect(told(trace, 'WARN')).toEqual(retried(21, 1));
    expect(told(trace, 'ERROR')).toEqual([]);
    expect(clientLog(trace).map(logLineText)[0]).toBe(
      `[2023-11-14 22:13:20,029] INFO ${P1} Node 1 disconnected. (org.apache.kafka.clients.NetworkClient)`,
    );
  });

  test('2.8 says less of a lost connection, and puts a stop where later releases have none', () => {
    const trace = run({ ...traceOf('lost-ack-duplicate').scenario, profile: '2.8' });
    const stop = (line: string) => line.replace(' Going to', '. Going to');
    expect(told(trace)).toEqual(retried(22, 1).map(stop));
    expect(told(trace, 'DEBUG')).toContain(`#20 DEBUG ${P1} Node 1 disconnected.`);
  });

  test('lost-ack-deduplicated', () => {
    expect(told(traceOf('lost-ack-deduplicated'))).toEqual([
      `#0 INFO ${P1} Instantiated an idempotent producer.`,
      `#0 INFO ${P1} ProducerId set to 4001 with epoch 0`,
      `#19 INFO ${P1} Node 1 disconnected.`,
      `#20 INFO ${P1} ${cancelled(1)}`,
      ...retried(21, 1),
    ]);
  });

  test('batch-unit, at DEBUG', () => {
    const header = (id: number) =>
      `RequestHeader(apiKey=PRODUCE, apiVersion=12, clientId=p1, correlationId=${id}, headerVersion=2)`;
    const content = (size: number) => `{acks=-1,timeout=30000,partitionSizes=[orders-0=${size}]}`;
    const sending = (id: number, size: number) =>
      `Sending PRODUCE request with header ${header(id)} and timeout 30000 to node 1: ${content(size)}`;
    const received = (id: number, offset: number) =>
      `Received PRODUCE response from node 1 for request with header ${header(id)}: ProduceResponseData(responses=[TopicProduceResponse(name='orders', partitionResponses=[PartitionProduceResponse(index=0, errorCode=0, baseOffset=${offset}, logAppendTimeMs=-1, logStartOffset=0, recordErrors=[], errorMessage=null, currentLeader=LeaderIdAndEpoch(leaderId=-1, leaderEpoch=-1))])], throttleTimeMs=0, nodeEndpoints=[])`;
    const assigned = (sequence: number) =>
      `Assigned producerId 4001 and producerEpoch 0 to batch with base sequence ${sequence} being sent to partition orders-0`;
    expect(told(traceOf('batch-unit'), 'DEBUG')).toEqual([
      `#0 INFO ${P1} Instantiated an idempotent producer.`,
      `#0 DEBUG ${P1} Starting Kafka producer I/O thread.`,
      `#0 INFO ${P1} ProducerId set to 4001 with epoch 0`,
      `#4 DEBUG ${P1} ProducerId of partition orders-0 set to 4001 with epoch 0. Reinitialize sequence at beginning.`,
      `#4 DEBUG ${P1} ${assigned(0)}`,
      `#5 DEBUG ${P1} ${sending(0, 133)}`,
      `#9 INFO ${P1} Node 1 disconnected.`,
      `#10 DEBUG ${P1} ${cancelled(0)}: ${content(133)}`,
      ...retried(11, 0),
      `#20 DEBUG ${P1} ${sending(1, 133)}`,
      `#24 DEBUG ${P1} ${received(1, 0)}`,
      `#29 DEBUG ${P1} ${assigned(3)}`,
      `#30 DEBUG ${P1} ${sending(2, 85)}`,
      `#37 DEBUG ${P1} ${received(2, 3)}`,
    ]);
  });
});

describe('lines of rarer events', () => {
  const texts = (trace: Trace, level: LogLevel = 'DEBUG') =>
    clientLog(trace, level).map((one) => `${one.level} ${one.text}`);

  test('a timed-out request closes the connection, and every request is named before a batch is judged', () => {
    const lines = texts(
      scenario()
        .inFlight(5)
        .with('linger.ms', 0)
        .with('request.timeout.ms', 100)
        .with('delivery.timeout.ms', 1000)
        .stall({ moment: 'responseSent', record: 'a' })
        .sendEvery(10, 'a', 'b')
        .run(),
      'INFO',
    );
    expect(lines.slice(2, 7)).toEqual([
      `INFO ${P1} Disconnecting from node 1 due to request timeout.`,
      `INFO ${P1} Cancelled in-flight PRODUCE request with correlation id 0 due to node 1 being disconnected (elapsed time since creation: 101ms, elapsed time since send: 101ms, throttle time: 0ms, request timeout: 100ms)`,
      `INFO ${P1} Cancelled in-flight PRODUCE request with correlation id 1 due to node 1 being disconnected (elapsed time since creation: 91ms, elapsed time since send: 91ms, throttle time: 0ms, request timeout: 100ms)`,
      `WARN ${P1} Got error produce response with correlation id 0 on topic-partition orders-0, retrying (2147483646 attempts left). Error: REQUEST_TIMED_OUT. Error Message: Disconnected from node 1 due to timeout`,
      `WARN ${P1} Got error produce response with correlation id 1 on topic-partition orders-0, retrying (2147483646 attempts left). Error: REQUEST_TIMED_OUT. Error Message: Disconnected from node 1 due to timeout`,
    ]);
  });

  test('a batch that is too large is split, and its parts keep their sequences', () => {
    const lines = texts(
      scenario()
        .topic('orders', { config: { 'max.message.bytes': '90' } })
        .with('linger.ms', 50)
        .sendEvery(1, 'a', 'b')
        .run(),
    );
    expect(lines).toContain(
      `WARN ${P1} Got error produce response in correlation id 0 on topic-partition orders-0, splitting and retrying (2147483647 attempts left). Error: MESSAGE_TOO_LARGE`,
    );
    expect(lines.filter((one) => one.includes('Assigned producerId'))).toHaveLength(1);
  });

  test('a record that nobody accepts raises the epoch', () => {
    const lines = texts(
      scenario()
        .topic('orders', { config: { 'max.message.bytes': '80' } })
        .with('linger.ms', 0)
        .sendEvery(50, 'a much too long order', 'b')
        .run(),
    );
    const bump = lines.indexOf(`INFO ${P1} ProducerId set to 4001 with epoch 1`);
    expect(lines[bump + 1]).toBe(
      `DEBUG ${P1} Incremented producer epoch, current producer ID and epoch are now (producerId=4001, epoch=1)`,
    );
  });

  test('settings speak without the client’s name, and a refused one is told too', () => {
    const { last } = scenario().with('acks', 1).send('a', 0).run();
    expect(last.producers[0]?.config?.enableIdempotence).toBe(false);
    const lines = clientLog(scenario().with('acks', 1).with('foo', 1).send('a', 0).run());
    expect(lines.map((one) => [one.logger.split('.').at(-1), one.text])).toEqual([
      [
        'ProducerConfig',
        "Idempotence will be disabled because acks is set to 1, not set to 'all'.",
      ],
      ['ProducerConfig', "These configurations '[foo]' were supplied but are not used yet."],
    ]);
    expect(texts(scenario().with('acks', 1).inFlight(6).send('a', 0).run())).toEqual([
      "INFO Idempotence will be disabled because acks is set to 1, not set to 'all'.",
    ]);
  });

  test('what came too late is noted unprefixed', () => {
    const lines = texts(
      scenario()
        .with('linger.ms', 0)
        .with('request.timeout.ms', 100)
        .with('delivery.timeout.ms', 200)
        .cutAfterAppend('a')
        .delay({ moment: 'responseSent', record: 'a' }, 80)
        .send('a', 0)
        .run(),
    );
    expect(lines).toContain(
      `DEBUG ${P1} Marking partition orders-0 unresolved with next sequence number 1`,
    );
    expect(lines).toContain(
      'DEBUG ProduceResponse returned SUCCEEDED for orders-0 after batch with base offset 0 had already been FAILED.',
    );
  });
});

test('in random runs: time never runs back, each line has its event, a higher level adds lines only', () => {
  checkProperty(arbitraryScenario(), fc.constant(null), (drawn) => {
    const trace = run(drawn);
    const byLevel = LOG_LEVELS.map((level) => clientLog(trace, level));
    for (const lines of byLevel) {
      lines.forEach((line, nth) => {
        expect(trace.events[line.event]?.at).toBe(line.at);
        expect(line.at).toBeGreaterThanOrEqual(lines[nth - 1]?.at ?? 0);
        expect(line.text).not.toMatch(/undefined|NaN|\[object/);
      });
    }
    const sizes = byLevel.map((one) => one.length);
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    const retries = trace.events.filter((one) => one.type === 'batchReenqueued').length;
    const warned = clientLog(trace, 'WARN').filter((one) => /retrying \(/.test(one.text));
    expect(warned.filter((one) => !one.text.includes('splitting'))).toHaveLength(retries);
  });
});

// A first visit runs the opening scene, with any of its switches and with faults put on by hand, before the engine's
// second part is loaded.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Intervention } from '../engine/index.ts';

beforeEach(() => {
  // the test set-up has loaded that part: these modules are loaded anew, without it
  vi.resetModules();
});

const SWITCHES = [
  {},
  { 'enable.idempotence': 'true' },
  { 'enable.idempotence': 'false' },
  { acks: '0' },
  { acks: '1' },
  { acks: 'all', 'enable.idempotence': 'true' },
  { 'max.in.flight.requests.per.connection': '1' },
  { 'max.in.flight.requests.per.connection': '10' },
] as const;

test.each(SWITCHES)('a first visit needs no second part: %o', async (config) => {
  const { hasExtras } = await import('../engine/parts.ts');
  const { run } = await import('../scenario/index.ts');
  const { openingScene } = await import('../lessons/index.ts');
  const { eventSentence } = await import('../trace/sentences.ts');
  const { buildTraceIndex } = await import('../trace/traceIndex.ts');
  expect(hasExtras()).toBe(false);
  const scene = {
    ...openingScene,
    producers: openingScene.producers.map((one) => ({
      ...one,
      config: { ...one.config, ...config },
    })),
  };
  const plain = run({ ...scene, interventions: [] });
  const faults = plain.events.flatMap((event): readonly Intervention[] => {
    if (event.type !== 'requestSent' && event.type !== 'responseSent') return [];
    const when = { at: event.at, producer: null, broker: null };
    const common = { when, afterMs: 0, enabled: true } as const;
    return (['cut', 'hold', 'stall'] as const).map((kind) => ({ do: kind, ...common }));
  });
  for (const interventions of [[], scene.interventions, ...faults.map((one) => [one])]) {
    const trace = run({ ...scene, interventions });
    const index = buildTraceIndex(trace);
    for (const event of trace.events) {
      expect(eventSentence(event, index)).not.toBe(`${event.actor}: ${event.type}`);
    }
  }
});

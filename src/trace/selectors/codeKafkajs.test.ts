import { describe, expect, test } from 'vitest';
import { scenarioFrom } from '../../scenario/index.ts';
import { selectCode } from './codeView.ts';

function linesOf(config: Record<string, string>) {
  const sends = [{ at: 0, topic: 'orders', value: 'order-1' }];
  const scenario = scenarioFrom({ formatVersion: 1, producers: [{ id: 'p1', config, sends }] });
  return selectCode(scenario, 'kafkajs');
}

describe('the configuration for kafkajs', () => {
  test('has the names of kafkajs, where they belong', () => {
    const { lines } = linesOf({
      'enable.idempotence': 'true',
      'max.in.flight.requests.per.connection': '5',
      acks: 'all',
      'retry.backoff.ms': '200',
      'client.id': "o'brien",
    });
    const texts = lines.map((one) => one.text);
    expect(texts).toContain('  idempotent: true,');
    expect(texts).toContain('  maxInFlightRequests: 5,');
    expect(texts).toContain('    initialRetryTime: 200,');
    expect(texts).toContain('  acks: -1,');
    expect(texts).toContain("  clientId: 'o\\'brien',");
  });

  test('says which defaults differ from those of the Java client', () => {
    const { lines } = linesOf({});
    const margin = (text: string) => lines.find((one) => one.text.includes(text))?.margin;
    expect(margin('idempotent: true')).toBe('default here false, Java true');
    expect(margin('maxInFlightRequests: 5')).toBe('default here null, Java 5');
    expect(margin('initialRetryTime: 100')).toBe('default here 300, Java 100');
  });

  test('refuses acks below all with idempotence in its own words, and names what it does not have', () => {
    const { lines, notes } = linesOf({ 'enable.idempotence': 'true', acks: '1', 'linger.ms': '5' });
    expect(lines.find((one) => one.text === '  acks: 1,')?.margin).toMatch(
      /^throws: Not requiring ack/,
    );
    expect(notes[0]).toBe('linger.ms: no counterpart in kafkajs.');
  });
});

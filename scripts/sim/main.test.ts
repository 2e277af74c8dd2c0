import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sceneById } from '../../src/lessons/scenes/index.ts';
import { main } from './main.ts';

const root = join(import.meta.dirname, '../..');

/** Runs the command on files that exist only here. */
function sim(args: string, files: Readonly<Record<string, string>> = {}) {
  let out = '';
  const complaints: string[] = [];
  const code = main(args.split(' ').filter(Boolean), {
    read: (path) => files[path] ?? null,
    print: (text) => {
      out += text;
    },
    complain: (line) => complaints.push(line),
  });
  return { code, out, complaints };
}

const small = (more: object = {}) =>
  JSON.stringify({
    formatVersion: 1,
    id: 'small',
    producers: [{ id: 'p1', sends: [{ at: 0, topic: 'orders', value: 'a' }] }],
    ...more,
  });

describe('sim', () => {
  test('prints the table of a scene, what came of it and its claims', () => {
    const { code, out, complaints } = sim('lost-ack-deduplicated');
    expect(code).toBe(0);
    expect(complaints).toEqual([]);
    expect(out).toMatch(
      /#33 +152 +b1 +batchDecided +DUPLICATE order-2 +4001\/0\/1 +1 +#32, broker/,
    );
    expect(out).toContain('told by p1: order-1 ok@0, order-2 ok@1, order-3 ok@2');
    expect(out).toContain('✓ verdicts(order-2) == [APPENDED, DUPLICATE@1]');
  });

  test('knows the other telling of a scene by its name', () => {
    expect(sim('lost-ack-idempotent')).toMatchObject({ code: 0, complaints: [] });
  });

  test('takes a file, and standard input', () => {
    const files = { 'my/run.json': small(), '-': small({ id: 'piped' }) };
    expect(sim('my/run.json', files).out).toMatch(/^small {2}seed 1\n/);
    expect(sim('-', files).out).toMatch(/^piped {2}seed 1\n/);
  });

  test('changes seed and settings', () => {
    const { out, code } = sim('lost-ack --seed 3 --set enable.idempotence=true --set linger.ms=0');
    expect(out).toContain('lost-ack  seed 3\np1: enable.idempotence=true acks=all linger.ms=0\n');
    expect(out).toContain('✗ hw == 109    hw is 108; claimed: == 109');
    expect(code).toBe(1);
  });

  test('prints the whole trace as JSON', () => {
    const { out } = sim('palindrome --json');
    const trace = JSON.parse(out);
    expect(Object.keys(trace)).toEqual(['scenario', 'events', 'end', 'unfired', 'claims', 'last']);
    expect(trace.events[0]).toMatchObject({ id: 0, at: 0, type: 'producerStarted' });
    expect(trace.claims.every((one: { status: string }) => one.status === 'holds')).toBe(true);
  });

  test('prints the recording as JSON, the same every time', () => {
    const { out } = sim('lost-ack --recording');
    expect(JSON.parse(out)).toMatchObject({ formatVersion: 1, scenario: 'lost-ack' });
    expect(sim('lost-ack --recording').out).toBe(out);
  });

  test('prints the world at a time, for people and as JSON', () => {
    const { out } = sim('lost-ack --at 190');
    expect(out).toMatch(/^at 190 ms, after #24\n/);
    expect(out).toContain('to the client: p1/1 due at 225');
    expect(out).toContain('sent order-17: no answer yet');
    expect(JSON.parse(sim('lost-ack --at 190 --json').out)).toMatchObject({ nextEventId: 25 });
    expect(sim('lost-ack --at 9999999').out).toContain('due: nothing');
  });

  test('prints what concerns one actor or one record', () => {
    const lines = (args: string) =>
      sim(args)
        .out.split('\n')
        .filter((line) => /^ *#\d/.test(line));
    expect(lines('lost-ack --actor b1 --actor b2').every((one) => / b[12] /.test(one))).toBe(true);
    expect(lines('lost-ack --record order-17 --actor b1')).toHaveLength(8);
  });

  test('tells the biography of a record', () => {
    const { code, out } = sim('lost-ack --record order-17');
    expect(code).toBe(0);
    expect(out).toMatch(/^order-17, record p1\/2\n {2}sent {6}once by p1, at 120 ms, worth €40\n/);
    expect(out).toContain('told      at 578 ms, 458 ms after send(): offset 107\n');
    expect(out).toContain('attempt 2: request p1/2 to broker 1 over p1-b1/2\n');
    expect(sim('xray --record x3a').out).toContain('request hand/2, written by hand\n');
  });

  test('compares two runs: where they part, and what came of it', () => {
    const { code, out } = sim('lost-ack-duplicate --against lost-ack-deduplicated');
    expect(code).toBe(0);
    expect(out).toContain('the first 0 events are the same; then');
    expect(out).toContain('  storedTimes(order-2)  2  |  1\n');
    expect(sim('palindrome --against palindrome').out).toBe(
      'the two runs are the same, event by event\n',
    );
    expect(sim('palindrome --seed 3 --against palindrome').out).toMatch(/^the first \d+ events/);
  });

  test('says why, from the call and the fault to the copy, and what prevents it', () => {
    const { code, out, complaints } = sim('lost-ack --why');
    expect([code, complaints]).toEqual([0, []]);
    expect(out).toMatch(/^lost-ack\nfault 1: the connection is cut 15 ms after responseSent of /);
    expect(out).toContain(
      '1. Duplicate: order-17 stands twice in the log: at offsets 106 and 107.',
    );
    expect(out).toMatch(/#25 +200 ms .* breaks; neither end knows yet {2}\(fault 1\)\n/);
    expect(out).toContain(
      'What allowed it: enable.idempotence=false, as the scenario sets it. Run again with enable.idempotence=true: it does not happen; it is stored once, at offset 106',
    );
    expect(sim('happy-path --why').out).toContain('Nothing to explain: ');
  });

  test('prints what docs/why.md shows', () => {
    const page = readFileSync(join(root, 'docs/why.md'), 'utf8');
    const shown = [...page.matchAll(/```text\n\$ npm run -s sim -- (.*)\n([^`]*)```/g)];
    expect(shown).toHaveLength(2);
    for (const [, args = '', text = ''] of shown) {
      const { out } = sim(args);
      for (const line of text.split('\n')) if (line.trim() !== '…') expect(out).toContain(line);
    }
  });

  test('prints what Kafka’s tools would, at the end or at a time', () => {
    const { code, out } = sim('lost-ack-deduplicated --dump-log orders-0');
    expect([code, out.split('\n').length]).toEqual([0, 2 + 3 * 2 + 1]);
    expect(out).toMatch(/^Dumping orders-0\/0{20}\.log\nLog starting offset: 0\nbaseOffset: 0 /);
    expect(sim('--dump-log lost-ack-deduplicated').out).toBe(out);
    expect(sim('--dump-log=orders-0 lost-ack-deduplicated').out).toBe(out);
    expect(sim('lost-ack-deduplicated --dump-log --at 100').out).toBe(
      `${out.split('\n').slice(0, 6).join('\n')}\n`,
    );
    expect(sim('lost-ack-deduplicated --snapshot --at 6').out).toBe(
      'Dumping orders-0/00000000000000000000.snapshot\n',
    );
    expect(sim('lost-ack-deduplicated --producers').out).toMatch(/\n4001 +\t0 +\t-1 +\t2 +\t/);
  });

  test('prints the client’s log up to a time, at a level', () => {
    const lines = (args: string) => sim(args).out.split('\n').slice(0, -1);
    expect(lines('lost-ack-duplicate --client-log WARN')).toHaveLength(2);
    expect(lines('lost-ack-duplicate --client-log')).toHaveLength(4);
    expect(lines('lost-ack-duplicate --client-log --at 28')).toEqual([]);
    expect(lines('lost-ack-duplicate --client-log=DEBUG --at 5')).toHaveLength(2);
  });

  test('prints the metrics at a time', () => {
    const sent = (args: string) => /:record-send-total:{client-id=p1} +: (.*)/.exec(sim(args).out);
    expect(sent('lost-ack-duplicate --metrics')?.[1]).toBe('4.000');
    expect(sent('lost-ack-duplicate --metrics --at 100')?.[1]).toBe('2.000');
    expect(sent('lost-ack-duplicate --metrics --at 4')?.[1]).toBe('0.000');
  });

  test('names each of several partitions, and leaves out a producer that was not built', () => {
    const text = small({
      topics: [{ name: 'orders', partitions: 2 }],
      producers: [{ id: 'p1', config: { acks: '2' } }],
    });
    const files = { 'x.json': text };
    expect(sim('x.json --producers', files).out).toMatch(/^orders-0:\nProducerId.*\norders-1:\n/);
    expect(sim('x.json --metrics', files).out).toBe('Metric Name   Value\n');
  });

  test('lists the scenes, and explains itself', () => {
    expect(sim('--list').out).toMatch(/^lost-ack +The ack that never arrived\n/);
    expect(sim('--help').out).toContain('npm run sim -- FILE.json');
  });

  test('names faults that never came', () => {
    const interventions = [{ do: 'cut', when: { moment: 'appended', record: 'a', copy: 9 } }];
    expect(sim('x.json', { 'x.json': small({ interventions }) }).out).toContain(
      'interventions[0] never came: cut at appended of a, copy 9',
    );
  });

  test('prints a producer that could not be built', () => {
    const text = small({ producers: [{ id: 'p1', config: { acks: '2' } }] });
    expect(sim('x.json', { 'x.json': text }).out).toContain(
      'told by p1: Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1',
    );
  });
});

describe('on bad input sim exits with 2 and one clear line', () => {
  const files = {
    'bad.json': '{ "formatVersion": 1, }',
    'wrong.json': JSON.stringify({ formatVersion: 2, producers: [{ id: '9' }], oops: 1 }),
    'escape.json': '\u001b[31m',
    'claim.json': small({ claims: ['hw == 1', 'sent(b) == 1'] }),
  };
  test.each([
    ['', /^sim: name a scenario file or a scene; see --help$/],
    ['nope', /^sim: there is no file and no scene nope; the scenes are lost-ack, happy-path, /],
    ['-x', /^sim: unknown option -x; known: /],
    ['lost-ack --against nothing', /^sim: there is no file and no scene nothing; /],
    ['lost-ack --against palindrome --json', /^sim: --against is an output of its own; /],
    ['lost-ack --against', /^sim: --against needs a value$/],
    [
      'lost-ack --actor p9',
      /^sim: --actor is "p9"; there are p1, b1, b2, b3, c1, network, controller$/,
    ],
    ['lost-ack --actor p1 --json', /^sim: --actor chooses lines of the table; /],
    ['--list --json', /^sim: --list stands alone: /],
    [
      'escape.json',
      /^sim: escape\.json: \(scenario\): found \P{Cc}*; expected a scenario as JSON$/u,
    ],
    ['nope.json', /^sim: nope\.json: there is no such file$/],
    ['bad.json', /^sim: bad\.json: \(scenario\): found .*JSON.*; expected a scenario as JSON$/],
    [
      'wrong.json',
      /^sim: wrong\.json: oops: found 1; expected no such .* \(and \d more problems\)$/,
    ],
    [
      'claim.json',
      /^sim: claim\.json: claims\[1\] at character 6: found "b"; expected the value of/,
    ],
    ['lost-ack --frob', /^sim: unknown option --frob; known: --json /],
    ['lost-ack --json=1', /^sim: unknown option --json=1; known: /],
    ['lost-ack palindrome', /^sim: one scenario at a time; found lost-ack and palindrome$/],
    ['lost-ack --at', /^sim: --at needs a value$/],
    ['lost-ack --at soon', /^sim: --at is "soon"; use a whole number from 0 to /],
    ['lost-ack --seed -1', /^sim: --seed is "-1"; use a whole number from 0 to 4294967295$/],
    ['lost-ack --set acks', /^sim: --set is "acks"; use KEY=VALUE, as in --set acks=1$/],
    ['lost-ack --why --json', /^sim: --why stands alone: it is about a whole run$/],
    ['lost-ack --why --at 5', /^sim: --why stands alone/],
    ['lost-ack --why --metrics', /^sim: --metrics and --why are two outputs; /],
    ['lost-ack --recording --json', /^sim: --recording stands alone/],
    ['lost-ack --dump-log orders-7', /^sim: --dump-log is "orders-7"; there are orders-0$/],
    ['lost-ack --dump-log=', /^sim: --dump-log is ""; there are orders-0$/],
    [
      'lost-ack --client-log TRACE',
      /^sim: --client-log is "TRACE"; use ERROR, WARN, INFO or DEBUG$/,
    ],
    ['lost-ack --metrics --json', /^sim: --metrics and --json are two outputs; ask for one /],
    ['lost-ack --dump-log --snapshot', /^sim: --dump-log and --snapshot are two outputs; /],
    ['lost-ack --metrics --actor p1', /^sim: --actor chooses lines of the table; /],
    ['lost-ack --snapshot=1', /^sim: unknown option --snapshot=1; known: /],
    ['lost-ack --producers --at soon', /^sim: --at is "soon"; use a whole number from 0 to /],
    ['lost-ack --record order-1', /^sim: --record is "order-1"; sent are order-15, order-16, /],
  ])('%s', (args, message) => {
    const { code, out, complaints } = sim(args, files);
    expect({ code, out, lines: complaints.length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(complaints[0]).toMatch(message);
    expect(complaints[0]).not.toContain('\n');
  });
});

describe('as a process', () => {
  const command = ['--import', 'tsx', 'scripts/sim.ts'];
  const node = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [...command, ...args], { cwd: root, input, encoding: 'utf8' });

  test('sim reads standard input and exits with 0, 1 or 2', () => {
    const good = node(['-'], JSON.stringify(sceneById('happy-path')));
    expect([good.status, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain('✓ hw == 3');
    expect(node(['-'], small({ claims: ['hw == 7'] })).status).toBe(1);
    const bad = node(['no-such-scene']);
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toMatch(/^sim: .*\n$/);
  });

  test('sim says when a file is a folder, and minds no byte order mark', () => {
    const folder = node(['docs']);
    expect([folder.status, folder.stderr]).toEqual([2, 'sim: docs: is a folder\n']);
    expect(node(['-'], `\ufeff${small()}`)).toMatchObject({ status: 0, stderr: '' });
  });

  test('sim does not mind a reader that closes early', () => {
    const shell = `"${process.execPath}" ${command.join(' ')} palindrome --json | head -c 100`;
    const { stdout, stderr } = spawnSync('sh', ['-c', shell], { cwd: root, encoding: 'utf8' });
    expect([stdout.length, stderr]).toEqual([100, '']);
  });
});

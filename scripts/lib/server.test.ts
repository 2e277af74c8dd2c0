import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './server.mjs';

const root = mkdtempSync(join(tmpdir(), 'retry-lab-server-'));
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(root, 'site', 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'site', 'index.html'), '<h1>page</h1>');
  writeFileSync(join(root, 'site', 'assets', 'a-123.js'), 'export {}');
  server = await serve({ root: join(root, 'site'), base: '/sub/path/' });
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** Sends the path as it stands, which `fetch` would tidy up first. */
function statusOfRawPath(path: string): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    sent.on('error', fail).end();
  });
}

test('the page is at the sub-path, compressed, with the policy and never kept without asking', async () => {
  const response = await fetch(server.url);
  expect(await response.text()).toBe('<h1>page</h1>');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'no-cache',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
});

test('a file whose name carries its hash may be kept for ever', async () => {
  const response = await fetch(`${server.url}assets/a-123.js`);
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('cache-control')).toContain('immutable');
});

test('a copy that is still good is confirmed without sending it again', async () => {
  const etag = (await fetch(server.url)).headers.get('etag') ?? '';
  const second = await fetch(server.url, { headers: { 'If-None-Match': etag } });
  expect(second.status).toBe(304);
});

test('the sub-path without its slash leads to the page', async () => {
  const response = await fetch(server.url.slice(0, -1), { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([308, '/sub/path/']);
});

test.each([
  '/sub/path/../../secret.txt',
  '/sub/path/..%2f..%2fsecret.txt',
  '/sub/path/%2e%2e/secret.txt',
])('%s does not lead out of the folder', async (path) => {
  expect(await statusOfRawPath(path)).toBe(404);
});

test('what is not there is 404, what is malformed is 400, and nothing can be sent', async () => {
  expect(await statusOfRawPath('/sub/path/none.js')).toBe(404);
  expect(await statusOfRawPath('/elsewhere/')).toBe(404);
  expect(await statusOfRawPath('/sub/path/%zz')).toBe(400);
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
});

test('a taken port is an error, or the next free one when asked for', async () => {
  const taken = { root: join(root, 'site'), port: server.port };
  await expect(serve(taken)).rejects.toThrow(/^port \d+ is taken; choose another with --port$/);
  const other = await serve({ ...taken, nextFreePort: true });
  expect(other.port).toBeGreaterThan(server.port);
  await other.close();
});

test('a folder without a built page says what to run', async () => {
  await expect(serve({ root })).rejects.toThrow(/holds no index\.html; run `npm run build` first$/);
});

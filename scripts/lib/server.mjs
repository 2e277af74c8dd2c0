// A small static file server for the built page: what `npm start`, `npm run preview` and the browser
// tests use. It answers like any good static host (types, gzip, caching) and adds the policy header.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CONTENT_SECURITY_POLICY } from './policy.mjs';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt']);

/**
 * @typedef {object} ServeOptions
 * @property {string} root folder with the built files
 * @property {string} [base] path the files live under, such as `/sub/path/`
 * @property {string} [host]
 * @property {number} [port] 0 for any free port
 * @property {boolean} [nextFreePort] try the following ports when this one is taken
 */

/**
 * Starts the server and resolves once it listens.
 * @param {ServeOptions} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ root, base = '/', host = '127.0.0.1', port = 0, nextFreePort }) {
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`${root} holds no index.html; run \`npm run build\` first`);
  }
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const answer = fileAnswerer(resolve(root), prefix);
  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  const bound = await listen(server, host, port, nextFreePort ? port + 50 : port);
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${bound}${prefix}`,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} port
 * @param {number} lastPort
 * @returns {Promise<number>} the port it listens on
 */
function listen(server, host, port, lastPort) {
  return new Promise((done, fail) => {
    /** @param {NodeJS.ErrnoException} error */
    const onError = (error) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (taken && port < lastPort) listen(server, host, port + 1, lastPort).then(done, fail);
      else fail(taken ? new Error(`port ${port} is taken; choose another with --port`) : error);
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      const address = server.address();
      done(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

/**
 * @param {string} root
 * @param {string} prefix
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
function fileAnswerer(root, prefix) {
  /** @type {Map<string, Buffer>} compressed files by path and version */
  const compressed = new Map();

  return (request, response) => {
    /** @param {number} status @param {Record<string, string>} [headers] */
    const refuse = (status, headers = {}) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
      response.end(`${status}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);

    const path = decoded((request.url ?? '/').split(/[?#]/, 1)[0] ?? '/');
    if (path === undefined) return refuse(400);
    if (`${path}/` === prefix) return refuse(308, { Location: prefix });
    if (!path.startsWith(prefix)) return refuse(404);

    const file = resolve(
      root,
      `.${sep}${path.slice(prefix.length).replace(/(^|\/)$/, '$1index.html')}`,
    );
    // The URL parser of a browser removes `..`, but other clients can still send it.
    if (!file.startsWith(root + sep)) return refuse(404);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return refuse(404);

    const type = extname(file);
    const version = `"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`;
    /** @type {Record<string, string | number>} */
    const headers = {
      'Content-Type': TYPES.get(type) ?? 'application/octet-stream',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      ETag: version,
    };
    if (request.headers['if-none-match'] === version) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    if (COMPRESSED.has(type)) {
      headers['Vary'] = 'Accept-Encoding';
      if (/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
        const key = file + version;
        const body = compressed.get(key) ?? gzipSync(readFileSync(file), { level: 9 });
        compressed.set(key, body);
        response.writeHead(200, {
          ...headers,
          'Content-Encoding': 'gzip',
          'Content-Length': body.length,
        });
        response.end(request.method === 'HEAD' ? undefined : body);
        return;
      }
    }
    response.writeHead(200, { ...headers, 'Content-Length': stat.size });
    if (request.method === 'HEAD') response.end();
    // A build that replaces the file in between ends this answer, not the server.
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  };
}

/** @param {string} path @returns {string | undefined} undefined when the escapes are malformed */
function decoded(path) {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

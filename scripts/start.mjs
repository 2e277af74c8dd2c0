// `npm start`: installs what is missing, builds, serves, prints the address.
// Plain JavaScript on Node's own modules, because it runs before anything is installed.

import { join } from 'node:path';
import { ensureDependencies, projectRoot, requireNode, runNpm } from './lib/install.mjs';
import { portOf, readOptions } from './lib/options.mjs';
import { serve } from './lib/server.mjs';

try {
  const options = readOptions(process.argv.slice(2), ['port', 'host']);
  const port = portOf(options.port, 4173);
  requireNode();
  ensureDependencies();
  // Always, since it takes a second or two and a date comparison misses deleted or restored files.
  if (runNpm(['run', '--silent', 'build', '--', '--logLevel', 'warn']) !== 0) {
    throw new Error('the build failed; its message above says why');
  }
  const server = await serve({
    root: join(projectRoot, 'dist'),
    host: options.host ?? '127.0.0.1',
    port,
    nextFreePort: options.port === undefined,
  });
  if (server.port !== port) console.log(`Port ${port} is taken, so this is on ${server.port}.`);
  console.log(`Retry Lab is at ${server.url}`);
  console.log('Ctrl+C stops it.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

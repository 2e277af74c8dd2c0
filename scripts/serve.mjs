// Serves the built files (`npm run preview`, browser tests): --port, --host, --base /sub/path/.

import { fileURLToPath } from 'node:url';
import { portOf, readOptions } from './lib/options.mjs';
import { serve } from './lib/server.mjs';

try {
  const options = readOptions(process.argv.slice(2), ['port', 'host', 'base']);
  const { url } = await serve({
    root: fileURLToPath(new URL('../dist', import.meta.url)),
    host: options.host ?? '127.0.0.1',
    port: portOf(options.port, 4173),
    base: options.base ?? '/',
  });
  console.log(`Retry Lab is at ${url}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

// `npm run sim -- …`: see scripts/sim/options.ts for what it can do.
import { readFileSync } from 'node:fs';
import { main } from './sim/main.ts';

// a reader that closes early, such as head, is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = main(process.argv.slice(2), {
  read: (path) => {
    try {
      return readFileSync(path === '-' ? 0 : path, 'utf8');
    } catch {
      return null;
    }
  },
  print: (text) => process.stdout.write(text),
  complain: (line) => console.error(line),
});

// `npm run sim -- …`: see scripts/sim/options.ts for what it can do.
import { readFileSync } from 'node:fs';
import { main } from './sim/main.ts';
import { UsageError } from './sim/options.ts';

// a reader that closes early, such as head, is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = main(process.argv.slice(2), {
  read: (path) => {
    try {
      // some editors begin a file with a byte order mark, which is no JSON
      return readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\ufeff/, '');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return null;
      const why = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`;
      throw new UsageError(`${path}: ${why}`, { cause: error });
    }
  },
  print: (text) => process.stdout.write(text),
  complain: (line) => console.error(line),
});

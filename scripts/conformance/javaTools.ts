// Maven and Java, which the programs that ask real Kafka need.
import { execFileSync } from 'node:child_process';

const NEEDED = 'real Kafka needs Java 17 and Maven (`npm test` needs neither)';
const JAVA = 17;

/** Something outside the project is missing or wrong: said in one line. */
export class MissingTool extends Error {}

/** Throws in one line when `mvn` or `java` is missing, or Java is older than 17. `run`: its output, for tests. */
export function needJava(run: (tool: string) => string = versionOf): void {
  run('mvn');
  const version = /version "(\d+)/.exec(run('java'))?.[1];
  if (version === undefined || Number(version) < JAVA) {
    throw new MissingTool(`java is version ${version ?? 'unknown'}; ${NEEDED}`);
  }
}

function versionOf(tool: string): string {
  try {
    // what java says stands in stderr
    return execFileSync('sh', ['-c', `${tool} -version 2>&1`], { encoding: 'utf8' });
  } catch (cause) {
    throw new MissingTool(`${tool} is not on the path, or does not run; ${NEEDED}`, { cause });
  }
}

/** Runs Maven; what the compiler says is printed. */
export function maven(args: readonly string[]): void {
  needJava();
  try {
    execFileSync('mvn', ['-q', '-B', ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch (cause) {
    const text = `mvn ${args.join(' ')} failed; what it said stands above`;
    throw new MissingTool(text, { cause });
  }
}

/** Ends with 2 and one line when a tool is missing; any other error stays what it is. */
export function tellMissing(error: unknown): void {
  if (!(error instanceof MissingTool)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

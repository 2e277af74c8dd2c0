// Builds and runs the player of the cluster (conformance/cluster, Java): plans in, what was seen out.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Seen } from '../../../conformance/cluster/fromCluster.ts';
import type { Plan } from '../../../conformance/cluster/plan.ts';
import { maven } from '../javaTools.ts';

const PROJECT = fileURLToPath(new URL('../../../conformance/cluster', import.meta.url));

/** What came of a plan: what was seen, or why it could not be played. */
export interface Played {
  readonly id: string;
  /** Version of Apache Kafka. */
  readonly kafka: string;
  readonly seen?: Seen;
  readonly error?: string;
}

/** Compiles with Maven. Needs `mvn` and `java` 17 on the path. */
export function buildPlayer(): void {
  maven([
    ...['-f', `${PROJECT}/pom.xml`, 'compile', 'dependency:build-classpath'],
    '-Dmdep.outputFile=target/classpath.txt',
  ]);
}

/** Plays plans one after the other; `told` hears of each as soon as it is over. */
export async function playOnCluster(
  plans: readonly Plan[],
  told: (played: Played) => void,
): Promise<void> {
  const classpath = [
    `${PROJECT}/target/classes`,
    readFileSync(`${PROJECT}/target/classpath.txt`, 'utf8').trim(),
  ].join(delimiter);
  const options = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=error';
  const player = spawn('java', [...options, quiet, '-cp', classpath, 'retrylab.Main'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => player.on('close', resolve));
  for (const plan of plans) player.stdin.write(`${JSON.stringify(plan)}\n`);
  player.stdin.end();
  let answers = 0;
  for await (const line of createInterface({ input: player.stdout })) {
    answers++;
    told(JSON.parse(line));
  }
  const code = await ended;
  if (code !== 0 || answers !== plans.length) {
    throw new Error(`the player ended with ${code} after ${answers} of ${plans.length} plans`);
  }
}

// Builds and runs the programs of conformance/java, each against its version of Kafka.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { maven } from './javaTools.ts';

const PROJECT = fileURLToPath(new URL('../../conformance/java', import.meta.url));
const MANY_BYTES = 1 << 30;

/** A folder of conformance/java/src, which is also a profile of its pom.xml. */
export interface JavaProgram {
  readonly layer: string;
  readonly kafka: string;
  readonly main: string;
}

/** Compiles with Maven, then answers `questions` line by line. Needs `mvn` and `java` 17 on the path. */
export function askJava(
  { layer, kafka, main }: JavaProgram,
  questions: readonly unknown[],
): readonly unknown[] {
  const target = `${PROJECT}/target/${layer}-${kafka}`;
  maven([
    ...['-f', `${PROJECT}/pom.xml`, `-P${layer}`, `-Dkafka.version=${kafka}`],
    ...['compile', 'dependency:build-classpath', `-Dmdep.outputFile=${target}/classpath`],
  ]);
  const classpath = [`${target}/classes`, readFileSync(`${target}/classpath`, 'utf8').trim()];
  const output = execFileSync('java', ['-cp', classpath.join(delimiter), main], {
    input: questions.map((one) => `${JSON.stringify(one)}\n`).join(''),
    maxBuffer: MANY_BYTES,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = output.split('\n').filter((line) => line !== '');
  if (answers.length !== questions.length) {
    throw new Error(`${main} answered ${answers.length} of ${questions.length} questions`);
  }
  return answers.map((line) => JSON.parse(line));
}

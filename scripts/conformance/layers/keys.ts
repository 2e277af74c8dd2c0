import { keyQuestions } from '../../../conformance/keys/keys.ts';
import { askJava } from '../java.ts';
import type { ConformanceLayer } from './layer.ts';

const NEWEST = '4.4.0';

/** Ten thousand keys through BuiltInPartitioner and murmur2. */
export const keysLayer: ConformanceLayer = {
  name: 'keys',
  record: () => {
    const questions = keyQuestions();
    const program = { layer: 'keys', kafka: NEWEST, main: 'keys.KeyRecorder' };
    const answers = askJava(program, questions);
    return {
      head: { layer: 'keys', kafka: [NEWEST] },
      lines: questions.map((one, at) => [one, answers[at]]),
    };
  },
};

import { senderScripts } from '../../../conformance/sender/scripts.ts';
import { WORKED } from '../../../conformance/sender/worked.ts';
import { askJava } from '../java.ts';
import type { ConformanceLayer } from './layer.ts';

/** The newest version whose own test classes (MockTime, MockClient) are served. */
const NEWEST_WITH_TESTS = '4.3.1';

/** Scripts, random and worked, on the real Sender, RecordAccumulator and TransactionManager. */
export const senderLayer: ConformanceLayer = {
  name: 'sender',
  record: () => {
    const scripts = [...senderScripts(), ...WORKED];
    const main = 'org.apache.kafka.clients.producer.internals.SenderRecorder';
    const answers = askJava({ layer: 'sender', kafka: NEWEST_WITH_TESTS, main }, scripts);
    return {
      head: { layer: 'sender', kafka: [NEWEST_WITH_TESTS] },
      lines: scripts.map((script, at) => ({ ...script, answers: answers[at] })),
    };
  },
};

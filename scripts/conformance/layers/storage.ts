import { operationScripts } from '../../../conformance/storage/operations.ts';
import { askJava } from '../java.ts';
import type { ConformanceLayer } from './layer.ts';

const NEWEST = '4.4.0';

/** Random operations on a real UnifiedLog with its ProducerStateManager. */
export const storageLayer: ConformanceLayer = {
  name: 'storage',
  record: () => {
    const scripts = operationScripts();
    const program = { layer: 'storage', kafka: NEWEST, main: 'storage.StorageRecorder' };
    const answers = askJava(program, scripts);
    return {
      head: { layer: 'storage', kafka: [NEWEST] },
      lines: scripts.map((operations, at) => {
        const steps = answers[at];
        if (!Array.isArray(steps)) throw new Error(`script ${at} was not played`);
        // a script is cut where Kafka's own index breaks
        return { operations: operations.slice(0, steps.length), steps };
      }),
    };
  },
};

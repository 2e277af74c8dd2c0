import { configurationGrid } from '../../../conformance/config/grid.ts';
import { CONFIG_RELEASES } from '../../../conformance/config/recording.ts';
import { askJava } from '../java.ts';
import type { ConformanceLayer } from './layer.ts';

/** Every configuration of the grid, through the constructor of KafkaProducer of each release. */
export const configLayer: ConformanceLayer = {
  name: 'config',
  record: () => {
    const grid = configurationGrid();
    const kafka = CONFIG_RELEASES.map((one) => one.kafka);
    const columns = kafka.map((version) =>
      askJava({ layer: 'config', kafka: version, main: 'config.ConfigRecorder' }, grid),
    );
    const lines = grid.map((properties, row) => {
      const answers = columns.map((column) => JSON.stringify(column[row]));
      return {
        properties,
        answers: answers.map((one, at) => (one === answers[at - 1] ? null : JSON.parse(one))),
      };
    });
    return { head: { layer: 'config', kafka }, lines };
  },
};

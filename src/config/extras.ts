// The reader of every setting of every release. Importing it makes it known to buildProducer.
import { installReader } from './producers.ts';
import { buildProfileConfig } from './profileConfig.ts';

/** Begins what the producer's own logger writes. */
const WRITER = /^\[Producer [^\]]*\] /;
/** What the constructor says of itself, and not of a setting. */
const OF_ITSELF = /^(Instantiated an? |Closing the Kafka producer )/;

installReader((props, profile) => {
  const built = buildProfileConfig(props, profile);
  const logs = built.logs
    .map(({ level, text }) => ({ level, text: text.replace(WRITER, '') }))
    .filter(({ text }) => !OF_ITSELF.test(text));
  return { ...built, logs };
});

// The reader of settings of every release. Importing it makes it known to buildProducer.
import { installReader } from './producers.ts';
import { buildProfileConfig } from './profileConfig.ts';

installReader(buildProfileConfig);

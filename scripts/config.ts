// `npm run config`: what `new KafkaProducer` of a release makes of some settings, or a topic, or the brokers.
//   npm run config -- --profile 3.9 acks=1 max.in.flight.requests.per.connection=6
//   npm run config -- --topic min.insync.replicas=2
//   npm run config -- --broker --profile 2.8
import {
  type ConfigScope,
  clusterConfigs,
  readClusterConfig,
} from '../src/config/clusterConfig.ts';
import { shown } from '../src/config/configDef.ts';
import { buildProfileConfig } from '../src/config/profileConfig.ts';
import { PROFILES, type Profile } from '../src/engine/profiles.ts';

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`config: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

/** Prints log lines and effective values; exit code 1 where Kafka refuses a setting. */
function main(args: readonly string[]): 0 | 1 {
  const asked = args.indexOf('--profile');
  const profile = asked < 0 ? 'current' : profileNamed(args[asked + 1]);
  const rest = args.filter((_, at) => asked < 0 || (at !== asked && at !== asked + 1));
  const scope = (['topic', 'broker'] as const).find((one) => rest.includes(`--${one}`));
  const settings = rest.filter((one) => one !== `--${scope}`).map(setting);
  return scope ? printCluster(scope, profile, settings) : printProducer(profile, settings);
}

type Setting = readonly [name: string, value: string];

function printProducer(profile: Profile, settings: readonly Setting[]): 0 | 1 {
  const built = buildProfileConfig(Object.fromEntries(settings), profile);
  for (const { level, text } of built.logs) console.log(`${level} ${text}`);
  if (!built.ok) {
    if (built.wrapped)
      console.log('org.apache.kafka.common.KafkaException: Failed to construct kafka producer');
    console.log(`${built.wrapped ? 'Caused by: ' : ''}${built.exception}: ${built.message}`);
    return 1;
  }
  for (const [name, value] of Object.entries(built.config.values)) {
    console.log(`${built.config.explicit.includes(name) ? '*' : ' '} ${name} = ${value}`);
  }
  return 0;
}

/** The table of a topic or a broker; `*`: as given, `m`: a run follows it. */
function printCluster(scope: ConfigScope, profile: Profile, settings: readonly Setting[]): 0 | 1 {
  const given = new Map<string, string>();
  for (const [name, value] of settings) {
    const read = readClusterConfig(scope, name, value, profile);
    if (!read.ok) {
      console.log(`${read.exception}: ${read.message}`);
      return 1;
    }
    given.set(name, shown(read.value));
  }
  for (const [name, key] of Object.entries(clusterConfigs(scope, profile))) {
    const value = given.get(name) ?? shown(key.default);
    console.log(`${given.has(name) ? '*' : ' '}${key.modelled ? 'm' : ' '} ${name} = ${value}`);
  }
  return 0;
}

function profileNamed(name: string | undefined): Profile {
  const found = PROFILES.find((one) => one === name);
  if (found) return found;
  throw new Error(`--profile is ${name}; use one of ${PROFILES.join(', ')}`);
}

function setting(text: string): Setting {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new Error(`${JSON.stringify(text)} is no setting; use KEY=VALUE, as in acks=1`);
}

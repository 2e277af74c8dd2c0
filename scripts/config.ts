// `npm run config`: what `new KafkaProducer` of a release makes of some settings.
//   npm run config -- --profile 3.9 acks=1 max.in.flight.requests.per.connection=6
import { buildProfileConfig } from '../src/engine/config/profileConfig.ts';
import { PROFILES, type Profile } from '../src/engine/profiles.ts';

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`config: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

/** Prints log lines and effective values; exit code 1 where the constructor throws. */
function main(args: readonly string[]): 0 | 1 {
  const asked = args.indexOf('--profile');
  const profile = asked < 0 ? 'current' : profileNamed(args[asked + 1]);
  const settings = args.filter((_, at) => asked < 0 || (at !== asked && at !== asked + 1));
  const built = buildProfileConfig(Object.fromEntries(settings.map(setting)), profile);
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

function profileNamed(name: string | undefined): Profile {
  const found = PROFILES.find((one) => one === name);
  if (found) return found;
  throw new Error(`--profile is ${name}; use one of ${PROFILES.join(', ')}`);
}

function setting(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new Error(`${JSON.stringify(text)} is no setting; use KEY=VALUE, as in acks=1`);
}

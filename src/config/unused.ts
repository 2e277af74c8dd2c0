// Kafka: AbstractConfig#logUnused: settings that nobody asked for while the producer was built. They are unknown,
// or known and without a use beside the others.
import { producerConfigs } from './definitions.ts';
import { type Building, isSet } from './postProcess.ts';

/** bootstrap.servers and the two serializers, which the lab gives where the user gave none. */
const GIVEN = ['bootstrap.servers', 'key.serializer', 'value.serializer'] as const;

/** Appends what Kafka says about settings that were supplied for nothing. */
export function logUnused(building: Building): void {
  const names = unusedOf(building);
  if (building.profile === '2.8') {
    for (const name of names) {
      building.logs.push({
        level: 'WARN',
        text: `The configuration '${name}' was supplied but isn't a known config.`,
      });
    }
  } else if (names.length > 0) {
    building.logs.push({
      level: 'INFO',
      text: `These configurations '[${names.join(', ')}]' were supplied but are not used yet.`,
    });
  }
}

function unusedOf(building: Building): readonly string[] {
  const names = Object.keys(building.props);
  const supplied = new Set([...names, ...GIVEN]).size;
  const unused = names.filter((name) => !isUsed(building, name));
  return inHashSetOrder(unused, supplied);
}

function isUsed(building: Building, name: string): boolean {
  const { profile, values } = building;
  if (GIVEN.some((given) => given === name)) return true;
  // 3.9 has no such producer setting, but its telemetry reporter looks it up
  if (name === 'client.rack') return profile !== '2.8';
  if (!Object.hasOwn(producerConfigs(profile), name)) return false;
  const level = /^compression\.(\w+)\.level$/.exec(name);
  if (level) return values['compression.type'] === level[1];
  if (name === 'partitioner.adaptive.partitioning.enable')
    return !isSet(building, 'partitioner.class');
  const onlyIdempotent = ['transaction.timeout.ms', 'internal.auto.downgrade.txn.commit'];
  return (
    profile !== '2.8' || !onlyIdempotent.includes(name) || values['enable.idempotence'] === true
  );
}

/**
 * The order in which Java's HashSet, made for `size` names, walks over these: by bucket. Names that share a
 * bucket stay in the order given; Java's order there hangs on how often the map was copied before.
 */
function inHashSetOrder(names: readonly string[], size: number): readonly string[] {
  let buckets = 16;
  while (buckets < Math.trunc(size / 0.75) + 1) buckets *= 2;
  const bucket = (name: string) => {
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = (Math.imul(31, hash) + name.charCodeAt(at)) | 0;
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return [...names].sort((one, other) => bucket(one) - bucket(other));
}

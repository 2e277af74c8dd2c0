// What building a producer says to each combination of settings, release by release: eight producers beside each
// other, each sends one order if it starts at all. Texts are Kafka's own (ProducerConfig#postProcessAndValidate-
// IdempotenceConfigs, KafkaProducer#configureDeliveryTimeout, ConfigDef), recorded in conformance/config.
import type { Profile, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { order, scene } from '../scenes/base.ts';

/** What becomes of a producer: it runs with or without idempotence, or its constructor throws. */
type Outcome =
  | { readonly idempotence: boolean; readonly says?: string; readonly deadlineMs?: number }
  | { readonly throws: string };

/** By the releases that agree: 2.8, 3.9, and 4.0 and later. */
interface Cell {
  readonly id: string;
  readonly config: Readonly<Record<string, string>>;
  /** false: it is built, and sends nothing. */
  readonly sends?: boolean;
  readonly outcome: Readonly<Record<'2.8' | '3.9' | '4', Outcome>>;
}

const everywhere = (outcome: Outcome) => ({ '2.8': outcome, '3.9': outcome, '4': outcome });

const TEN = { 'max.in.flight.requests.per.connection': '10' };
const EXPLICIT = { 'enable.idempotence': 'true' };
const ID = { 'transactional.id': 'shop-1' };
const AT_MOST_FIVE =
  'Must set max.in.flight.requests.per.connection to at most 5 to use the idempotent producer.';
const CURRENT_VALUE =
  'To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is 10.';
const NEEDS_ALL =
  'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.';
const NEEDS_RETRIES = 'Must set retries to non-zero when using the idempotent producer.';
const NEEDS_IDEMPOTENCE = 'Cannot set a transactional.id without also enabling idempotence.';
const TOO_SHORT =
  'delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms';
const OFF_BY_TEN =
  'Idempotence will be disabled because max.in.flight.requests.per.connection is set to 10, which is greater than 5. Please note that in v4.0.0 and onward, this will become an error.';
const OFF_BY_ACKS = "Idempotence will be disabled because acks is set to 1, not set to 'all'.";
const OFF_BY_RETRIES = 'Idempotence will be disabled because retries is set to 0.';

/** Conflicts with idempotence: said explicitly, or left to the default. */
const CONFLICTS: readonly Cell[] = [
  {
    id: 'ten-said',
    config: { ...EXPLICIT, ...TEN },
    outcome: {
      '2.8': { throws: AT_MOST_FIVE },
      '3.9': { throws: AT_MOST_FIVE },
      '4': { throws: CURRENT_VALUE },
    },
  },
  {
    id: 'ten',
    config: TEN,
    outcome: {
      '2.8': { idempotence: false },
      '3.9': { idempotence: false, says: OFF_BY_TEN },
      '4': { throws: CURRENT_VALUE },
    },
  },
  {
    id: 'acks-1-said',
    config: { ...EXPLICIT, acks: '1' },
    outcome: everywhere({ throws: NEEDS_ALL }),
  },
  {
    id: 'acks-1',
    config: { acks: '1' },
    outcome: {
      ...everywhere({ idempotence: false, says: OFF_BY_ACKS }),
      '2.8': { idempotence: false },
    },
  },
  {
    id: 'retries-0-said',
    config: { ...EXPLICIT, retries: '0' },
    outcome: everywhere({ throws: NEEDS_RETRIES }),
  },
  {
    id: 'retries-0',
    config: { retries: '0' },
    outcome: {
      ...everywhere({ idempotence: false, says: OFF_BY_RETRIES }),
      '2.8': { idempotence: false },
    },
  },
  {
    id: 'retries-5',
    config: { retries: '5', acks: 'all' },
    outcome: { ...everywhere({ idempotence: true }), '2.8': { idempotence: false } },
  },
  {
    id: 'nothing-said',
    config: {},
    outcome: { ...everywhere({ idempotence: true }), '2.8': { idempotence: false } },
  },
];

/** A transactional.id, alone and beside a conflict. */
const IDS: readonly Cell[] = [
  {
    id: 'id-acks-1',
    config: { ...ID, acks: '1' },
    outcome: { ...everywhere({ throws: NEEDS_IDEMPOTENCE }), '2.8': { throws: NEEDS_ALL } },
  },
  {
    id: 'id-ten',
    config: { ...ID, ...TEN },
    outcome: {
      '2.8': { throws: AT_MOST_FIVE },
      '3.9': { throws: NEEDS_IDEMPOTENCE },
      '4': { throws: CURRENT_VALUE },
    },
  },
  {
    id: 'id-retries-0',
    config: { ...ID, retries: '0' },
    outcome: { ...everywhere({ throws: NEEDS_IDEMPOTENCE }), '2.8': { throws: NEEDS_RETRIES } },
  },
  {
    id: 'id-off',
    config: { ...ID, 'enable.idempotence': 'false' },
    outcome: everywhere({ throws: NEEDS_IDEMPOTENCE }),
  },
  {
    id: 'id-only',
    config: ID,
    sends: false,
    outcome: everywhere({ idempotence: true }),
  },
];

/** The delivery deadline, and values out of range. */
const LIMITS: readonly Cell[] = [
  {
    id: 'deadline-20-s',
    config: { 'delivery.timeout.ms': '20000' },
    outcome: everywhere({ throws: TOO_SHORT }),
  },
  {
    id: 'request-200-s',
    config: { 'request.timeout.ms': '200000' },
    outcome: {
      '2.8': { idempotence: false, deadlineMs: 200_000 },
      '3.9': { idempotence: true, deadlineMs: 200_000 },
      // linger.ms is 5 by default since 4.0
      '4': { idempotence: true, deadlineMs: 200_005 },
    },
  },
  {
    id: 'acks-2',
    config: { acks: '2' },
    outcome: everywhere({
      throws: 'Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1',
    }),
  },
  {
    id: 'in-flight-0',
    config: { 'max.in.flight.requests.per.connection': '0' },
    outcome: everywhere({
      throws:
        'Invalid value 0 for configuration max.in.flight.requests.per.connection: Value must be at least 1',
    }),
  },
];

const RELEASES: readonly (readonly [Profile, keyof Cell['outcome']])[] = [
  ['2.8', '2.8'],
  ['3.9', '3.9'],
  ['current', '4'],
  ['4.5', '4'],
];

function claimsOf({ id, sends = true }: Cell, outcome: Outcome): readonly string[] {
  if ('throws' in outcome) {
    return [`configError(${id}) == "${outcome.throws}"`, `completed(from-${id}) == pending`];
  }
  const { idempotence, says, deadlineMs } = outcome;
  return [
    `configError(${id}) == none`,
    `effective(${id}, enable.idempotence) == ${idempotence}`,
    ...(sends ? [`storedTimes(from-${id}) == 1`] : []),
    ...(says === undefined ? [] : [`configLogs(${id}) == ["${says}"]`]),
    ...(deadlineMs === undefined ? [] : [`effective(${id}, delivery.timeout.ms) == ${deadlineMs}`]),
  ];
}

/** The parts of the table, and what each is about. */
const PARTS = [
  {
    part: '',
    cells: CONFLICTS,
    about: t`Eight applications build a producer each. A conflict with idempotence that is left to the default switches it off, or stops the producer; one that is said aloud always stops it. Which of the two, and with which words, is a matter of the release.`,
  },
  {
    part: '-ids',
    cells: IDS,
    about: t`Five applications build a producer each, all with a transactional.id. It needs idempotence: alone it has it, and beside a conflict the producer does not start.`,
  },
  {
    part: '-limits',
    cells: LIMITS,
    about: t`Four applications build a producer each: with a deadline shorter than one request may take, with a patience longer than the deadline, and with values that no release accepts.`,
  },
] as const;

const TITLES = {
  '': t`What each setting makes of a producer`,
  '-ids': t`A transactional.id beside other settings`,
  '-limits': t`A deadline too short, and values out of range`,
} as const;

function lab(
  { part, cells, about }: (typeof PARTS)[number],
  [profile, rules]: (typeof RELEASES)[number],
): Scenario {
  const isCurrent = profile === 'current';
  const base = scene({
    id: `config-lab${part}${isCurrent ? '' : `-${profile}`}`,
    profile,
    title: isCurrent ? TITLES[part] : t`${TITLES[part]}, in ${profile}`,
    about,
    sends: [],
    claims: cells.flatMap((one) => claimsOf(one, one.outcome[rules])),
  });
  return {
    ...base,
    producers: cells.flatMap(({ id, config, sends = true }, index) =>
      base.producers.map((one) => ({
        ...one,
        id,
        config,
        sends: sends ? [{ ...order(index + 1, 20 * index), key: id, value: `from-${id}` }] : [],
      })),
    ),
  };
}

/** The table of settings, release by release. */
export const configLab: readonly Scenario[] = RELEASES.flatMap((release) =>
  PARTS.map((part) => lab(part, release)),
);

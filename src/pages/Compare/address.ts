// What the address of a comparison says: everything that an address of the lab says about the experiment, and the
// runs that it is carried out with.
// #/compare/lost-ack?v=1&run=enable.idempotence:false&run=enable.idempotence:true,profile:3.9&ms=392

import { producerConfigs } from '../../config/index.ts';
import { t } from '../../i18n/t.ts';
import type { Experiment } from '../../store/experiment.ts';
import { openLink } from '../../store/readLink.ts';
import { escapeValue, type LinkProblem, problem, readFields } from '../../store/urlCodec.ts';
import { initialLink, writeLink } from '../../store/urlState.ts';

/** What a run changes of the experiment; empty: nothing. */
export interface Variant {
  /** Values by Kafka's names of the producer's settings. */
  readonly config: Readonly<Record<string, string>>;
  /** The release whose rules and defaults hold; null: the experiment's. */
  readonly profile: Profile | null;
}

export const PROFILE_NAMES = ['2.8', '3.9', 'current', '4.5'] as const;
export type Profile = (typeof PROFILE_NAMES)[number];

export const MOST_RUNS = 4;
export const LEAST_RUNS = 2;

export interface Comparing {
  readonly experiment: Experiment;
  readonly variants: readonly Variant[];
  /** Virtual ms of the playhead. */
  readonly ms: number;
}

export interface ReadComparing {
  /** Null: the address says nothing, and the lab's own experiment is meant. */
  readonly comparing: Omit<Comparing, 'variants'> & { readonly variants: readonly Variant[] };
  readonly problems: readonly LinkProblem[];
}

export const AS_IT_IS: Variant = { config: {}, profile: null };

/** Reads what stands behind `compare`. Without any run the caller chooses them. */
export async function readComparing(rest: string): Promise<ReadComparing> {
  const problems: LinkProblem[] = [];
  const cut = rest.indexOf('?');
  const [path, query] = cut < 0 ? [rest, ''] : [rest.slice(0, cut), rest.slice(cut + 1)];
  const fields = readFields(query, problems);
  const own = (name: string) => name === 'run' || name === 'ms';
  const others = fields.filter(([name]) => !own(name));
  const lab = others.map(([name, value]) => `${name}=${escapeValue(value)}`).join('&');
  const link = await openLink(`#/${path.replace(/^\//, '')}?${lab}`);
  const asked = fields.filter(([name]) => name === 'run').map(([, value]) => value);
  if (asked.length > MOST_RUNS) {
    problems.push(
      problem('run', t`${asked.length} runs`, t`at most ${MOST_RUNS}; the first count`),
    );
  }
  const variants = asked.slice(0, MOST_RUNS).map((one) => readVariant(one, problems));
  return {
    comparing: { experiment: link.state.experiment, variants, ms: readMs(fields, problems) },
    problems: [...problems, ...link.problems],
  };
}

/** The address of a page, without `#/`. */
export function writeComparing({ experiment, variants, ms }: Comparing): string {
  const lab = writeLink({ ...initialLink(), experiment }).replace(/^#\//, '');
  const runs = variants.map((one) => `&run=${escapeValue(writeVariant(one))}`).join('');
  return `compare/${lab}${runs}${ms > 0 ? `&ms=${ms}` : ''}`;
}

function writeVariant({ config, profile }: Variant): string {
  const values = Object.entries(config).map(([key, value]) => `${key}:${value}`);
  return [...values, ...(profile === null ? [] : [`profile:${profile}`])].join(',');
}

function readVariant(text: string, problems: LinkProblem[]): Variant {
  const config: Record<string, string> = {};
  let profile: Profile | null = null;
  for (const word of text.split(',').filter((one) => one !== '')) {
    const at = word.indexOf(':');
    const [key, value] = at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
    if (key === 'profile') {
      const known = PROFILE_NAMES.find((one) => one === value);
      if (known) profile = known;
      else problems.push(problem(t`run profile`, value, PROFILE_NAMES.join(', ')));
    } else if (Object.hasOwn(producerConfigs('current'), key)) config[key] = value;
    else problems.push(problem('run', word, t`a setting of the producer, as in acks:all`));
  }
  return { config, profile };
}

function readMs(fields: readonly (readonly [string, string])[], problems: LinkProblem[]): number {
  const text = fields.find(([name]) => name === 'ms')?.[1];
  if (text === undefined) return 0;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  problems.push(problem('ms', text, t`a whole number of virtual milliseconds`));
  return 0;
}

import { useDeferredValue, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { numberText } from '../../trace/words.ts';
import { Findings } from './Findings.tsx';
import data from './fidelity.json';
import styles from './fidelity.module.css';
import { Layers } from './Layers.tsx';
import { NotModelled } from './NotModelled.tsx';
import { Rules } from './Rules.tsx';
import { type Filter, filterOf } from './words.tsx';

/** What this lab models of Kafka, which recordings of real Kafka hold it to that, and what it leaves out. */
export default function Fidelity() {
  const [text, setText] = useState('');
  const filter = filterOf(useDeferredValue(text));
  const lines = data.layers.reduce((sum, one) => sum + one.lines, 0);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>How true is this?</h1>
        <p className={styles.lead}>
          Real Apache Kafka is the referee. What it did was recorded {numberText(lines)} times, up
          to Kafka {data.newest}. Every build of this lab replays all of it, and one difference is
          enough to fail it.
        </p>
      </header>
      <Layers layers={data.layers} />
      <div className={styles.finder}>
        <label htmlFor="fidelity-filter">Find a rule, a claim or a gap</label>
        <input
          id="fidelity-filter"
          type="search"
          value={text}
          placeholder="duplicate, epoch, KIP-890, acks…"
          onChange={(event) => setText(event.target.value)}
        />
        <p className={styles.count} aria-live="polite">
          {foundText(filter)}
        </p>
      </div>
      <Rules parts={data.parts} filter={filter} />
      <Findings findings={data.findings} filter={filter} newest={data.newest} />
      <NotModelled promises={data.promises} simplified={data.simplified} filter={filter} />
    </div>
  );
}

function foundText(filter: Filter): string {
  const rules = data.parts.flatMap((one) => one.rules);
  const found = rules.filter(filter.fits).length;
  return filter.isEmpty
    ? t`${rules.length} rules, ${data.findings.length} findings, ${data.simplified.length} simplifications`
    : t`${found} of ${rules.length} rules, ${data.findings.filter(filter.fits).length} findings, ${data.simplified.filter(filter.fits).length} simplifications`;
}

import { useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { useActions } from '../../../store/useLab.ts';
import type { CheckView, WhyView } from '../../../trace/selectors/inspectorView.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/iconPaths.ts';
import styles from './inspector.module.css';
import { tones } from './tones.ts';

/** The explanation of one event: its header fields, the broker's checks, its causes and its rule. */
export function Why({ view }: { readonly view: WhyView | null }) {
  const { seekToEvent, showTab, openDesk, openSheet } = useActions();
  const open = (panel: string) => {
    openSheet(false);
    openDesk(panel);
  };
  if (!view) return <p className={styles.empty}>Step to an event, and its reasons stand here.</p>;
  const sentence = (
    <p className={styles.sentence}>
      <strong>{view.at}</strong> {view.sentence}
    </p>
  );
  return (
    <>
      {view.header.length > 0 && (
        <dl className={styles.header}>
          {view.header.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {view.checks.length === 0 && sentence}
      {view.checks.length > 0 && <Checks key={view.event} checks={view.checks} />}
      {view.answer && (
        <p className={`${styles.answer} ${tones[view.answer.tone]}`}>{view.answer.text}</p>
      )}
      {view.checks.length > 0 && sentence}
      {view.rule && (
        <p className={styles.rule}>
          {view.rule.meaning} <cite>{view.rule.source}</cite>
        </p>
      )}
      {view.causes.length > 0 && (
        <>
          <h2 className={styles.sub}>Because</h2>
          <ul className={styles.causes}>
            {view.causes.map(({ event, text }) => (
              <li key={event}>
                <button type="button" className={styles.link} onClick={() => seekToEvent(event)}>
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {view.header.length > 0 && (
        <p>
          <button type="button" className={styles.link} onClick={() => open('bytes')}>
            Its bytes, field by field
          </button>
        </p>
      )}
      {view.checks.length > 0 && (
        <p>
          <button type="button" className={styles.link} onClick={() => open('findings')}>
            What went wrong in this run, and what prevents it
          </button>
        </p>
      )}
      {view.fault !== null && (
        <p>
          <button type="button" className={styles.link} onClick={() => showTab('faults')}>
            Fault {view.fault + 1} of this run did it.
          </button>
        </p>
      )}
    </>
  );
}

/** Shown one by one while there are so few that the deciding one stays in sight. */
const FEW = 2;

/** In the broker's order. Those passed before the deciding one are one line that opens. */
function Checks({ checks }: { readonly checks: readonly CheckView[] }) {
  const [open, setOpen] = useState(false);
  const decides = checks.findIndex((one) => one.outcome === 'decides');
  const before = decides >= FEW ? decides : 0;
  return (
    <ol className={styles.checks} aria-label="Checks of the broker, in order">
      {before > 0 && (
        <li className={styles.check}>
          <span className={`${styles.sign} ${tones.ok}`}>
            <Icon name="check" size={12} />
          </span>
          <button
            type="button"
            className={styles.link}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t`${before} checks passed before`}
          </button>
        </li>
      )}
      {checks.slice(open ? 0 : before).map((check) => (
        <Check key={`${check.question} ${check.rule.source}`} check={check} />
      ))}
    </ol>
  );
}

function Check({ check }: { readonly check: CheckView }) {
  const { question, values, outcome, tone, rule } = check;
  return (
    <li className={styles.check} data-outcome={outcome}>
      <span className={`${styles.sign} ${outcome === 'notReached' ? '' : tones[tone]}`}>
        {outcome === 'notReached' ? null : <Icon name={signOf(check)} size={12} />}
      </span>
      <div className={styles.finding}>
        <p className={styles.question}>
          {question}
          {outcome === 'decides' && <span className="visually-hidden"> This check decides.</span>}
        </p>
        <p className={outcome === 'decides' ? tones[tone] : styles.values}>{values}</p>
        {outcome === 'decides' && (
          <p className={styles.rule}>
            {rule.meaning} <cite>{rule.source}</cite>
          </p>
        )}
      </div>
    </li>
  );
}

function signOf({ outcome, tone }: CheckView): IconName {
  if (outcome === 'passed' || tone === 'ok') return 'check';
  if (tone === 'dup') return 'copies';
  if (tone === 'lost') return 'alert';
  return tone === 'fence' ? 'bars' : 'gap';
}

import { useMemo } from 'react';
import { t } from '../../../i18n/t.ts';
import { faultOn, kindsFor, momentChoices, runWithout } from '../../../store/breaking/moving.ts';
import { useFaultEdits } from '../../../store/breaking/useFaultEdits.ts';
import { faultLines } from '../../../store/faultLines.ts';
import { whatText } from '../../../store/faultText.ts';
import { useActions, useLab, useRun } from '../../../store/useLab.ts';
import { sentenceOf } from '../../../trace/selectors/say.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './breakMenu.module.css';
import { MsField } from './MsField.tsx';

interface FaultEditorProps {
  /** Its place in the list of the run's faults. */
  readonly at: number;
  readonly titleId: string;
}

/** Longest list of moments that is still a help. */
const MOST_MOMENTS = 400;

/** One fault: what it is, when it happens and how long, on or off. Each change runs at once and can be undone. */
export function FaultEditor({ at, titleId }: FaultEditorProps) {
  const run = useRun();
  const experiment = useLab((lab) => lab.experiment);
  const { openBreak, switchFault, removeFault } = useActions();
  const { replace, step } = useFaultEdits(at);
  const fault = run.scenario.interventions[at];
  const line = faultLines(run)[at];
  const without = useMemo(() => runWithout(experiment, at), [experiment, at]);
  if (!fault || !line) return null;
  const kinds = kindsFor(fault, experiment);
  const choices = momentChoices(fault, without).slice(0, MOST_MOMENTS);
  const chosen = choices.find((one) => one.chosen)?.event ?? -1;
  return (
    <div className={styles.body}>
      <header className={styles.head}>
        <h2 id={titleId} className="t-h2">
          Fault {at + 1}
        </h2>
        <span className={styles.now} />
        <IconButton icon="x" label="Close" onClick={() => openBreak(null)} />
      </header>
      <p>{line.text}.</p>
      <p className={line.state === 'unfired' ? styles.invalid : styles.note}>{line.outcome}</p>
      <label className={styles.what}>
        <span>Kind</span>
        <select
          value={fault.do}
          onChange={(event) => {
            const next = kinds.find((one) => one.do === event.target.value);
            if (next) replace(next);
          }}
        >
          {kinds.map((one) => (
            <option key={one.do} value={one.do}>
              {whatText(one)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.what}>
        <span>Moment</span>
        <select
          value={chosen}
          onChange={(event) => replace(faultOn(fault, without, Number(event.target.value)))}
        >
          {chosen < 0 && (
            <option value={-1}>{'at' in fault.when ? t`by the clock` : t`not in this run`}</option>
          )}
          {choices.map(({ event }) => (
            <option key={event} value={event}>
              {sentenceOf(without, event)}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.steps}>
        <Button size="small" icon="arrowLeft" onClick={() => step(-1)}>
          Earlier
        </Button>
        <Button size="small" iconEnd="arrowRight" onClick={() => step(1)}>
          Later
        </Button>
      </div>
      {'at' in fault.when && (
        <MsField
          label="At"
          ms={fault.when.at}
          least={0}
          onChange={(ms) => {
            if ('at' in fault.when) replace({ ...fault, when: { ...fault.when, at: ms } });
          }}
        />
      )}
      {'afterMs' in fault && !('at' in fault.when) && (
        <MsField
          label="After that moment"
          ms={fault.afterMs}
          least={0}
          onChange={(afterMs) => replace({ ...fault, afterMs })}
        />
      )}
      {fault.do === 'delay' && (
        <MsField
          label="Late by"
          ms={fault.byMs}
          least={1}
          onChange={(byMs) => replace({ ...fault, byMs })}
        />
      )}
      {'forMs' in fault && (
        <MsField
          label="For"
          ms={fault.forMs}
          least={1}
          onChange={(forMs) => replace({ ...fault, forMs })}
        />
      )}
      <div className={styles.foot}>
        <Switch checked={line.enabled} onChange={(enabled) => switchFault(at, enabled)}>
          Carried out
        </Switch>
        <Button
          size="small"
          icon="x"
          onClick={() => {
            openBreak(null);
            removeFault(at);
          }}
        >
          {line.own ? t`Switch off` : t`Remove`}
        </Button>
      </div>
    </div>
  );
}

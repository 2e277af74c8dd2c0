import { t } from '../../i18n/t.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './linkNotice.module.css';

/** An edit that the engine could not run: nothing was changed, and this is what to report. */
export default function FailureNotice() {
  const fault = useLab((lab) => lab.engineFault);
  const { dismissEngineFault, say } = useActions();
  if (!fault) return null;
  const copy = () => {
    const report = t`${fault.message}\nseed ${fault.seed}\n${fault.scenario}`;
    navigator.clipboard.writeText(report).then(
      () => say(t`Report copied.`),
      () => say(t`The browser did not allow copying.`),
    );
  };
  return (
    <section className={styles.notice} aria-labelledby="failure-notice">
      <Icon name="alert" />
      <div>
        <h2 id="failure-notice" className="t-label-strong">
          The simulation broke on this change, so it was not made
        </h2>
        <p>
          <code>{fault.message}</code>, seed {fault.seed}
        </p>
        <Button size="small" onClick={copy}>
          Copy message, seed and scenario
        </Button>
      </div>
      <IconButton icon="x" label="Dismiss" onClick={dismissEngineFault} />
    </section>
  );
}

import { t } from '../../i18n/t.ts';
import type { Toggle } from '../../store/experiment.ts';
import { offendersOf, settingsOf } from '../../store/settings.ts';
import { useActions, useRun } from '../../store/useLab.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NumberStepper } from '../ui/NumberStepper.tsx';
import { Switch } from '../ui/Switch.tsx';
import { AcksChoice } from './AcksChoice.tsx';
import styles from './settings.module.css';

const IN_FLIGHT = 'max.in.flight.requests.per.connection';

/** The three settings that decide what a retry does, in view on every screen. */
export function Settings() {
  const { scenario } = useRun();
  const { openDesk, setIdempotence, setAcks, setMaxInFlight } = useActions();
  const settings = settingsOf(scenario);
  const offenders = settings.rejected ? offendersOf(scenario) : [];
  const mark = (key: Toggle) => (offenders.includes(key) ? styles.offender : '');
  return (
    <section className={styles.settings} aria-label="Producer settings">
      <div className={`${styles.setting} ${mark('enable.idempotence')}`}>
        <Switch checked={settings.idempotence} onChange={setIdempotence}>
          <code className={settings.idempotence ? styles.on : ''}>
            enable.
            <wbr />
            idempotence
          </code>
        </Switch>
        <Offence shown={offenders.includes('enable.idempotence')} />
      </div>
      <div className={`${styles.setting} ${mark('acks')}`}>
        <AcksChoice value={settings.acks} onChange={setAcks} />
        <Offence shown={offenders.includes('acks')} />
      </div>
      <div className={`${styles.setting} ${mark(IN_FLIGHT)}`}>
        <code aria-hidden="true" title={IN_FLIGHT}>
          max.in.flight
        </code>
        <NumberStepper label={IN_FLIGHT} value={settings.maxInFlight} onChange={setMaxInFlight} />
        <Offence shown={offenders.includes(IN_FLIGHT)} />
      </div>
      <span className={styles.all}>
        <IconButton icon="list" label={t`All settings`} onClick={() => openDesk('config')} />
      </span>
    </section>
  );
}

function Offence({ shown }: { readonly shown: boolean }) {
  if (!shown) return null;
  return (
    <>
      <Icon name="alert" />
      <span className="visually-hidden">does not go with the other settings</span>
    </>
  );
}

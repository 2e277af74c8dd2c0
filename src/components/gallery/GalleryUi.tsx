import { useState } from 'react';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { type IconName, iconPaths } from '../ui/iconPaths.ts';
import { NumberStepper } from '../ui/NumberStepper.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './gallery.module.css';

const names = Object.keys(iconPaths) as IconName[];
const acks = [
  { value: '0', text: '0' },
  { value: '1', text: '1' },
  { value: 'all', text: 'all' },
] as const;

/** The chrome: ink on paper, no colour. */
export function GalleryUi() {
  const [idempotence, setIdempotence] = useState(true);
  const [ack, setAck] = useState<'0' | '1' | 'all'>('all');
  const [inFlight, setInFlight] = useState(5);
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.section}>
      <h2 className="t-h2">Controls and icons</h2>
      <div className={styles.row}>
        <Button variant="primary">Set it to 5</Button>
        <Button variant="primary" iconEnd="arrowRight">
          Next: the retry
        </Button>
        <Button icon="arrowLeft">Back</Button>
        <Button size="small" icon="clock">
          delay
        </Button>
        <Button variant="quiet" icon="present">
          Present
        </Button>
        <Button disabled>Commit</Button>
        <IconButton icon="stepBack" label="Previous event" variant="outline" />
        <IconButton icon="play" label="Play" variant="primary" />
        <IconButton icon="stepForward" label="Next event" variant="outline" />
        <Tooltip text="Dark theme (T)">
          <IconButton icon="moon" label="Dark theme" />
        </Tooltip>
        <Popover
          label="Why five"
          trigger={(props) => (
            <Button {...props} icon="help">
              Why five
            </Button>
          )}
        >
          The broker remembers five batches of a producer.
        </Popover>
        <Button onClick={() => setOpen(true)}>Key list</Button>
        <Dialog open={open} title="Keys" onClose={() => setOpen(false)}>
          <p className="t-story">Space plays and pauses.</p>
        </Dialog>
      </div>
      <div className={styles.row}>
        <Switch checked={idempotence} onChange={setIdempotence}>
          <span className="t-code">enable.idempotence</span>
        </Switch>
        <Switch checked={!idempotence} onChange={(on) => setIdempotence(!on)} trackLast>
          {String(!idempotence)}
        </Switch>
        <Segmented label="acks" value={ack} options={acks} onChange={setAck} />
        <NumberStepper
          label="max.in.flight.requests.per.connection"
          value={inFlight}
          onChange={setInFlight}
        />
      </div>
      <ul className={styles.row}>
        {names.map((name) => (
          <li key={name} className={styles.icon}>
            <Icon name={name} size={20} />
            <Icon name={name} />
            <span className="t-caption">{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

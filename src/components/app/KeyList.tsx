import { useActions, useLab } from '../../store/useLab.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Switch } from '../ui/Switch.tsx';
import { KEY_LIST } from './keyLines.ts';
import styles from './keyList.module.css';

/** All keys, the switch for single keys, and what Retry Lab is. */
export default function KeyList() {
  const open = useLab((lab) => lab.keysOpen);
  const singleKeys = useLab((lab) => lab.singleKeys);
  const { showKeys, setSingleKeys } = useActions();
  return (
    <Dialog open={open} title="Keys and help" onClose={() => showKeys(false)}>
      <p className={styles.intro}>
        Play the run or step through it. Choose any message on the wire and lose it, or change a
        setting: the run is computed again from there, and undo brings the old one back.
      </p>
      <dl className={styles.keys}>
        {KEY_LIST.map(({ keys, does, single }) => (
          <div key={keys} data-off={single && !singleKeys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Switch checked={singleKeys} onChange={setSingleKeys}>
        Single keys work (letters, digits and ?)
      </Switch>
      <p className={styles.legal}>
        Retry Lab simulates Apache Kafka 4.x clients and brokers in your browser and asks no server.
        Apache Kafka is a trademark of The Apache Software Foundation. Retry Lab is not affiliated
        with, endorsed by or sponsored by the ASF.
      </p>
    </Dialog>
  );
}

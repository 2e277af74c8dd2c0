import { useState } from 'react';
import { t } from '../../../../i18n/t.ts';
import type { StageView } from '../../../../trace/selectors/stageTypes.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { StageProps } from '../../types.ts';
import { useStageView } from '../useStageView.ts';
import styles from './compact.module.css';
import { BrokerSheet, ClientSheet } from './Sheets.tsx';

/** On a narrow screen a machine is the head of its lane; what it holds opens as a sheet. */
export default function CompactHeads(props: StageProps) {
  const { layout, selection, onSelect, onFocus } = props;
  const view = useStageView(props);
  const [open, setOpen] = useState<'client' | 'broker' | null>(null);
  const client = clientHead(view);
  const broker = { name: view.broker.title, caption: view.broker.caption };
  const sheet = { layout, view, selection, onSelect, onFocus };
  const close = () => setOpen(null);
  return (
    <div className={styles.heads}>
      <Head {...client} x={layout.lanes.client} onOpen={() => setOpen('client')} />
      <Head {...broker} x={layout.lanes.gate} onOpen={() => setOpen('broker')} />
      <Dialog open={open === 'client'} title="Inside the client" onClose={close}>
        <ClientSheet {...sheet} />
      </Dialog>
      <Dialog
        open={open === 'broker'}
        title={t`Inside ${broker.name.toLowerCase()}`}
        onClose={close}
      >
        <BrokerSheet {...sheet} />
      </Dialog>
    </div>
  );
}

interface HeadProps {
  readonly name: string;
  readonly caption: string;
  readonly x: number;
  readonly onOpen: () => void;
}

function Head({ name, caption, x, onOpen }: HeadProps) {
  return (
    <button
      type="button"
      className={styles.head}
      style={{ left: x }}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <strong>{name}</strong>
      <span>{caption}</span>
    </button>
  );
}

function clientHead({ producer, shop }: StageView): { name: string; caption: string } {
  if (producer.kind === 'running') return { name: t`Producer`, caption: producer.identity };
  return {
    name: shop.title,
    caption: producer.title.toLowerCase(),
  };
}

import { nameOfMessage } from '../../store/messageTellings.ts';
import { useActions, useLab, useTraceIndex } from '../../store/useLab.ts';
import { capital } from '../../trace/words.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import styles from './messageActions.module.css';

/** What can be done to the chosen message: the same for mouse, finger and key. */
export default function MessageActions({ floating }: { readonly floating?: boolean }) {
  const index = useTraceIndex();
  const selection = useLab((lab) => lab.selection);
  const { loseMessage, holdMessage, select, openSheet, openBreak } = useActions();
  const message = selection?.kind === 'message' ? index.message(selection.message) : undefined;
  if (!message) return null;
  const lost = message.fate === 'lost';
  return (
    <section className={floating ? styles.floating : styles.actions} aria-label="Chosen message">
      <p>
        {capital(nameOfMessage(message))}
        {lost && <span className={styles.lost}> was lost</span>}
      </p>
      <div className={styles.buttons}>
        {!lost && (
          <>
            <Button size="small" icon="scissors" onClick={() => loseMessage(message.id)}>
              Lose it
            </Button>
            <Button size="small" icon="clock" onClick={() => holdMessage(message.id)}>
              Leave unanswered
            </Button>
          </>
        )}
        <Button size="small" onClick={() => openBreak(`message:${message.id}`)}>
          More
        </Button>
        {floating && (
          <>
            <Button size="small" onClick={() => openSheet(true)}>
              Why
            </Button>
            <IconButton icon="x" label="Clear the selection" onClick={() => select(null)} />
          </>
        )}
      </div>
    </section>
  );
}

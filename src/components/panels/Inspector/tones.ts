import type { EventTone } from '../../../trace/selectors/inspectorView.ts';
import styles from './inspector.module.css';

/** Colour roles in HTML: the text's colour and its soft ground. */
export const tones: Readonly<Record<EventTone, string | undefined>> = {
  ink: styles.ink,
  ok: styles.ok,
  dup: styles.dup,
  lost: styles.lost,
  rej: styles.rej,
  fence: styles.fence,
};

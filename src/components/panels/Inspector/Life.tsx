import { t } from '../../../i18n/t.ts';
import { useActions } from '../../../store/useLab.ts';
import type { LifeLine, LifeView } from '../../../trace/selectors/inspectorView.ts';
import { TapeTick, type TickKind } from '../../marks/index.ts';
import styles from './inspector.module.css';
import { tones } from './tones.ts';

/** Everything that happened to one record; each line goes to its moment. */
export function Life({
  view,
  current,
}: {
  readonly view: LifeView | null;
  readonly current: number;
}) {
  const { seekToEvent } = useActions();
  if (!view) return <p className={styles.empty}>Pick an order, and its life stands here.</p>;
  const now = view.lines.findLast(({ event }) => event <= current)?.event;
  return (
    <ol className={styles.life} aria-label={t`Life of ${view.name}`}>
      {view.lines.map((line) => (
        <li key={line.event} data-future={line.event > current}>
          <button
            type="button"
            className={styles.line}
            aria-current={line.event === now ? 'step' : undefined}
            onClick={() => seekToEvent(line.event)}
          >
            <span className={styles.at}>
              {line.at}
              <span className="visually-hidden"> ms, </span>
            </span>
            <svg className={styles.dot} width={18} height={30} aria-hidden="true">
              <path className={styles.thread} d="M9 0V30" />
              <Sign shape={line.shape} />
            </svg>
            <span className={styles.place}>{line.place}</span>
            <span className={`${styles.fate} ${tones[line.tone]}`}>{line.text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const SIGNS: Readonly<Record<Exclude<LifeLine['shape'], 'dot'>, TickKind>> = {
  square: 'written',
  copy: 'copyWritten',
  recognised: 'copyRecognised',
  cross: 'lost',
};

function Sign({ shape }: { readonly shape: LifeLine['shape'] }) {
  if (shape === 'dot') return <TapeTick x={9} y={15} kind="appSend" size={9} />;
  return <TapeTick x={9} y={15} kind={SIGNS[shape]} size={shape === 'copy' ? 13 : 12} />;
}

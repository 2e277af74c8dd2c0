import { t } from '../../i18n/t.ts';
import '../../trace/extras.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { type Card, cardScenario, cards } from '../../lessons/cards.ts';
import { run } from '../../scenario/index.ts';
import { experimentOf } from '../../store/experiment.ts';
import { initialLink, writeLink } from '../../store/urlState.ts';
import { valueText } from '../../trace/claims.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { countText } from '../../trace/words.ts';
import { Answer } from '../questions/Answer.tsx';
import { decidingEvent } from '../questions/rounds.ts';
import { keep, readKept } from '../shared/kept.ts';
import { RunPicture } from '../shared/RunPicture.tsx';
import styles from './recall.module.css';
import { type Deck, dayOf, dueCards, GAP_DAYS, readDeck, reviewed, TIMES } from './schedule.ts';

const KEPT = 'recall.deck';
const IDS = cards.map(({ id }) => id);

/** Cards that are moments of runs. They come again at equal distances; a miss opens the run where it was decided. */
export default function Recall() {
  const [today] = useState(() => dayOf(Date.now()));
  const [deck, setDeck] = useState<Deck>(
    () =>
      readDeck(
        readKept<unknown>(KEPT, (value): value is unknown => value !== null, {}),
        IDS,
      ) ?? {},
  );
  const [missed, setMissed] = useState<readonly string[]>([]);
  const due = dueCards(deck, IDS, today);
  // What was missed comes at the end of the round
  const queue = [
    ...due.filter((id) => !missed.includes(id)),
    ...due.filter((id) => missed.includes(id)),
  ];
  const card = cards.find(({ id }) => id === queue[0]);
  const [shown, setShown] = useState(0);
  const save = (next: Deck) => {
    setDeck(next);
    keep(KEPT, next);
  };
  const learned = IDS.filter((id) => (deck[id]?.known ?? 0) >= TIMES).length;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Recall</h1>
        <p>
          {countText(queue.length, 'card')} for today · {learned} of {cards.length} learned
        </p>
      </header>
      {card ? (
        <CardView
          key={`${card.id} ${shown}`}
          card={card}
          known={deck[card.id]?.known ?? 0}
          onAnswer={(knew) => {
            setMissed(knew ? missed.filter((id) => id !== card.id) : [...missed, card.id]);
            setShown(shown + 1);
            save(reviewed(deck, card.id, knew, today));
          }}
        />
      ) : (
        <Done deck={deck} today={today} />
      )}
      <Keeping deck={deck} onImport={save} />
    </div>
  );
}

interface CardViewProps {
  readonly card: Card;
  readonly known: number;
  readonly onAnswer: (knew: boolean) => void;
}

function CardView({ card, known, onAnswer }: CardViewProps) {
  const [turned, setTurned] = useState(false);
  const scenario = cardScenario(card);
  const index = useMemo(() => buildTraceIndex(run(scenario)), [scenario]);
  const deciding = useMemo(() => decidingEvent(index), [index]);
  const address = addressOf(card, deciding);
  const back = useRef<HTMLElement>(null);
  useEffect(() => {
    if (turned) back.current?.focus();
  }, [turned]);
  return (
    <article className={styles.card}>
      <p className={styles.scene}>
        {scenario.title} · {known === 0 ? t`new` : t`known ${known} of ${TIMES} times`}
      </p>
      <h2>{card.question}</h2>
      {turned ? (
        <section ref={back} tabIndex={-1} className={styles.back} aria-label="The back">
          <div className={styles.answer}>
            <Answer answer={valueText(index.trace, card.term)} marked />
          </div>
          <p className={styles.because}>{card.because}</p>
          <div className={styles.acts}>
            <Button variant="primary" onClick={() => onAnswer(true)}>
              I knew it
            </Button>
            <Button
              onClick={() => {
                onAnswer(false);
                location.hash = address;
              }}
            >
              I did not: open the run
            </Button>
            <Button variant="quiet" onClick={() => onAnswer(false)}>
              Again later
            </Button>
            <a className={styles.open} href={address}>
              See it happen in the lab
            </a>
          </div>
          <Picture index={index} card={card} />
        </section>
      ) : (
        <Button variant="primary" onClick={() => setTurned(true)}>
          Turn the card
        </Button>
      )}
    </article>
  );
}

/** Longer runs are for the lab. */
const MOST_EVENTS = 120;

function Picture({ index, card }: { readonly index: TraceIndex; readonly card: Card }) {
  if (index.trace.events.length > MOST_EVENTS) return null;
  return <RunPicture index={index} label={t`The run of the card. ${card.because}`} />;
}

function Done({ deck, today }: { readonly deck: Deck; readonly today: number }) {
  const next = Math.min(
    ...Object.values(deck)
      .filter((one) => one.known < TIMES)
      .map((one) => one.due),
    ...(Object.keys(deck).length < IDS.length ? [today + 1] : []),
  );
  const days = next - today;
  return (
    <section className={styles.card}>
      <h2>Nothing more for today</h2>
      <p className={styles.because}>
        {Number.isFinite(days)
          ? t`The next cards come in ${countText(days, 'day')}. Later is as good: a card waits until you come.`
          : t`Every card was known ${TIMES} times, ${GAP_DAYS} days apart.`}
      </p>
    </section>
  );
}

interface KeepingProps {
  readonly deck: Deck;
  readonly onImport: (deck: Deck) => void;
}

/** The deck as a file, to take it to another machine. */
function Keeping({ deck, onImport }: KeepingProps) {
  const [problem, setProblem] = useState('');
  const file = `data:application/json,${encodeURIComponent(JSON.stringify(deck))}`;
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      const found = readDeck(JSON.parse(await chosen.text()), IDS);
      if (found) onImport(found);
      setProblem(
        found ? '' : t`${chosen.name} holds no deck; expected a file that was exported here.`,
      );
    } catch {
      setProblem(t`${chosen.name} is not JSON; expected a file that was exported here.`);
    }
  };
  return (
    <footer className={styles.keeping}>
      <span>Your progress stays in this browser.</span>
      <a href={file} download="retry-lab-recall.json">
        Export it
      </a>
      <label>
        Import
        <input
          type="file"
          accept="application/json"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </label>
      <Button size="small" variant="quiet" onClick={() => onImport({})}>
        Forget all of it
      </Button>
      {problem !== '' && <p role="alert">{problem}</p>}
    </footer>
  );
}

function addressOf({ scene }: Card, event: number): string {
  const retold = scene === 'lost-ack-idempotent';
  const experiment = experimentOf({ kind: 'scene', id: retold ? 'lost-ack' : scene });
  return writeLink({
    ...initialLink(),
    experiment: retold ? { ...experiment, config: { 'enable.idempotence': 'true' } } : experiment,
    place: { event, past: 0 },
  });
}

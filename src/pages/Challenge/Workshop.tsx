import { useEffect, useMemo, useState } from 'react';
import { AcksChoice } from '../../components/controls/AcksChoice.tsx';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { NumberStepper } from '../../components/ui/NumberStepper.tsx';
import { Switch } from '../../components/ui/Switch.tsx';
import type { Intervention } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Challenge } from '../../lessons/challenges.ts';
import { sameFault } from '../../store/faults.ts';
import { lossOf, silenceOf } from '../../store/messageFaults.ts';
import { CLAIM_TERMS } from '../../trace/claimTerms.ts';
import { showValue } from '../../trace/claimValues.ts';
import { faultWords } from '../../trace/explain/faultWords.ts';
import { selectRail } from '../../trace/selectors/railView.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { RunOutcome } from '../shared/RunOutcome.tsx';
import { addressOfScenario } from '../shared/sceneLink.ts';
import { type Attempt, judge, UNTOUCHED } from './attempt.ts';
import { Bench } from './Bench.tsx';
import styles from './challenge.module.css';

interface WorkshopProps {
  readonly challenge: Challenge;
  readonly place: string;
  readonly list: string;
  readonly next: string | null;
  readonly onSolved: () => void;
}

/** One challenge: the goal and its checklist beside the run that one changes. */
export function Workshop({ challenge, place, list, next, onSolved }: WorkshopProps) {
  const [attempt, setAttempt] = useState<Attempt>(UNTOUCHED);
  const [hints, setHints] = useState(0);
  const [shown, setShown] = useState(false);
  const judged = useMemo(() => judge(challenge, attempt), [challenge, attempt]);
  const { index, aims, reached, scenario } = judged;
  const faultsLeft = challenge.mostFaults - attempt.faults.length;
  const add = (fault: Intervention) => {
    if (faultsLeft <= 0 || attempt.faults.some((one) => sameFault(one, fault))) return;
    setAttempt({ ...attempt, faults: [...attempt.faults, fault] });
  };
  useEffect(() => {
    // The solution, shown, is nobody's own
    if (reached && !shown) onSolved();
  });
  const { outcome } = useMemo(() => selectRail(index, index.trace.events.length - 1), [index]);
  return (
    <div className={styles.workshop}>
      <section className={styles.task} aria-label="The task">
        <p className={styles.over}>
          <a href={list}>{place}</a>
        </p>
        <h1>{challenge.title}</h1>
        <p className={styles.goal}>{challenge.goal}</p>
        <p className={styles.given}>{scenario.about}</p>
        <ul className={styles.aims} aria-label="Goal">
          {aims.map(({ words, reached: done, is }) => (
            <li key={words} data-reached={done}>
              <Icon name={done ? 'check' : 'x'} label={done ? t`reached` : t`not yet`} />
              <span>
                {words}
                {!done && <span className={styles.is}>{is}</span>}
              </span>
            </li>
          ))}
        </ul>
        <div role="status" className={styles.status}>
          {reached && (
            <div className={styles.reached}>
              <strong>{shown ? t`This is how it is done.` : t`Reached.`}</strong> {challenge.lesson}
            </div>
          )}
        </div>
        <div className={styles.helps}>
          {reached && next && (
            <a className={styles.nextLink} href={next}>
              Next one <Icon name="arrowRight" />
            </a>
          )}
          {!reached && hints < challenge.hints.length && (
            <Button size="small" onClick={() => setHints(hints + 1)}>
              {hints === 0 ? t`A hint` : t`Another hint`}
            </Button>
          )}
          {!reached && hints >= challenge.hints.length && (
            <Button
              size="small"
              onClick={() => {
                setShown(true);
                setAttempt(challenge.solution);
              }}
            >
              Show the solution
            </Button>
          )}
          <Button
            size="small"
            icon="undo"
            onClick={() => {
              setShown(false);
              setAttempt(UNTOUCHED);
            }}
          >
            Start over
          </Button>
          <a className={styles.lab} href={addressOfScenario(scenario, -1)}>
            Open in the lab
          </a>
        </div>
        {hints > 0 && (
          <ol className={styles.hints} aria-label="Hints">
            {challenge.hints.slice(0, hints).map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ol>
        )}
      </section>
      <section className={styles.run} aria-label="The run, and your means">
        <Means challenge={challenge} attempt={attempt} index={index} onChange={setAttempt} />
        <Faults challenge={challenge} attempt={attempt} onAdd={add} onChange={setAttempt} />
        <div className={styles.outcome}>
          <RunOutcome outcome={outcome} />
          <p>the app was told: {outcome.told}</p>
        </div>
        <Bench
          index={index}
          canBreak={faultsLeft > 0}
          onLose={(message) => add(lossOf(message, index))}
          onHold={(message) => add(silenceOf(message, index))}
        />
      </section>
    </div>
  );
}

const IDEMPOTENCE = 'enable.idempotence';
const IN_FLIGHT = 'max.in.flight.requests.per.connection';
interface MeansProps {
  readonly challenge: Challenge;
  readonly attempt: Attempt;
  readonly index: TraceIndex;
  readonly onChange: (attempt: Attempt) => void;
}

/** The settings that may be changed; the others as they are. */
function Means({ challenge, attempt, index, onChange }: MeansProps) {
  const may = (key: string) => challenge.settings.includes(key);
  const set = (key: string, value: string) =>
    onChange({ ...attempt, config: { ...attempt.config, [key]: value } });
  const value = (key: string) => effective(index, key);
  const acks = value('acks');
  return (
    <div className={styles.means}>
      {may(IDEMPOTENCE) ? (
        <Switch
          checked={value(IDEMPOTENCE) === 'true'}
          onChange={(on) => set(IDEMPOTENCE, String(on))}
        >
          <code>{IDEMPOTENCE}</code>
        </Switch>
      ) : (
        <code className={styles.fixed}>
          {IDEMPOTENCE}={value(IDEMPOTENCE)}
        </code>
      )}
      {may('acks') ? (
        <span className={styles.mean}>
          <AcksChoice value={acks} onChange={(next) => set('acks', next)} />
        </span>
      ) : (
        <code className={styles.fixed}>acks={acks}</code>
      )}
      {may(IN_FLIGHT) ? (
        <span className={styles.mean}>
          <code aria-hidden="true">max.in.flight</code>
          <NumberStepper
            label={IN_FLIGHT}
            value={Number(value(IN_FLIGHT)) || 5}
            onChange={(next) => set(IN_FLIGHT, String(next))}
          />
        </span>
      ) : (
        <code className={styles.fixed}>max.in.flight={value(IN_FLIGHT)}</code>
      )}
    </div>
  );
}

interface FaultsProps {
  readonly challenge: Challenge;
  readonly attempt: Attempt;
  readonly onAdd: (fault: Intervention) => void;
  readonly onChange: (attempt: Attempt) => void;
}

/** The faults that are there, those that one has added, and those on offer. */
function Faults({ challenge, attempt, onAdd, onChange }: FaultsProps) {
  const { scenario, offers, mostFaults } = challenge;
  const left = mostFaults - attempt.faults.length;
  return (
    <div className={styles.faults}>
      {scenario.interventions.length > 0 && (
        <ul aria-label="Faults of the scene">
          {scenario.interventions.map((fault) => (
            <li key={faultWords(fault)} className={styles.given}>
              {faultWords(fault)}
            </li>
          ))}
        </ul>
      )}
      {attempt.faults.length > 0 && (
        <ul aria-label="Your faults">
          {attempt.faults.map((fault, at) => (
            <li key={JSON.stringify(fault)} className={styles.fault}>
              <Icon name="scissors" />
              {wordsOf(challenge, fault)}
              <IconButton
                icon="x"
                label={t`Remove: ${wordsOf(challenge, fault)}`}
                onClick={() =>
                  onChange({
                    ...attempt,
                    faults: attempt.faults.filter((_, other) => other !== at),
                  })
                }
              />
            </li>
          ))}
        </ul>
      )}
      {offers.length > 0 && (
        <ul aria-label="Faults to add">
          {offers
            .filter(({ fault }) => !attempt.faults.some((one) => sameFault(one, fault)))
            .map(({ words, fault }) => (
              <li key={words}>
                <Button size="small" icon="plus" disabled={left <= 0} onClick={() => onAdd(fault)}>
                  {words}
                </Button>
              </li>
            ))}
        </ul>
      )}
      {mostFaults > 0 && (
        <p className={styles.left}>
          {left === 0 ? t`No fault left` : t`${left} of ${mostFaults} faults left`}
        </p>
      )}
    </div>
  );
}

function wordsOf({ offers }: Challenge, fault: Intervention): string {
  return offers.find((one) => sameFault(one.fault, fault))?.words ?? faultWords(fault);
}

/** What the producer runs with; what was asked for when it could not be built. */
function effective({ trace }: TraceIndex, key: string): string {
  const term = CLAIM_TERMS['effective'];
  const value = term ? showValue(term.read(trace, [key], [])) : 'none';
  return value === 'none' ? (trace.scenario.producers[0]?.config[key] ?? '') : value;
}

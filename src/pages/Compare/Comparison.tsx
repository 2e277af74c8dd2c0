import { useEffect, useMemo } from 'react';
import { keepsKey } from '../../components/app/keyMap.ts';
import { useEventAt } from '../../components/panels/playhead.ts';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { Switch } from '../../components/ui/Switch.tsx';
import { t } from '../../i18n/t.ts';
import { adding, removing, switching } from '../../store/edits.ts';
import type { Experiment } from '../../store/experiment.ts';
import { faultLines } from '../../store/faultLines.ts';
import { baseScenario, runOf } from '../../store/labRun.ts';
import { isOnTheWire, lossOf, silenceOf } from '../../store/messageFaults.ts';
import { useLab } from '../../store/useLab.ts';
import { selectRail } from '../../trace/selectors/railView.ts';
import type { MessageId, TraceIndex } from '../../trace/types.ts';
import { numberText } from '../../trace/words.ts';
import { type Player, useIsPlaying, usePlayer } from '../shared/player.ts';
import { RunOutcome } from '../shared/RunOutcome.tsx';
import { AS_IT_IS, type Comparing, LEAST_RUNS, MOST_RUNS, type Variant } from './address.ts';
import { Clock, CompareTrack } from './CompareTrack.tsx';
import styles from './compare.module.css';
import { Figures } from './Figures.tsx';
import { runNames, SETS } from './names.ts';
import { Panes } from './Panes.tsx';
import { RunHead } from './RunHead.tsx';
import { type Compared, compare, labAddress } from './runs.ts';

interface ComparisonProps {
  readonly comparing: Comparing;
  readonly onChange: (comparing: Comparing) => void;
}

/** Runs of one experiment in lockstep: settings over pictures, pictures over figures, time at the foot. */
export function Comparison({ comparing, onChange }: ComparisonProps) {
  const { experiment, variants } = comparing;
  const compared = useMemo(() => compare(experiment, variants), [experiment, variants]);
  const { shared } = compared;
  const player = usePlayer(shared, screenOfMs(compared, comparing.ms));
  const names = runNames(variants);
  const base = baseScenario(experiment);
  const setVariants = (next: readonly Variant[]) => onChange({ ...comparing, variants: next });
  const setExperiment = (next: Experiment) => onChange({ ...comparing, experiment: next });
  const addFault = (make: typeof lossOf) => (id: MessageId, index: TraceIndex) => {
    const message = index.message(id);
    if (!message || message.fate === 'lost' || !isOnTheWire(message, index)) return;
    setExperiment(adding(experiment, make(message, index)));
  };
  useKeepMs(player, compared, comparing, onChange);
  return (
    <>
      <header className={styles.title}>
        <div>
          <p className={styles.over}>
            The same faults, {countWord(variants.length)} configurations
          </p>
          <h1>{base.title === '' ? base.id : base.title}</h1>
        </div>
        <Sets onChoose={setVariants} />
      </header>
      <SharedFaults experiment={experiment} onChange={setExperiment} />
      <div className={styles.columns} data-runs={variants.length}>
        {variants.map((variant, at) => {
          const index = shared.indexes[at];
          return (
            index && (
              <RunHead
                // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the row
                key={at}
                place={at}
                trace={index.trace}
                variant={variant}
                href={labAddress(experiment, variant, shared.parting?.event ?? -1)}
                onChange={(next) => setVariants(variants.with(at, next))}
                onRemove={
                  variants.length > LEAST_RUNS
                    ? () => setVariants(variants.filter((_, other) => other !== at))
                    : null
                }
              />
            )
          );
        })}
      </div>
      <Panes
        compared={compared}
        names={names}
        player={player}
        onLose={addFault(lossOf)}
        onHold={addFault(silenceOf)}
      />
      <div className={styles.soFars} data-runs={variants.length}>
        {shared.indexes.map((index, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the row
          <SoFar key={at} index={index} player={player} />
        ))}
      </div>
      {variants.length < MOST_RUNS && (
        <Button icon="plus" onClick={() => setVariants([...variants, variants.at(-1) ?? AS_IT_IS])}>
          Add a run
        </Button>
      )}
      <Figures compared={compared} names={names} />
      <Foot compared={compared} player={player} names={names} />
    </>
  );
}

function Sets({ onChoose }: { readonly onChoose: (variants: readonly Variant[]) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no <fieldset>
    <div className={styles.sets} role="group" aria-label="What to compare">
      {SETS.map(({ name, variants }) => (
        <Button key={name} size="small" onClick={() => onChoose(variants)}>
          {name}
        </Button>
      ))}
    </div>
  );
}

interface SharedFaultsProps {
  readonly experiment: Experiment;
  readonly onChange: (experiment: Experiment) => void;
}

/** The faults that every run meets; a message of any run can be lost to add one. */
function SharedFaults({ experiment, onChange }: SharedFaultsProps) {
  const run = runOf(experiment);
  const lines = faultLines(run);
  const own = run.base.interventions.length;
  return (
    <section className={styles.faults} aria-label="Faults that all runs share">
      <span className={styles.faultsName}>
        {lines.length === 0
          ? t`No fault yet: choose a message of any run and cut it.`
          : t`All runs share`}
      </span>
      {lines.map(({ index, text, enabled, own: isOwn }) => (
        <span key={index} className={styles.fault} data-off={!enabled}>
          <Switch
            checked={enabled}
            onChange={(on) => onChange(switching(experiment, own, index, on))}
          >
            {text}
          </Switch>
          {!isOwn && (
            <IconButton
              icon="x"
              label={t`Remove fault ${index + 1}`}
              onClick={() => onChange(removing(experiment, own, index))}
            />
          )}
        </span>
      ))}
    </section>
  );
}

/** A run's log at the playhead. */
function SoFar({ index, player }: { readonly index: TraceIndex; readonly player: Player }) {
  const event = useEventAt(player, index.clock);
  const { outcome } = useMemo(() => selectRail(index, event), [index, event]);
  return (
    <div className={styles.soFar}>
      <RunOutcome outcome={outcome} />
      <p className={styles.told}>
        <span>the app was told</span> {outcome.told}
      </p>
    </div>
  );
}

interface FootProps {
  readonly compared: Compared;
  readonly player: Player;
  readonly names: readonly string[];
}

/** Time of all runs. */
function Foot({ compared, player, names }: FootProps) {
  const { shared } = compared;
  const playing = useIsPlaying(player);
  const singleKeys = useLab((lab) => lab.singleKeys);
  const toParting = () => player.seek(shared.parting?.screen ?? shared.duration);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (keepsKey(event.target, event.key)) return;
      const letter = event.key.length === 1 && event.key !== ' ' && !singleKeys;
      const act = letter ? undefined : keyAction(event.key.toLowerCase());
      if (!act) return;
      event.preventDefault();
      act();
    };
    const keyAction = (key: string): (() => void) | undefined =>
      ({
        ' ': player.isMoving() ? player.pause : player.play,
        k: player.isMoving() ? player.pause : player.play,
        arrowleft: () => player.step(-1),
        arrowright: () => player.step(1),
        home: () => player.seek(0),
        end: () => player.seek(shared.duration),
        n: () => player.seek(shared.parting?.screen ?? shared.duration),
      })[key];
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [player, shared, singleKeys]);
  return (
    <section className={styles.foot} aria-label="Time">
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons is no <fieldset> */}
      <div className={styles.transport} role="group" aria-label="Playback of all runs">
        <IconButton
          icon="stepBack"
          label="Previous event of any run"
          variant="outline"
          onClick={() => player.step(-1)}
        />
        <IconButton
          icon={playing ? 'pause' : 'play'}
          label={playing ? t`Pause` : t`Play`}
          variant="primary"
          onClick={playing ? player.pause : player.play}
        />
        <IconButton
          icon="stepForward"
          label="Next event of any run"
          variant="outline"
          onClick={() => player.step(1)}
        />
        <Button icon="nextEvent" disabled={!shared.parting} onClick={toParting}>
          Difference
        </Button>
      </div>
      <CompareTrack shared={shared} player={player} names={names.map(shortName)} />
      <output className={styles.clock} aria-live="off">
        <Clock shared={shared} player={player} />
      </output>
    </section>
  );
}

/** A few letters for a row of the tape: the last value of a name. */
function shortName(name: string): string {
  const word = name.split(/[ =]/).at(-1) ?? name;
  if (word === 'true') return 'on';
  return word === 'false' ? 'off' : word;
}

function countWord(count: number): string {
  return [t`no`, t`one`, t`two`, t`three`, t`four`][count] ?? numberText(count);
}

/** The screen time at which all that happens at a virtual time has happened. */
function screenOfMs({ shared }: Compared, ms: number): number {
  if (ms <= 0) return 0;
  return shared.stops.findLast((one) => shared.virtualAt(one) <= ms) ?? 0;
}

/** Keeps the playhead's time in the address, once it rests. */
function useKeepMs(
  player: Player,
  { shared }: Compared,
  comparing: Comparing,
  onChange: (comparing: Comparing) => void,
): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      const ms = Math.floor(shared.virtualAt(player.get()));
      if (!player.isMoving() && ms !== comparing.ms) onChange({ ...comparing, ms });
    };
    const unsubscribe = player.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [player, shared, comparing, onChange]);
}

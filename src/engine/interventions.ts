// The scenario's faults: when their moment comes, and what they do.
import { required } from './assert.ts';
import { matches, subjectOf } from './moments.ts';
import { delayMessage, holdFrom, loseEverything } from './network/connection.ts';
import type { OccurrenceOf } from './occurrence.ts';
import { extras, isOfConnection, type RareIntervention } from './parts.ts';
import type { Intervention, When } from './scenario.ts';
import { isTime } from './scenarioWords.ts';
import type { Sim } from './sim.ts';
import type { ConnectionId } from './units.ts';

/** Looks whether the step's event is a moment that an intervention waits for. */
export function watchMoments(sim: Sim): void {
  const { event, scenario } = sim;
  if (!event || scenario.interventions.length === 0) return;
  const waiting = scenario.interventions.some(
    (one, index) => !isTime(one.when) && !sim.world.interventions[index]?.fired,
  );
  if (!waiting) return;
  const subject = subjectOf(sim.world, event);
  if (subject.moments.length === 0) return;
  // the last first: each is put before what is planned, so the first comes out on top
  for (let index = scenario.interventions.length - 1; index >= 0; index--) {
    const intervention = required(scenario.interventions[index], 'intervention');
    const progress = required(sim.world.interventions[index], 'intervention state');
    if (!intervention.enabled || isTime(intervention.when) || progress.fired) continue;
    if (!matches(intervention.when, subject)) continue;
    const seen = progress.seen + 1;
    setProgress(sim, index, { seen, fired: false });
    if (seen !== intervention.when.copy) continue;
    const planned = {
      kind: 'intervene',
      index,
      connection: subject.connection,
      request: subject.request,
      direction: subject.direction,
    } as const;
    const afterMs = 'afterMs' in intervention ? intervention.afterMs : 0;
    if (afterMs === 0) sim.intervene(planned, index);
    else sim.interveneLater(sim.now + afterMs, planned, index);
  }
}

function setProgress(sim: Sim, index: number, progress: { seen: number; fired: boolean }): void {
  sim.world = { ...sim.world, interventions: sim.world.interventions.with(index, progress) };
}

/** Carries an intervention out. One that finds nothing to act on has not fired, and the trace says so. */
export function intervene(sim: Sim, occurrence: OccurrenceOf<'intervene'>): void {
  const { index } = occurrence;
  const intervention = required(sim.scenario.interventions[index], 'intervention', index);
  const progress = required(sim.world.interventions[index], 'state of intervention', index);
  if (!isOfConnection(intervention)) {
    const fired = extras().carryOut(sim, intervention);
    if (fired) setProgress(sim, index, { seen: progress.seen, fired });
    return;
  }
  const connection = occurrence.connection ?? connectionAt(sim, intervention.when);
  if (connection === null || !carryOut(sim, intervention, { ...occurrence, connection })) return;
  setProgress(sim, index, { seen: progress.seen, fired: true });
}

function connectionAt(sim: Sim, when: When): ConnectionId | null {
  if (!isTime(when)) return null;
  const client = when.producer ?? sim.scenario.producers[0]?.id;
  const broker = when.broker ?? sim.world.partitions[0]?.leader;
  const theirs = sim.world.connections.filter(
    (one) => one.client === client && one.broker === broker,
  );
  const open = theirs.filter((one) => one.state === 'open' || one.state === 'opening');
  return (open.at(-1) ?? theirs.at(-1))?.id ?? null;
}

type Aim = OccurrenceOf<'intervene'> & { readonly connection: ConnectionId };

function carryOut(
  sim: Sim,
  intervention: Exclude<Intervention, RareIntervention>,
  aim: Aim,
): boolean {
  const { connection: id, request } = aim;
  if (intervention.do === 'release')
    return extras().releaseTraffic(sim, id, intervention.connection);
  const connection = sim.connection(id);
  const alive = connection.state === 'open' || connection.state === 'opening';
  if (!alive) return false;
  switch (intervention.do) {
    case 'cut':
      sim.emit('network', { type: 'connectionCut', connection: id });
      loseEverything(sim, id, 'cut');
      sim.later(sim.now + sim.scenario.network.disconnectMs, {
        kind: 'clientDisconnect',
        connection: id,
        reason: 'disconnected',
      });
      return true;
    case 'hold':
    case 'stall': {
      const direction = intervention.do === 'hold' ? 'toBroker' : 'toClient';
      holdFrom(sim, id, direction, request);
      sim.emit('network', {
        type: 'trafficHeld',
        connection: id,
        direction,
        request,
      });
      return true;
    }
    case 'delay': {
      const { direction } = aim;
      if (request === null || direction === null) return false;
      delayMessage(sim, id, direction, request, intervention.byMs);
      sim.emit('network', {
        type: 'messageDelayed',
        request,
        connection: id,
        direction,
        byMs: intervention.byMs,
      });
      return true;
    }
  }
}

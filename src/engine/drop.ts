// Plans that have lost their meaning, such as those of a process that is gone.
import type { Occurrence } from './occurrence.ts';
import type { Sim } from './sim.ts';

/** Takes back everything planned, for now or later, that is meant. */
export function drop(sim: Sim, isMeant: (occurrence: Occurrence) => boolean): void {
  const { agenda, schedule } = sim.world;
  sim.world = {
    ...sim.world,
    agenda: agenda.filter((one) => !isMeant(one.occurrence)),
    schedule: schedule.filter((one) => !isMeant(one.occurrence)),
  };
}

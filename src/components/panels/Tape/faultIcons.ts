import type { Intervention } from '../../../engine/index.ts';
import type { IconName } from '../../ui/iconPaths.ts';

/** What each kind of fault looks like as a chip; its name says it in words. */
export const FAULT_ICONS: Readonly<Record<Intervention['do'], IconName>> = {
  cut: 'scissors',
  hold: 'pause',
  stall: 'pause',
  release: 'play',
  delay: 'clock',
  crashBroker: 'x',
  stopBroker: 'x',
  startBroker: 'play',
  moveLeader: 'swap',
  stopReplication: 'minus',
  resumeReplication: 'plus',
  shrinkIsr: 'minus',
  forgetProducer: 'gap',
  refuse: 'alert',
  denyWrite: 'alert',
  allowWrite: 'plus',
  crash: 'x',
  restart: 'loop',
  pause: 'pause',
  resume: 'play',
  crashConsumer: 'x',
  restartConsumer: 'loop',
  pauseConsumer: 'pause',
  cutConsumer: 'scissors',
};

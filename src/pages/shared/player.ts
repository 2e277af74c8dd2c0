// A playhead of a page's own: where it is, whether it moves, and what moves it. Screen ms of a presentation clock.

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Playhead } from '../../components/panels/types.ts';

/** What the playhead moves through. */
export interface Road {
  readonly duration: number;
  /** Screen times that a step goes to, ascending. */
  readonly stops: readonly number[];
}

export interface Player extends Playhead {
  readonly play: () => void;
  readonly pause: () => void;
  /** At once, as a drag does. */
  readonly seek: (screen: number) => void;
  readonly step: (by: 1 | -1) => void;
  /** Another run under the same playhead. */
  readonly setRoad: (road: Road) => void;
}

/** A frame that took longer was a hiccup, and the run must not jump because of it. */
const LONGEST_FRAME_MS = 100;
/** Under reduced motion playing is a row of still pictures, this long each. */
const STILL_MS = 700;

function createPlayer(first: Road, start = 0): Player {
  let road = first;
  let screen = start;
  let playing = false;
  let frame = 0;
  let before: number | null = null;
  let sinceStill = 0;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const one of listeners) one();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    playing = false;
    before = null;
  };
  const moveTo = (to: number) => {
    screen = Math.min(road.duration, Math.max(0, to));
    tell();
  };
  const next = () => road.stops.find((one) => one > screen);
  const onFrame = (now: number) => {
    const elapsed = Math.min(LONGEST_FRAME_MS, now - (before ?? now));
    before = now;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      sinceStill += elapsed;
      if (sinceStill >= STILL_MS) {
        sinceStill = 0;
        screen = next() ?? road.duration;
      }
    } else screen = Math.min(road.duration, screen + elapsed);
    if (screen >= road.duration) stop();
    else frame = requestAnimationFrame(onFrame);
    tell();
  };
  return {
    get: () => screen,
    isMoving: () => playing,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    play: () => {
      if (playing) return;
      if (screen >= road.duration) screen = 0;
      playing = true;
      sinceStill = STILL_MS;
      frame = requestAnimationFrame(onFrame);
      tell();
    },
    pause: () => {
      stop();
      tell();
    },
    seek: (to) => {
      stop();
      moveTo(to);
    },
    step: (by) => {
      stop();
      const to = by > 0 ? next() : road.stops.findLast((one) => one < screen);
      moveTo(to ?? (by > 0 ? road.duration : 0));
    },
    setRoad: (other) => {
      road = other;
      if (screen > road.duration) moveTo(road.duration);
    },
  };
}

/** A player that lives as long as its component; it stops when nobody looks. */
export function usePlayer(road: Road, start: number): Player {
  const [player] = useState(() => createPlayer(road, start));
  useEffect(() => player.setRoad(road), [player, road]);
  useEffect(() => {
    const onHide = () => {
      if (document.hidden) player.pause();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      player.pause();
    };
  }, [player]);
  return player;
}

/** Whether it plays; renders when that changes. */
export function useIsPlaying(player: Player): boolean {
  return useSyncExternalStore(player.subscribe, player.isMoving, player.isMoving);
}

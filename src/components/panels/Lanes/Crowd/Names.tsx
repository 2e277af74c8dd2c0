import { useLayoutEffect, useRef } from 'react';
import type { LaneArrow, LanesLayout } from '../../../../trace/selectors/lanesTypes.ts';
import type { MessageId } from '../../../../trace/types.ts';
import type { MessageGestures } from '../../types.ts';
import { arrowShape, outline } from '../arrowPaths.ts';
import styles from '../lanes.module.css';
import { NameList } from './NameList.ts';

interface NamesProps {
  readonly arrows: readonly LaneArrow[];
  /** They have a button of their own. */
  readonly single: readonly LaneArrow[];
  readonly layout: LanesLayout;
  readonly gestures: MessageGestures;
  readonly onGo: (message: MessageId) => void;
}

/** The messages of a crowd for assistive technology and for the pointer. */
export function Names({ arrows, single, layout, gestures, onGo }: NamesProps) {
  const group = useRef<SVGGElement>(null);
  const list = useRef<NameList | null>(null);
  useLayoutEffect(() => {
    if (!group.current) return;
    const wayOf = (arrow: LaneArrow) => outline(arrowShape(arrow, layout, 0, 0), arrow.fate);
    const looks = { button: styles.arrow ?? '', way: styles.hit ?? '' };
    list.current = new NameList(group.current, wayOf, looks);
    const { current } = group;
    return () => {
      list.current?.stop();
      current.replaceChildren();
    };
  }, [layout]);
  // Which are single is another list in each render
  const others = single.map((one) => one.message).join();
  useLayoutEffect(() => {
    const alone = new Set(others.split(','));
    list.current?.show(arrows.filter((one) => !alone.has(one.message)));
  }, [arrows, others]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the buttons inside
    <g
      ref={group}
      onClick={({ target }) => {
        const message = messageOf(target);
        if (message) gestures.onSelect({ kind: 'message', message });
      }}
      onFocus={({ target }) => {
        const message = messageOf(target);
        if (message) onGo(message);
      }}
    />
  );
}

/** Which message a mark is about. */
export function messageOf(target: EventTarget): MessageId | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[data-message]')?.getAttribute('data-message') ?? null;
}

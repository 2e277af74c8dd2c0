import { useEffect } from 'react';
import { t } from '../../i18n/t.ts';
import { followLayout } from '../../store/browserStateLayout.ts';
import { useActions, useLab, useLabStore } from '../../store/useLab.ts';
import Grip from '../ui/Grip.tsx';

const DRAWN_FOR = 296;

/** The edge between the story and the lab. */
export default function RailGrip() {
  const size = useLab((lab) => lab.sizes.story) ?? DRAWN_FOR;
  const { resize } = useActions();
  const store = useLabStore();
  // from the first move on there is something to keep
  useEffect(() => followLayout(store), [store]);
  return (
    <Grip
      label={t`Width of the story`}
      edge="right"
      size={size}
      least={240}
      most={520}
      onSize={(story) => resize({ story })}
    />
  );
}

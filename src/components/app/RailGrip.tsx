import { useEffect, useState } from 'react';
import { t } from '../../i18n/t.ts';
import Grip from '../ui/Grip.tsx';

const DRAWN_FOR = 296;

/** The edge between the story and the lab. */
export default function RailGrip() {
  const [size, setSize] = useState<number | null>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    if (size === null) style.removeProperty('--rail');
    else style.setProperty('--rail', `${size}px`);
  }, [size]);
  return (
    <Grip
      label={t`Width of the story`}
      edge="right"
      size={size ?? DRAWN_FOR}
      least={240}
      most={520}
      onSize={setSize}
    />
  );
}

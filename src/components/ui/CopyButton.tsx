import { useEffect, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { Button } from './Button.tsx';

/** Copies a text, and says for a moment that it did, or that the browser refused. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => setSaid('copied'))
      .catch(() => setSaid('refused'));
  const words = { copied: t`Copied`, refused: t`Not allowed here` } as const;
  return (
    <Button
      size="small"
      variant="quiet"
      icon={said === 'copied' ? 'check' : 'copies'}
      aria-label={said ? words[said] : t`Copy the ${what}`}
      onClick={() => void copy()}
    >
      {said ? words[said] : t`Copy`}
    </Button>
  );
}

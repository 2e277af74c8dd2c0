import { Segmented } from '../ui/Segmented.tsx';

type Acks = '0' | '1' | 'all';

const CHOICES = [
  { value: '0', text: '0' },
  { value: '1', text: '1' },
  { value: 'all', text: 'all' },
] as const;

interface AcksChoiceProps {
  /** As Kafka has it; `-1` is `all`. */
  readonly value: string;
  readonly onChange: (acks: Acks) => void;
}

/** The three values of acks beside each other, under the setting's name. */
export function AcksChoice({ value, onChange }: AcksChoiceProps) {
  const shown = value === '0' || value === '1' ? value : 'all';
  return (
    <>
      <code aria-hidden="true">acks</code>
      <Segmented label="acks" value={shown} options={CHOICES} onChange={onChange} />
    </>
  );
}

import { useMemo, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import type { Branch } from '../../../store/branches.ts';
import { type BranchLine, compareBranches } from '../../../store/branchNames.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './branches.module.css';

/** Longest name of a branch, so that the strip and the address stay short. */
const LONGEST_NAME = 40;

interface BranchDialogProps {
  readonly open: boolean;
  readonly lines: readonly BranchLine[];
  readonly branches: readonly Branch[];
  readonly onClose: () => void;
  /** An empty field gives the branch the name of its change again. */
  readonly onName: (at: number, name: string | null) => void;
  readonly onRemove: (at: number) => void;
}

/** Names, removes and compares branches. */
export function BranchDialog(props: BranchDialogProps) {
  const { open, lines, branches, onClose, onName, onRemove } = props;
  return (
    <Dialog open={open} title="Branches of this run" onClose={onClose}>
      <Comparison lines={lines} branches={branches} />
      <h3 className={styles.heading}>Names</h3>
      <ol className={styles.names}>
        {lines.map(({ at, name, named, current }) => (
          <li key={at}>
            <input
              className={styles.name}
              aria-label={t`Name of branch ${at + 1}`}
              maxLength={LONGEST_NAME}
              placeholder={name}
              defaultValue={named ? name : ''}
              onBlur={(event) => onName(at, event.target.value.trim() || null)}
            />
            {at > 0 && !current ? (
              <IconButton
                icon="x"
                label={t`Remove branch ${at + 1}`}
                onClick={() => onRemove(at)}
              />
            ) : (
              <span className={styles.stays}>{current ? t`shown` : t`first`}</span>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function Comparison({ lines, branches }: Pick<BranchDialogProps, 'lines' | 'branches'>) {
  const here = lines.find((one) => one.current)?.at ?? 0;
  const [chosen, setChosen] = useState<readonly [number, number]>([
    branches[here]?.from ?? 0,
    here,
  ]);
  const [left, right] = chosen.map((one) => Math.min(Math.max(0, one), branches.length - 1));
  const [one, other] = [branches[left ?? 0]?.experiment, branches[right ?? 0]?.experiment];
  const result = useMemo(() => one && other && compareBranches(one, other), [one, other]);
  const choice = (label: string, value: number, choose: (at: number) => void) => (
    <select
      aria-label={label}
      className={styles.name}
      value={value}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {lines.map(({ at, name }) => (
        <option key={at} value={at}>
          {at + 1}: {name}
        </option>
      ))}
    </select>
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td />
          <th scope="col">
            {choice(t`Left branch`, left ?? 0, (at) => setChosen([at, right ?? 0]))}
          </th>
          <th scope="col">
            {choice(t`Right branch`, right ?? 0, (at) => setChosen([left ?? 0, at]))}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td colSpan={3} className={styles.same}>
            {result?.same}
          </td>
        </tr>
        {result && (result.left ?? result.right) !== null && (
          <tr>
            <th scope="row">then</th>
            <td>{result.left ?? t`The run is over.`}</td>
            <td>{result.right ?? t`The run is over.`}</td>
          </tr>
        )}
        {result?.differences.map((row) => (
          <tr key={row.term}>
            <th scope="row">
              <code>{row.term}</code>
            </th>
            <td>{row.left}</td>
            <td>{row.right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

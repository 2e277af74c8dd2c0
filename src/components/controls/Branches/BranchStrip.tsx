import { useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { withoutBranch } from '../../../store/branches.ts';
import { type BranchLine, branchLines } from '../../../store/branchNames.ts';
import { tellChange } from '../../../store/tellings.ts';
import { useActions, useLab } from '../../../store/useLab.ts';
import { Button } from '../../ui/Button.tsx';
import { BranchDialog } from './BranchDialog.tsx';
import styles from './branches.module.css';

/** The branches of this run over the tape: the one on screen, and those that edits left. */
export default function BranchStrip() {
  const branches = useLab((lab) => lab.branches);
  const experiment = useLab((lab) => lab.experiment);
  const { change, setBranches } = useActions();
  const [open, setOpen] = useState(false);
  const lines = branchLines(branches, experiment);
  const show = ({ at, name }: BranchLine) => {
    const branch = branches[at];
    if (!branch) return;
    change(branch.experiment, (before, after) =>
      tellChange(t`Branch ${at + 1}, ${name}`, before.index, after.index),
    );
  };
  if (branches.length < 2) return null;
  return (
    <nav className={styles.strip} aria-label="Branches of this run">
      <ol className={styles.branches}>
        {lines.map((line) => (
          <li key={line.at} className={styles.branch}>
            {line.depth > 0 && (
              <span className={styles.fork} aria-hidden="true">
                {'└'.padStart(line.depth, '·')}
              </span>
            )}
            <button
              type="button"
              className={styles.choose}
              aria-current={line.current ? 'true' : undefined}
              title={line.name}
              onClick={() => show(line)}
            >
              {line.name}
            </button>
          </li>
        ))}
      </ol>
      <Button size="small" icon="copies" onClick={() => setOpen(true)}>
        Compare
      </Button>
      <BranchDialog
        open={open}
        lines={lines}
        branches={branches}
        onClose={() => setOpen(false)}
        onName={(at, name) =>
          setBranches(branches.map((one, place) => (place === at ? { ...one, name } : one)))
        }
        onRemove={(at) => setBranches(withoutBranch(branches, at))}
      />
    </nav>
  );
}

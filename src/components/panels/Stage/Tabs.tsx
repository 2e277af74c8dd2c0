import type { Tab } from '../../../trace/selectors/stageTypes.ts';
import styles from './stage.module.css';

interface ChoiceProps {
  readonly label: string;
  readonly tabs: readonly Tab<string>[];
  readonly onChoose: (id: string) => void;
}

interface TabsProps extends ChoiceProps {
  /** From the stage's right edge and its top, px. */
  readonly right: number;
  readonly top: number;
}

const MOST_BUTTONS = 3;

/** Which partition or producer the stage shows, at its place in the picture. */
export default function Tabs({ right, top, ...choice }: TabsProps) {
  return (
    <div className={styles.place} style={{ right, top }}>
      <Choice {...choice} />
    </div>
  );
}

/** Nothing to choose where there is only one; more than three become a list. */
export function Choice({ label, tabs, onChoose }: ChoiceProps) {
  if (tabs.length < 2) return null;
  if (tabs.length > MOST_BUTTONS) {
    return (
      <select
        className={styles.choice}
        aria-label={label}
        value={tabs.find((one) => one.chosen)?.id}
        onChange={(event) => onChoose(event.target.value)}
      >
        {tabs.map((one) => (
          <option key={one.id} value={one.id}>
            {one.id}
          </option>
        ))}
      </select>
    );
  }
  return (
    <div className={styles.tabs} role="radiogroup" aria-label={label}>
      {tabs.map((one) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot be drawn as a tab
        <button
          key={one.id}
          type="button"
          role="radio"
          aria-checked={one.chosen}
          className={styles.tab}
          onClick={() => onChoose(one.id)}
        >
          {one.id}
        </button>
      ))}
    </div>
  );
}

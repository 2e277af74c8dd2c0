import type { Tab } from '../../../trace/selectors/stageTypes.ts';
import styles from './stage.module.css';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab<string>[];
  /** Right end and top, in px of the stage. */
  readonly right: number;
  readonly top: number;
  readonly width: number;
  readonly onChoose: (id: string) => void;
}

const MOST_BUTTONS = 3;

/** Which partition or producer the stage shows. More than three become a list. */
export function Tabs({ label, tabs, right, top, width, onChoose }: TabsProps) {
  if (tabs.length < 2) return null;
  const place = { right: width - right, top };
  if (tabs.length > MOST_BUTTONS) {
    return (
      <div className={styles.tabs} style={place}>
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
      </div>
    );
  }
  return (
    <div className={styles.tabs} style={place} role="radiogroup" aria-label={label}>
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

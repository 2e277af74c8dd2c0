import { Text } from '../../components/marks/index.ts';
import { t } from '../../i18n/t.ts';
import styles from './compare.module.css';
import type { PaneLayout } from './paneLayout.ts';

/** Height of the heads, px. */
export const PANE_HEAD = 24;

/** Who stands at which lane of a run. */
export function PaneHeads({ layout }: { readonly layout: PaneLayout }) {
  const { lanes, log, charged, width } = layout;
  const short = width < 300;
  return (
    <svg width={width} height={PANE_HEAD} className={styles.heads} aria-hidden="true">
      <Text x={Math.max(lanes.client, 26)} y={16} anchor="middle" kind="strong">
        {short ? t`client` : t`producer`}
      </Text>
      <Text x={lanes.gate} y={16} anchor="middle" kind="strong">
        {short ? t`broker` : t`leader`}
      </Text>
      {log && (
        <Text x={log.x} y={16} kind="strong">
          {width > 400 ? t`log` : ''}
        </Text>
      )}
      {charged !== null && (
        <Text x={charged} y={16} anchor="end" kind="strong">
          charged
        </Text>
      )}
    </svg>
  );
}

import { Lane, Text } from '../../marks/index.ts';
import styles from './lanes.module.css';
import type { PanelMeasures } from './lanesMetrics.ts';

interface LanesHeadProps {
  readonly at: PanelMeasures;
  readonly width: number;
  readonly followers: string;
}

/** The lanes leave the machines here; the followers have no machine of their own. */
export function LanesHead({ at, width, followers }: LanesHeadProps) {
  const { client, gate } = at.lanes;
  return (
    <svg className={styles.head} width={width} height={at.head} aria-hidden="true">
      <Lane x={client} y={0} h={at.head} />
      <Lane x={gate} y={0} h={at.head} />
      <Text x={at.left} y={26} kind="machine">
        What happened when
      </Text>
      {at.lanes.followers !== null && followers !== '' && (
        <>
          <Text x={at.lanes.followers} y={20} kind="caption" anchor="middle">
            {followers}
          </Text>
          <Lane x={at.lanes.followers} y={27} h={at.head - 27} tone="ink3" />
        </>
      )}
    </svg>
  );
}

import { t } from '../../../i18n/t.ts';
import type { LanesView } from '../../../trace/selectors/lanesTypes.ts';
import { Lane, Text } from '../../marks/index.ts';
import styles from './lanes.module.css';
import type { PanelMeasures } from './lanesMetrics.ts';

interface LanesHeadProps {
  readonly at: PanelMeasures;
  readonly width: number;
  readonly view: LanesView;
  /** No machine stands above. */
  readonly named: boolean | undefined;
}

/** From a lane to its name. */
const BESIDE = 8;
/** What scrolls away fades under the head, and the lanes do not: at most so far, px. */
const EDGE = 48;

/** The lanes leave the machines here; the others have no machine of their own. */
export function LanesHead({ at, width, view, named }: LanesHeadProps) {
  const { client, gate, followers, coordinator, consumers, brokers } = view.layout;
  const others: readonly (readonly [number | null | undefined, string])[] = [
    ...[...(brokers ?? [])].map(([id, x]) => [x, `b${id}`] as const),
    [followers, view.followers],
    [coordinator, t`coordinator`],
    [consumers, t`consumers`],
  ];
  return (
    <svg className={styles.head} width={width} height={at.head} aria-hidden="true">
      <Lane x={client} y={0} h={at.head + EDGE} />
      {!brokers && <Lane x={gate} y={0} h={at.head + EDGE} />}
      <Text x={at.left} y={26} kind="machine">
        What happened when
      </Text>
      {named && (
        <>
          <Text x={client + BESIDE} y={20} kind="caption">
            client
          </Text>
          <Text x={gate + BESIDE} y={20} kind="caption">
            broker
          </Text>
        </>
      )}
      {others.map(
        ([x, name]) =>
          x != null &&
          name !== '' && (
            <g key={name}>
              <Text x={x} y={20} kind="caption" anchor="middle">
                {name}
              </Text>
              <Lane x={x} y={27} h={at.head - 27 + EDGE} tone="ink3" />
            </g>
          ),
      )}
    </svg>
  );
}

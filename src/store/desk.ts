// The panels of the desk, which stands between the lab and its tape. An address names the open one.
import { t } from '../i18n/t.ts';

/** What each panel is called, in the order of the row. */
export const DESK_TITLES = {
  outputs: t`Kafka’s outputs`,
  findings: t`Findings`,
  bytes: 'Bytes',
  charts: t`Charts`,
  config: t`Configuration`,
  code: t`Code`,
} as const;
export type DeskPanel = keyof typeof DESK_TITLES;
export const DESK_PANELS = Object.keys(DESK_TITLES) as readonly DeskPanel[];

/** The panel of `outputs` or `outputs:log`; undefined for a name that no panel has. */
export function panelOf(desk: string): DeskPanel | undefined {
  const [name] = desk.split(':');
  return DESK_PANELS.find((one) => one === name);
}

/** What is chosen inside the panel: `log` of `outputs:log`. */
export function choiceOf(desk: string): string {
  return desk.slice(desk.indexOf(':') + 1 || desk.length);
}

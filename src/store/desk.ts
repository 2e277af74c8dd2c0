// The panels of the desk, which stands between the lab and its tape. An address names the open one.

export const DESK_PANELS = ['outputs', 'findings', 'bytes', 'charts', 'config', 'code'] as const;
export type DeskPanel = (typeof DESK_PANELS)[number];

/** The panel of `outputs` or `outputs:log`; undefined for a name that no panel has. */
export function panelOf(desk: string): DeskPanel | undefined {
  const [name] = desk.split(':');
  return DESK_PANELS.find((one) => one === name);
}

/** What is chosen inside the panel: `log` of `outputs:log`. */
export function choiceOf(desk: string): string {
  return desk.slice(desk.indexOf(':') + 1 || desk.length);
}

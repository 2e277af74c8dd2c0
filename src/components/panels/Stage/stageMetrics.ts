/** Heights inside the stage, from the top of the machines: shared by the machines that face each other. */

/** Baseline of every machine's title. */
export const TITLE = 27;
/** Requests pass the gate here, answers there. */
export const REQUEST_Y = 224;
export const RESPONSE_Y = 318;
/** The gate's wall. */
export const GATE_TOP = 134;
export const GATE_HEIGHT = 240;
/** Where a loss is remembered: title, line, caption. */
export const ECHO = { title: 100, line: 124, caption: 148 } as const;
/** The log's heading and its first row. */
export const LOG_HEADING = 148;
export const LOG_TOP = 158;
/** From the broker's edge to the middle of its verdict. */
export const VERDICT_SHARE = 0.48;

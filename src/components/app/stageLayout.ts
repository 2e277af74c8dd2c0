/**
 * Column geometry of the stage, which the lanes below share: one x for one machine. Pure numbers
 * from the width of the content, so that both panels, the shell and a test agree.
 */
export type StageKind = 'wide' | 'middle' | 'compact';

export interface Column {
  readonly x: number;
  readonly w: number;
}

export interface StageLayout {
  readonly kind: StageKind;
  /** Width of the content in CSS px. */
  readonly width: number;
  readonly margin: number;
  /** Top of the machines, and how high the client's box is. */
  readonly top: number;
  readonly height: number;
  /** Height of the whole stage with everything in it; the lanes start here. 0: the stage has no machines. */
  readonly bottom: number;
  readonly client: Column;
  readonly wire: Column;
  readonly broker: Column;
  readonly statement: Column & { readonly y: number };
  /** From the broker's edge to its log: the gate and its verdict. */
  readonly gateZone: number;
  /** Followers have columns of their own; else `ISR 3 of 3`. */
  readonly replicas: boolean;
  readonly lanes: LaneColumns;
}

/** Where the lanes are: the edges of the machines, carried on downward. */
export interface LaneColumns {
  readonly client: number;
  readonly gate: number;
  readonly followers: number | null;
}

/** Narrowest content with all four columns beside each other, and the width that they were drawn for. */
const FOUR_COLUMNS_FROM = 984;
const DRAWN_FOR = 1144;
/** Below, the stage's parts are sheets under the lanes' heads. */
export const THREE_COLUMNS_FROM = 744;
const WIDEST = 1720;

const TOP = 16;
const HEIGHT = 386;
/** The statement in one line, under the machines. */
export const RECEIPT_BAR = 46;
const BAR_GAP = 8;

/** How much of the extra width the wire takes before the log gets the rest. */
const WIRE_GROWS_BY = 110;

export function stageLayout(contentWidth: number): StageLayout {
  const width = Math.min(WIDEST, Math.max(320, Math.floor(contentWidth)));
  if (width < THREE_COLUMNS_FROM) return compactLayout(width);
  return width < FOUR_COLUMNS_FROM ? threeColumns(width) : fourColumns(width);
}

function fourColumns(width: number): StageLayout {
  const squeeze = Math.min(1, (width - FOUR_COLUMNS_FROM) / (DRAWN_FOR - FOUR_COLUMNS_FROM));
  const from = (narrow: number, drawn: number) => Math.round(narrow + (drawn - narrow) * squeeze);
  const margin = from(16, 20);
  const gap = from(12, 18);
  const clientW = 236;
  const statementW = from(168, 192);
  const extra = Math.max(0, width - DRAWN_FOR);
  const wireW = from(180, 230) + Math.round(Math.min(extra * 0.6, WIRE_GROWS_BY));
  const client = { x: margin, w: clientW };
  const wire = { x: client.x + client.w, w: wireW };
  const statement = { x: width - margin - statementW, w: statementW, y: TOP };
  const broker = { x: wire.x + wire.w, w: statement.x - gap - wire.x - wire.w };
  const replicas = broker.w >= 412;
  return {
    kind: 'wide',
    width,
    margin,
    top: TOP,
    height: HEIGHT,
    bottom: TOP + HEIGHT,
    client,
    wire,
    broker,
    statement,
    gateZone: replicas ? 150 : 138,
    replicas,
    lanes: lanesUnder(wire, broker, 228),
  };
}

function threeColumns(width: number): StageLayout {
  const margin = 16;
  const client = { x: margin, w: 236 };
  const wide = Math.min(1, Math.max(0, (width - 768) / 180));
  const wire = { x: client.x + client.w, w: Math.round(178 + 46 * wide) };
  const broker = { x: wire.x + wire.w, w: width - margin - wire.x - wire.w };
  return {
    kind: 'middle',
    width,
    margin,
    top: TOP,
    height: HEIGHT,
    bottom: TOP + HEIGHT + BAR_GAP + RECEIPT_BAR,
    client,
    wire,
    broker,
    statement: { x: margin, w: width - 2 * margin, y: TOP + HEIGHT + BAR_GAP },
    gateZone: 132,
    replicas: false,
    lanes: lanesUnder(wire, broker, 212),
  };
}

/** Two lanes with the broker's facts to their right. */
function compactLayout(width: number): StageLayout {
  const margin = 16;
  const inner = width - 2 * margin;
  const client = Math.round(margin + inner * 0.29);
  const gate = Math.round(margin + inner * 0.766);
  return {
    kind: 'compact',
    width,
    margin,
    top: 0,
    height: HEIGHT,
    bottom: 0,
    client: { x: margin, w: inner },
    wire: { x: client, w: gate - client },
    broker: { x: margin, w: inner },
    statement: { x: margin, w: inner, y: 0 },
    gateZone: 132,
    replicas: false,
    lanes: { client, gate, followers: null },
  };
}

function lanesUnder(wire: Column, broker: Column, followersAfter: number): LaneColumns {
  return {
    client: wire.x,
    gate: broker.x,
    followers: broker.x + Math.min(followersAfter, broker.w - 40),
  };
}

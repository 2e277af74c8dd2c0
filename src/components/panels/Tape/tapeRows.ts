/** Room beside the axis: for the rows' names, and so that what stands at its ends stays inside. */
export interface TapeInset {
  readonly left: number;
  readonly right: number;
}

/** Heights on the tape, from its top edge. */
export interface TapeRows {
  readonly height: number;
  readonly disc: number;
  readonly client: number;
  readonly axis: number;
  readonly broker: number;
  /** Baseline of the axis labels; null: there are none. */
  readonly labels: number | null;
}

export const tapeRows: { readonly wide: TapeRows; readonly narrow: TapeRows } = {
  wide: { height: 94, disc: 21, client: 35, axis: 47, broker: 59, labels: 87 },
  narrow: { height: 44, disc: 0, client: 22, axis: 22, broker: 22, labels: null },
};

export const tapeInsets: { readonly wide: TapeInset; readonly narrow: TapeInset } = {
  wide: { left: 66, right: 14 },
  narrow: { left: 14, right: 14 },
};

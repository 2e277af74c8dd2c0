import { Fragment } from 'react';

/** A text whose long names may break behind a `_`: OUT_OF_ORDER_SEQUENCE_NUMBER. */
export function Breakable({ text }: { readonly text: string }) {
  return (text.match(/[^_]*_|[^_]+$/g) ?? []).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    <Fragment key={at}>
      {part}
      <wbr />
    </Fragment>
  ));
}

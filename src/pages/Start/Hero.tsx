import {
  Letter,
  RequestLine,
  RoutedLine,
  Slip,
  Text,
  Verdict,
} from '../../components/marks/index.ts';
import { t } from '../../i18n/t.ts';

/** The idea of it all: the same stamp comes a second time, and nothing is written. */
export function Hero() {
  return (
    <svg viewBox="0 0 440 210" role="img" aria-label={NAME}>
      <Letter
        x={2}
        y={26}
        records={[t`order 17 · €40`]}
        partition="orders-0"
        stamp={{ session: 'a', numeral: '2' }}
        foot={t`attempt 2, same bytes`}
      />
      <RequestLine x1={160} y1={68} x2={246} y2={68} />
      <path d="M256 4v44M256 88v44M256 172v34" stroke="var(--ink)" strokeWidth={8} />
      <Verdict x={340} y={68} kind="duplicate" />
      <RoutedLine
        points={[
          { x: 340, y: 90 },
          { x: 340, y: 152 },
          { x: 122, y: 152 },
        ]}
        tone="ok"
        head="none"
        radius={12}
      />
      <Slip x={24} y={135} answer={{ kind: 'ack', baseOffset: 106 }} />
      <Text x={354} y={136} tone="ink2">
        nothing written
      </Text>
    </svg>
  );
}

const NAME = t`Order 17 comes a second time under the same sequence number. The broker recognises it, writes nothing, and answers with offset 106 as before.`;

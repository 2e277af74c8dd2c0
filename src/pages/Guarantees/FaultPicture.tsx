import {
  Cross,
  Lane,
  LostLine,
  RequestLine,
  ResponseLine,
  toneClass,
} from '../../components/marks/index.ts';
import type { Fault } from './grid.ts';

const L = 6;
const R = 78;
const OFF = 4;

/** A fault in small: client at the left, broker at the right, time goes down. */
export function FaultPicture({ picture }: { readonly picture: Fault['picture'] }) {
  return (
    <svg width={84} height={52} aria-hidden="true">
      <Lane x={L} y={0} h={52} tone="ink3" />
      <Lane x={R} y={0} h={52} tone="ink3" />
      <Story picture={picture} />
    </svg>
  );
}

const request = { x1: L + OFF, x2: R - OFF };
const answer = { x1: R - OFF, x2: L + OFF };

function Story({ picture }: { readonly picture: Fault['picture'] }) {
  switch (picture) {
    case 'none':
      return (
        <>
          <RequestLine {...request} y1={8} y2={20} />
          <ResponseLine {...answer} y1={30} y2={42} />
        </>
      );
    case 'request':
      return <LostLine {...request} x2={R - 12} y1={16} y2={30} cut={0.5} />;
    case 'ack':
      return (
        <>
          <RequestLine {...request} y1={8} y2={20} />
          <LostLine {...answer} x2={L + 12} y1={30} y2={42} cut={0.45} />
        </>
      );
    case 'two':
      return (
        <>
          <LostLine {...request} x2={R - 12} y1={8} y2={20} cut={0.5} />
          <LostLine {...request} x2={R - 12} y1={28} y2={40} cut={0.5} />
        </>
      );
    case 'refused':
      return (
        <>
          <RequestLine {...request} y1={6} y2={16} />
          <ResponseLine {...answer} y1={16} y2={44} tone="rej" />
          <RequestLine {...request} y1={22} y2={34} />
        </>
      );
    case 'leader':
      return (
        <>
          <RequestLine {...request} y1={8} y2={20} />
          <g className={toneClass('lost')}>
            <Cross x={R} y={34} />
          </g>
        </>
      );
    case 'restart':
      return (
        <>
          <RequestLine {...request} y1={6} y2={14} />
          <g className={toneClass('lost')}>
            <Cross x={L} y={25} />
          </g>
          <RequestLine {...request} y1={36} y2={44} />
        </>
      );
    case 'silence':
      return (
        <>
          <RequestLine {...request} y1={6} y2={14} />
          <g className={toneClass('ink3')}>
            <path
              d={`M${L + 8} 20v24m-4 -24h8m-8 24h8`}
              fill="none"
              stroke="currentColor"
              strokeWidth={1.5}
            />
            <path
              d="M42 26a8 8 0 1 0 .01 0M42 30v4l3 2"
              fill="none"
              stroke="currentColor"
              strokeWidth={1.5}
            />
          </g>
        </>
      );
  }
}

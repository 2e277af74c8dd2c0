import type { EchoView, WireView } from '../../../../trace/selectors/stageTypes.ts';
import type { Selection } from '../../../../trace/types.ts';
import type { Column } from '../../../app/stageLayout.ts';
import {
  CausalDisc,
  ConnectionDown,
  LostLine,
  MarkTarget,
  Text,
  textWidth,
} from '../../../marks/index.ts';
import { wrapText } from '../../wrapText.ts';
import { ECHO, REQUEST_Y, TITLE } from '../stageMetrics.ts';

interface WireProps {
  readonly column: Column;
  readonly view: WireView;
  readonly onSelect: (selection: Selection) => void;
}

/** The connection between the machines: which one it is, what was lost on it, and one sentence. */
export function Wire({ column, view, onSelect }: WireProps) {
  const middle = column.x + column.w / 2;
  const quiet = view.letters.length === 0 && view.slips.length === 0;
  const noteY = view.crowd === 'one' ? 355 : 380 - 8 * view.note.length;
  return (
    <g>
      <Text x={middle} y={TITLE} kind="machine" anchor="middle">
        TCP connection
      </Text>
      {wrapText(view.caption, column.w - 24, 13, 2).map((line, i) => (
        <Text key={line} x={middle} y={TITLE + 19 + 17 * i} anchor="middle" tone="ink2">
          {line}
        </Text>
      ))}
      {view.echo && <Echo column={column} echo={view.echo} onSelect={onSelect} />}
      {view.state === 'down' && quiet && (
        <ConnectionDown x={column.x + column.w / 2 - 52} y={REQUEST_Y} w={104} />
      )}
      {view.note.map((line, i) => (
        <Text key={line} x={middle} y={noteY + 17 * i} anchor="middle" tone="ink2">
          {line}
        </Text>
      ))}
    </g>
  );
}

interface EchoProps {
  readonly column: Column;
  readonly echo: EchoView;
  readonly onSelect: (selection: Selection) => void;
}

const edge = 9;

function Echo({ column, echo, onSelect }: EchoProps) {
  const at = ECHO;
  const left = column.x + edge + 6;
  const right = column.x + column.w - edge;
  const back = echo.direction === 'toClient';
  const [from, to] = back ? [right, left] : [left - 6, right - 6];
  const cut = Math.min(0.72, Math.max(0.3, echo.cut));
  const middle = column.x + column.w / 2;
  const wide = Math.max(textWidth(echo.title, 13, 'strong'), textWidth(echo.caption, 13));
  return (
    <MarkTarget
      x={middle - Math.min(wide, column.w - 12) / 2}
      y={at.title - 14}
      w={Math.min(wide, column.w - 12)}
      h={at.caption - at.title + 20}
      label={echo.name}
      outline={echo.selected ? 'selected' : 'none'}
      onActivate={() => onSelect({ kind: 'message', message: echo.message })}
    >
      <Text x={middle} y={at.title} anchor="middle" kind="strong" tone="lost">
        {echo.title}
      </Text>
      <LostLine x1={from} y1={at.line} x2={to} y2={at.line} cut={cut} cross />
      {echo.disc && (
        <CausalDisc
          x={from + (back ? -14 : 14)}
          y={at.line}
          step={echo.disc.step}
          tone={echo.disc.tone}
        />
      )}
      {wrapText(echo.caption, column.w - 12, 13, 2).map((line, i) => (
        <Text key={line} x={middle} y={at.caption + 17 * i} anchor="middle" tone="ink2">
          {line}
        </Text>
      ))}
    </MarkTarget>
  );
}

import { textWidth } from '../marks/index.ts';

/** Breaks a line of interface text at its spaces; what does not fit ends in an ellipsis. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
}

/** A name longer than a line, such as a configuration key, breaks after a dot. */
function pieces(word: string, width: number, size: number): readonly string[] {
  if (textWidth(word, size) <= width) return [word];
  const parts: string[] = [];
  for (const part of word.split(/(?<=[._])/)) {
    const longer = `${parts.at(-1) ?? ''}${part}`;
    if (parts.length > 0 && textWidth(longer, size) <= width) parts[parts.length - 1] = longer;
    else parts.push(part);
  }
  return parts;
}

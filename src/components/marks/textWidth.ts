/**
 * Advance widths of Atkinson Hyperlegible Next with tabular figures, in thousandths of an em,
 * so that slips, rubber stamps and plates can grow with their text without measuring a page.
 */
const printable: Record<Weight, readonly number[]> = {
  regular: [
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 292, 632, 632, 632,
    632, 632, 632, 632, 632, 632, 632, 210, 210, 553, 628, 553, 480, 778, 645, 613, 624, 669, 569,
    552, 694, 694, 392, 512, 631, 541, 824, 693, 714, 592, 724, 614, 592, 577, 690, 610, 862, 623,
    613, 607, 317, 387, 344, 552, 372, 243, 525, 566, 476, 564, 538, 321, 558, 550, 252, 264, 492,
    257, 845, 550, 551, 566, 574, 359, 471, 326, 540, 485, 708, 505, 473, 460, 344, 237, 344, 555,
  ],
  strong: [
    308, 300, 376, 747, 607, 961, 726, 203, 329, 329, 485, 596, 262, 371, 262, 311, 632, 632, 632,
    632, 632, 632, 632, 632, 632, 632, 262, 262, 567, 614, 567, 536, 781, 692, 638, 640, 686, 593,
    564, 715, 700, 420, 553, 659, 550, 853, 714, 742, 623, 752, 644, 607, 614, 687, 654, 889, 675,
    675, 617, 336, 432, 344, 577, 395, 281, 548, 591, 492, 591, 559, 368, 588, 568, 293, 289, 546,
    300, 876, 568, 573, 591, 595, 382, 503, 368, 563, 543, 755, 555, 534, 499, 376, 251, 376, 540,
  ],
};

const beyond: Record<string, number> = {
  '·': 262,
  '€': 670,
  '−': 606,
  '–': 504,
  '…': 720,
  '’': 250,
  '\u2009': 280,
};

const firstPrintable = 32;
const unknown = 650;

export type Weight = 'regular' | 'strong';

/** Width in px of one line of interface text; an upper estimate for letters outside Latin. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  let thousandths = 0;
  for (const letter of text) {
    const index = (letter.codePointAt(0) ?? 0) - firstPrintable;
    thousandths += printable[weight][index] ?? beyond[letter] ?? unknown;
  }
  return (thousandths * size) / 1000;
}

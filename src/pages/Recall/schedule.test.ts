import '../../trace/extras.ts';
import { expect, test } from 'vitest';
import { type Card, cardScenario, cards } from '../../lessons/cards.ts';
import { run } from '../../scenario/index.ts';
import { checkClaim, valueText } from '../../trace/claims.ts';
import { type Deck, dueCards, GAP_DAYS, NEW_A_DAY, readDeck, reviewed, TIMES } from './schedule.ts';

const runOfCard = (card: Card) => run(cardScenario(card));
const ids = cards.map(({ id }) => id);
const [first = ''] = ids;

test('a card comes at equal distances until it was known often enough', () => {
  let deck: Deck = {};
  let day = 100;
  for (let time = 1; time <= TIMES; time++) {
    expect(dueCards(deck, [first], day)).toEqual([first]);
    deck = reviewed(deck, first, true, day);
    expect(dueCards(deck, [first], day + GAP_DAYS - 1)).toEqual([]);
    day += GAP_DAYS;
  }
  expect(dueCards(deck, [first], day + 1000)).toEqual([]);
});

test('a late review costs nothing, and a miss brings the card back the same day', () => {
  const deck = reviewed({}, first, true, 100);
  const late = reviewed(deck, first, true, 400);
  expect(late[first]).toEqual({ known: 2, due: 400 + GAP_DAYS, since: 100 });
  const missed = reviewed(late, first, false, 403);
  expect(missed[first]).toEqual({ known: 2, due: 403, since: 100 });
  expect(dueCards(missed, [first], 403)).toEqual([first]);
});

test('a day has room for so many new cards', () => {
  expect(dueCards({}, ids, 100)).toHaveLength(NEW_A_DAY);
  const deck = reviewed({}, first, true, 100);
  expect(dueCards(deck, ids, 100)).toHaveLength(NEW_A_DAY - 1);
  expect(dueCards(deck, ids, 101)).toHaveLength(NEW_A_DAY);
});

test('an exported deck is read back, and any other text is refused', () => {
  const deck = reviewed(reviewed({}, first, true, 100), ids[1] ?? '', false, 100);
  expect(readDeck(JSON.parse(JSON.stringify(deck)), ids)).toEqual(deck);
  expect(
    readDeck({ ...deck, 'a card of another time': { known: 1, due: 1, since: 1 } }, ids),
  ).toEqual(deck);
  for (const wrong of [null, 7, 'x', [1], { [first]: { known: -1, due: 0, since: 0 } }]) {
    expect(readDeck(wrong, ids)).toBeNull();
  }
});

test('there are enough cards, and the back of each is what its run says', () => {
  expect(cards.length).toBeGreaterThanOrEqual(40);
  expect(new Set(ids).size).toBe(cards.length);
  for (const card of cards) {
    const trace = runOfCard(card);
    const value = valueText(trace, card.term);
    expect([card.id, checkClaim(trace, `${card.term} == ${value}`).status]).toEqual([
      card.id,
      'holds',
    ]);
    expect(card.question).toMatch(/\?$/);
    expect(card.because).toMatch(/\.$/);
  }
});

test('what the cards teach, by some of their backs', () => {
  const back = (id: string) => {
    const card = cards.find((one) => one.id === id);
    return card && valueText(runOfCard(card), card.term);
  };
  expect(back('palindrome log')).toBe('[order-1, order-2, order-3, order-3, order-2, order-1]');
  expect(back('lost-ack-deduplicated completed(order-2)')).toBe('ok@1');
  expect(back('restart-resend pid(order-2)')).toBe('4002');
  expect(back('xray verdicts(x8a)')).toBe('[INVALID_PRODUCER_EPOCH]');
  expect(back('sequence-wrap seq(order-3)')).toBe('0');
  expect(back('consumer-inbox effects(order-2)')).toBe('1');
});

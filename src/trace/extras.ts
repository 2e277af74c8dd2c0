// What a run beyond the first visit needs: the second part of the engine, the settings of every release, and the words
// for its events.
import '../config/extras.ts';
import '../engine/extras.ts';
import { otherEventSentence } from './callSentences.ts';
import { installWords } from './rare.ts';
import { isNotableRare } from './rareNotable.ts';
import { rareEventSentence } from './rareSentences.ts';
import { linksOf, withGuests } from './selectors/lanesGuests.ts';
import { phraseOfRare } from './selectors/rarePhrases.ts';
import { refined } from './selectors/stageRare.ts';
import './selectors/statement.ts';

installWords(
  rareEventSentence,
  otherEventSentence,
  phraseOfRare,
  refined,
  withGuests,
  linksOf,
  isNotableRare,
);

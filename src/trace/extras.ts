// What a run beyond the first visit needs: the second part of the engine, and the words for its events.
import '../engine/extras.ts';
import { otherEventSentence } from './callSentences.ts';
import { installWords } from './rare.ts';
import { rareEventSentence } from './rareSentences.ts';
import { linksOf, withGuests } from './selectors/lanesGuests.ts';
import { phraseOfRare } from './selectors/rarePhrases.ts';
import { refined } from './selectors/stageRare.ts';

installWords(rareEventSentence, otherEventSentence, phraseOfRare, refined, withGuests, linksOf);

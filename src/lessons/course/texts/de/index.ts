// The course in German: takes the place of ../en/index.ts, and so keeps its name.
import type { CourseTexts } from '../../texts.ts';
import { acksZeroTexts } from './acksZero.ts';
import { askingAgainTexts } from './askingAgain.ts';
import { claims } from './claims.ts';
import { coldStartTexts } from './coldStart.ts';
import { connectionsTexts } from './connections.ts';
import { deadlineTexts } from './deadline.ts';
import { disorderTexts } from './disorder.ts';
import { epochBumpTexts } from './epochBump.ts';
import { failoverTexts } from './failover.ts';
import { forgottenTexts } from './forgotten.ts';
import { fourTruthsTexts } from './fourTruths.ts';
import { glossary } from './glossary.ts';
import { insideTexts } from './inside.ts';
import { isolationTexts } from './isolation.ts';
import { kept, why } from './keep.ts';
import { letterTexts } from './letter.ts';
import { limitsTexts } from './limits.ts';
import { lostAnswerTexts } from './lostAnswer.ts';
import { lostMemoryTexts } from './lostMemory.ts';
import { memoryTexts } from './memory.ts';
import { mythsTexts } from './myths.ts';
import { numbersTexts } from './numbers.ts';
import { olderThanFiveTexts } from './olderThanFive.ts';
import { outboxInboxTexts } from './outboxInbox.ts';
import { pitfallsTexts } from './pitfalls.ts';
import { player } from './player.ts';
import { practiceTexts } from './practice.ts';
import { sendAgainTexts } from './sendAgain.ts';
import { settingsTexts } from './settings.ts';
import { uncleanElectionTexts } from './uncleanElection.ts';
import { wayInTexts } from './wayIn.ts';
import { whySoTexts } from './whySo.ts';
import { zombiesTexts } from './zombies.ts';

export const en: CourseTexts = {
  chapters: {
    first: 'Eine verlorene Antwort',
    steps: 'Sieben Schritte',
    inside: 'Unter der Haube',
    myths: 'Mythen und Fallen',
    practice: 'In der Praxis',
    memory: 'Was der Leader sich merkt',
    errors: 'Zeit, Reihenfolge und Verlust',
    above: 'Jenseits eines Producers',
  },
  lessons: {
    'lost-answer': lostAnswerTexts,
    letter: letterTexts,
    'way-in': wayInTexts,
    'four-truths': fourTruthsTexts,
    'asking-again': askingAgainTexts,
    numbers: numbersTexts,
    settings: settingsTexts,
    memory: memoryTexts,
    limits: limitsTexts,
    inside: insideTexts,
    'why-so': whySoTexts,
    myths: mythsTexts,
    pitfalls: pitfallsTexts,
    practice: practiceTexts,
    connections: connectionsTexts,
    'older-than-five': olderThanFiveTexts,
    forgotten: forgottenTexts,
    failover: failoverTexts,
    'lost-memory': lostMemoryTexts,
    'cold-start': coldStartTexts,
    deadline: deadlineTexts,
    'epoch-bump': epochBumpTexts,
    disorder: disorderTexts,
    'acks-zero': acksZeroTexts,
    'unclean-election': uncleanElectionTexts,
    zombies: zombiesTexts,
    isolation: isolationTexts,
    'send-again': sendAgainTexts,
    'outbox-inbox': outboxInboxTexts,
  },
  glossary,
  claims,
  kept,
  why,
  player,
};

import type { letter } from '../../lessons/letter.ts';
import type { TextsOf } from '../../texts.ts';

export const letterTexts: TextsOf<typeof letter> = {
  title: 'The stamped letter',
  about: 'One picture for the whole course, and the places where it breaks.',
  beats: {
    stamp: {
      title: 'A batch is a letter',
      says: {
        letter:
          'Think of a batch as a letter. The producer puts a stamp on it: who I am, and which number this is. A retry is the same letter with the same stamp.',
        stamp:
          'In Kafka’s words: producer id {pid}, sequence number {seq}. They stand in the header of the batch.',
      },
    },
    gate: {
      title: 'The gate compares stamps',
      says: {
        gate: 'At the broker’s gate somebody keeps a short list of the last stamps of each sender, and of the receipt that was given for each.',
        receipt:
          'A stamp on the list gets the old receipt again, offset {receipt}, and nothing is written. The next number is written down and gets a new one.',
      },
    },
    plain: {
      title: 'A letter without a stamp',
      says: {
        plain:
          'Without idempotence the fields are there and hold −1. The gate has no stamp to compare, and lets the repeat in too.',
      },
    },
    handwriting: {
      title: 'The same words from a new sender',
      says: {
        same: 'Idempotence is on. Order 2 stands in the log at offset {offset}, but the shop crashed before it heard so. It has just started again, as a new sender, and sends order 2 word for word.',
      },
      predict: {
        question: 'What does the gate do with it?',
        options: {
          receipt: {
            answer: 'It gives the old receipt again',
            feedback:
              'Only the stamp is compared, and this stamp is another one: a restarted producer gets a new producer id.',
          },
          letter: {
            answer: 'It takes it as a new letter',
            feedback: 'A new producer id, and number 0. No list holds this stamp.',
          },
          refused: {
            answer: 'It refuses it: the number is wrong',
            feedback: 'The gate has no list of this sender yet. Its number cannot be out of turn.',
          },
        },
      },
    },
    breaks: {
      title: 'Where the picture breaks',
      says: {
        early:
          'A post office would keep a letter that comes too early. A gate that knows the sender refuses it, and the producer has to send it again.',
        memory:
          'The list holds five stamps. An older one is no longer known, though the letter stands in the log.',
        day: 'And the whole list is thrown away when its sender has been silent for a day. Then any number will do as the next one.',
      },
    },
  },
  takeaways: {
    number: 'Kafka recognises a repeat by its number. It never looks at what you sent.',
  },
};

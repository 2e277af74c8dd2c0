import type { forgotten } from '../../lessons/forgotten.ts';
import type { TextsOf } from '../../texts.ts';

export const forgottenTexts: TextsOf<typeof forgotten> = {
  title: 'The forgotten producer',
  about: 'What happens to the numbers of a producer that is silent for a day.',
  beats: {
    silent: {
      title: 'A day of silence',
      says: {
        day: 'The shop sent one order and then nothing for a day. Leader and followers have now dropped what they knew of this producer: `producer.id.expiration.ms`, a day by default, is over.',
        next: 'The first order had sequence number 0. In an hour the shop will send the second, with the same producer object.',
      },
      predict: {
        question: 'What happens to the second order?',
        options: {
          session: {
            answer: 'Its session has expired: it gets a new producer id',
            feedback:
              'A session is the life of the producer object and has no timeout. Nobody tells the producer that it was forgotten.',
          },
          refused: {
            answer: 'It is refused: the leader does not know its number',
            feedback:
              'A leader that knows nothing of a producer has no next number to compare with.',
          },
          goes: {
            answer: 'It is stored, as if nothing had been',
            feedback: 'Of a producer that it does not know the leader takes any first number.',
          },
        },
      },
    },
    'any-number': {
      title: 'Any number will do',
      says: {
        carries:
          'Order 2 came with producer id {pid} and sequence number {seq}: the producer counts on.',
        unknown:
          'For the leader it is a stranger’s first batch. With nothing in the window there is nothing to compare, so it appends and remembers from here on.',
      },
    },
    between: {
      title: 'Forgotten between two attempts',
      says: {
        lost: 'Another shop. Order 1 was stored and its answer lost, and then the broker could not be reached for twelve minutes.',
        looked:
          'The producer may try for {patience}. But this broker is told to forget after one minute; it looks every ten minutes, and has just dropped the producer.',
      },
      predict: {
        question:
          'The broker can be reached again, and the retry arrives. How often is order 1 stored?',
        options: {
          once: {
            answer: 'Once: the retry carries the same number',
            feedback: 'It does. But the one who should recognise it has forgotten it.',
          },
          twice: {
            answer: 'Twice',
            feedback: 'The same producer id and the same number, and an empty memory.',
          },
          refused: {
            answer: 'Once: the leader refuses what it does not know',
            feedback: 'An unknown producer is not refused. It may start anywhere.',
          },
        },
      },
    },
    own: {
      title: 'A copy with the same number',
      says: {
        copy: 'Both copies carry producer id, epoch and sequence number alike. The shop was told offset {offset}, the place of the second.',
      },
      challenge: {
        task: 'Make this retry safe: the same outage, and one copy. A setting of the broker decides, under Settings.',
        goals: {
          once: 'Order 1 is stored once',
          told: 'The shop is told the offset of the first copy',
        },
        hints: {
          which:
            'Two times are at odds: how long the producer tries, and how long the broker remembers.',
          rule: 'Set `producer.id.expiration.ms` to no less than `delivery.timeout.ms`: 900000.',
        },
        done: 'The broker must remember for longer than a producer may try. The defaults do: a day against two minutes.',
      },
    },
    old: {
      title: 'Old records are forgotten young',
      says: {
        stamp:
          'The age is counted from the timestamp in the record, by default the one that the sender gave it. This order says that it is 25 hours old, as in a replay. The next look drops its producer, minutes after the write, and the retry is stored again.',
      },
    },
  },
  takeaways: {
    none: 'An idempotent producer has no session timeout. A leader that forgot it takes any number as its first.',
    between:
      'A record is doubled when the leader forgets between an append and its retry: keep `producer.id.expiration.ms` above `delivery.timeout.ms`.',
  },
};

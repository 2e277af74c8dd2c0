import type { sendAgain } from '../../lessons/sendAgain.ts';
import type { TextsOf } from '../../texts.ts';

export const sendAgainTexts: TextsOf<typeof sendAgain> = {
  title: 'The application sends again',
  about: 'A second call of send(), for whatever reason: what Kafka makes of it, and who can tell.',
  beats: {
    exception: {
      title: 'The shop tries once more',
      says: {
        stored:
          'Order 1 stands in partition 0, its answer was lost, and after the deadline the shop gets a TimeoutException.',
        again:
          'Its code then calls `send()` again with the same order. The topic has two partitions, the record has no key, and idempotence is on.',
      },
      predict: {
        question: 'What becomes of the second order 1?',
        options: {
          known: {
            answer: 'It is recognised: same producer, same content',
            feedback: 'The content is never compared, and the second call gets a new number.',
          },
          beside: {
            answer: 'It stands beside the first one, in partition 0',
            feedback: 'It would if something tied it to partition 0. Without a key nothing does.',
          },
          elsewhere: {
            answer: 'It stands in partition 1',
            feedback:
              'The partitioner of this run takes partitions in turn, and it was asked anew.',
          },
        },
      },
    },
    elsewhere: {
      title: 'Two calls, two partitions',
      says: {
        calls:
          'The shop called `send()` {calls} times, so there are that many records, one in each partition. This is where “duplicates across partitions” come from. A retry never changes its partition.',
        charged:
          'The card is charged {charged} times. The exception was the only sign that something was open.',
      },
    },
    clicks: {
      title: 'Half told: two clicks',
      says: {
        once: 'A payment of 40 euros is stored and acknowledged. Nothing has failed, and idempotence is on.',
        click:
          'Now the impatient customer clicks once more, and the shop sends the same payment again. The consumer charges for each record that it gets.',
      },
      fill: {
        task: 'What do the books say in the end?',
        blanks: {
          copies: {
            ask: 'Copies of the payment in the log',
            because: 'Two calls are two records. There was no retry that could be recognised.',
          },
          balance: { ask: 'Euros charged', because: 'Forty for each copy.' },
        },
      },
    },
    'wrong-key': {
      title: 'An inbox with the wrong key',
      says: {
        inbox:
          'This consumer keeps an inbox: it writes down what it has dealt with, and looks there first. It writes down partition and offset. Order 2 has been charged.',
        restart:
          'The shop crashed before it heard of order 2. It has just started again, and sends order 2 once more.',
      },
      predict: {
        question: 'How often will order 2 be charged?',
        options: {
          once: {
            answer: 'Once: the inbox knows it',
            feedback: 'The inbox knows an offset. The second copy has another one.',
          },
          twice: {
            answer: 'Twice',
            feedback: 'An offset names a place in the log. What repeats here is the order.',
          },
        },
      },
    },
    own: {
      title: 'A restart that harms nobody',
      says: {
        restart:
          'A restart by itself. No setting of the producer helps here: whatever was open when the process died is sent again under a new number.',
      },
      challenge: {
        task: 'The process must still die and come back, and order 2 must be stored once. Take one fault away.',
        goals: { dies: 'The process dies', once: 'Order 2 is stored once' },
        hints: {
          knows: 'A shop sends again what it has no answer for. What kept the answer from it?',
          fault: 'Switch off the fault that holds the answers, under Faults.',
        },
        done: 'What had its receipt is not sent again. So the question at a restart is: what do I know to be done, and where is that written down?',
      },
    },
    id: {
      title: 'An id that is made once',
      says: {
        made: 'This payment carries an id, made in the browser before the first click. The service crashed and sent it again: {copies} copies, and charged {charged} time. The consumer’s inbox holds that id.',
        clicks:
          'The same id covers the second click, and a payment that is sent again after a TimeoutException.',
        late: 'It must be made before anything can be repeated: in the service it would be too late for the click, at the offset for all of them.',
      },
    },
  },
  takeaways: {
    call: 'Kafka can recognise a retry of the producer, never a second call of the application.',
    early:
      'Give each business event an id once, as early as possible, and let the last one in the chain remember it.',
  },
};

import type { deadline } from '../../lessons/deadline.ts';
import type { TextsOf } from '../../texts.ts';

export const deadlineTexts: TextsOf<typeof deadline> = {
  title: 'The deadline',
  about: 'TimeoutException: what it says, what it does not say, and what may come after it.',
  beats: {
    expired: {
      title: 'The producer stops asking',
      says: {
        stored: 'Order 1 was stored, its answer was lost, and since then no broker can be reached.',
        over: 'Now `delivery.timeout.ms` is over, {deadline} here. The producer drops the batch and the shop gets a TimeoutException. Nobody tells the broker. This shop sends the order again.',
      },
      predict: {
        question: 'The second send() of the same order reaches the leader. What does it do?',
        options: {
          same: {
            answer: 'It recognises the order and stores nothing',
            feedback:
              'It would recognise a retry, with the old number. A second call of `send()` makes a new batch.',
          },
          next: {
            answer: 'It stores it a second time',
            feedback: 'A new call, a new batch, a new number: nothing to recognise.',
          },
          never: {
            answer: 'It never gets it: a failed order cannot be sent again',
            feedback: 'The producer is alive and takes the next record like any other.',
          },
        },
      },
    },
    'new-call': {
      title: 'A second call is a second record',
      says: {
        stamp:
          'The second one came with epoch {epoch} and sequence number {seq}. Order 1 now stands in the log {copies} times.',
        why: 'The dropped batch left a hole: its number may be stored or not. So the producer moved to a new epoch before it sent anything else.',
        missing:
          'In another run the order never arrived, and the shop got the same exception. Sending again was right there and wrong here. The exception does not tell which.',
      },
    },
    late: {
      title: 'Two copies on the way',
      says: {
        held: 'Another shop. Both requests with order 1 are stuck in the network, each on a connection of its own.',
        told: 'After {told} its deadline is over, and it has just got its TimeoutException. This shop does not send again.',
      },
      predict: {
        question: 'The exception has been given. How often will order 1 be stored?',
        options: {
          never: {
            answer: 'Never: the delivery has failed',
            feedback: 'The shop was told so. The bytes in the network were not.',
          },
          once: {
            answer: 'Once',
            feedback: 'One stuck copy comes through and is stored. The other comes too late.',
          },
          twice: {
            answer: 'Twice: both copies come through',
            feedback: 'Both come through. The second carries an epoch that is over by then.',
          },
        },
      },
    },
    'stored-later': {
      title: 'Failed, and then stored',
      says: {
        after:
          'Reported as failed after {told}, stored after {stored}. An exception is the end of the waiting, not of the record.',
        second:
          'For order 2 the producer had moved to a new epoch. So the last copy of order 1 met INVALID_PRODUCER_EPOCH: one epoch closes out what is left of the one before.',
      },
    },
    own: {
      title: 'Let it try for longer',
      says: {
        same: 'The first run again: stored, answer lost, an outage of 40 s, and a shop that sends again after an exception.',
      },
      challenge: {
        task: 'See to it that order 1 is stored once and its shop gets the first receipt. One setting of the producer.',
        goals: { once: 'Order 1 is stored once', told: 'The shop is told offset 0' },
        hints: {
          outage: 'The producer must still be trying when the broker is back.',
          value: 'Set `delivery.timeout.ms` to 60000.',
        },
        done: 'A retry is recognised, a second `send()` is not. So let the producer try for longer than your outages last.',
      },
    },
  },
  takeaways: {
    unknown:
      'After a TimeoutException a record may be stored, may be lost, or may be stored later.',
    look: 'Send again where the consumer recognises the repeat. Looking it up first is not enough: a copy may still be on its way.',
  },
};

import type { settings } from '../../lessons/settings.ts';
import type { TextsOf } from '../../texts.ts';

export const settingsTexts: TextsOf<typeof settings> = {
  title: 'The settings that carry it',
  about: 'Order, acks=all, min.insync.replicas, and a setting that switches the others off.',
  beats: {
    order: {
      title: 'The first of three is refused',
      says: {
        refused:
          'Too few replicas are in sync at this moment, so the leader refuses order 2. That is an answer, not a silence: order 2 is not stored.',
        under: 'Orders 3 and 4 are on the wire already, and the replicas are coming back.',
      },
      predict: {
        question: 'Idempotence is on. What will the log hold?',
        options: {
          overtake: {
            answer: '1 3 4 2: the later ones get in first',
            feedback: 'That is the log without numbers. With them the leader sees the gap.',
          },
          kept: {
            answer: '1 2 3 4',
            feedback: 'The leader refuses 3 and 4 until 2 is there.',
          },
          missing: {
            answer: 'Order 2 is missing',
            feedback: 'The refusal can be retried, and the producer does.',
          },
        },
      },
    },
    next: {
      title: 'Only the next number is accepted',
      says: {
        gap: 'Order 3 carries sequence number {seq}, and the leader waits for 1. It answers OUT_OF_ORDER_SEQUENCE_NUMBER. This error keeps the order; the producer sorts its batches by number and sends again.',
        without: 'Without numbers a refused batch is simply overtaken by those behind it.',
      },
    },
    'all-of-one': {
      title: 'All, and all is one',
      says: {
        alone:
          '`acks=all`, three replicas. But both followers have fallen behind, so the in-sync replicas are the leader alone.',
        one: 'The topic says `min.insync.replicas=1`, which is Kafka’s default.',
      },
      predict: {
        question: 'What is the shop told about order 1?',
        options: {
          fails: {
            answer: 'It fails: too few replicas',
            feedback: 'It would with `min.insync.replicas=2`. Here one is enough.',
          },
          success: {
            answer: 'Success, with one copy in the world',
            feedback: 'All means all in-sync replicas, however few they are.',
          },
          waits: {
            answer: 'Nothing until a follower is back',
            feedback: 'The leader does not wait for replicas that are not in sync.',
          },
        },
      },
    },
    lost: {
      title: 'Acknowledged, and gone',
      says: {
        gone: 'The leader dies right after its answer. An unclean election then gives the partition to a replica that was not in sync and lacks the order. The shop holds a good receipt for an order that no longer exists.',
        two: 'With three replicas and `min.insync.replicas=2` the leader refuses until a second replica is in sync. The producer waits and tries again.',
      },
      challenge: {
        task: 'See to it that the shop is not promised what one machine alone holds. The setting is the topic’s, under Settings.',
        goals: { kept: 'Order 1 is not acknowledged on one copy' },
        hints: { where: '`min.insync.replicas` of the topic: 2.' },
        done: 'Now an acknowledged order is on two brokers at least.',
      },
    },
    quiet: {
      title: 'The default that fell off',
      says: {
        off: '`acks=1`, and nothing said about idempotence. The client switches it off by itself, with one line at INFO in its log and no warning.',
        explicit:
          'Written out as `enable.idempotence=true`, a contradiction is an error at the start: the producer is not built. So say it aloud.',
      },
    },
  },
  takeaways: {
    aloud:
      'Write `enable.idempotence=true`. Then a contradiction stops the client instead of the promise.',
    insync:
      'With three replicas set `min.insync.replicas=2` on the topic. No producer setting replaces it.',
  },
};

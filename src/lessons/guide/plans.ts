// Three plans for a room: a talk, a class, a workshop.
import { t } from '../../i18n/t.ts';
import type { Plan, PlanStep } from './guide.ts';

const twoStories: PlanStep = {
  minutes: 2,
  title: t`A card charged twice`,
  how: t`Open the scene at its start. Tell what a shop wants: one order, one charge. Play to the end and let the statement speak.`,
  ask: null,
  expect: null,
  scenes: ['lost-ack'],
};

const fourSilences: PlanStep = {
  minutes: 4,
  title: t`One silence, four truths`,
  how: t`Cover the broker’s half of the screen, and play the four runs one after the other.`,
  ask: t`The client has heard nothing. Is the order stored? Hands up for yes, for no, for “cannot know”.`,
  expect: t`Most hands go up for no. All four runs look the same to the client until the request fails; in some the order is stored. “Cannot know” is the answer.`,
  scenes: ['one-silence-a', 'one-silence-b', 'one-silence-c', 'one-silence-d'],
};

const palindrome: PlanStep = {
  minutes: 4,
  title: t`Three in flight, and the line drops`,
  how: t`Stop before the cut. Let the room write down the log. Then play.`,
  ask: t`Orders 1, 2 and 3 are written and no answer comes back. What does the log hold in the end?`,
  expect: t`“1 2 3 1 2 3” is the usual guess. Each failed batch is put back at the head of the queue, the oldest first, so the copies come in reverse.`,
  scenes: ['palindrome'],
};

const numbered: PlanStep = {
  minutes: 3,
  title: t`The same fault, with numbers`,
  how: t`Open the scene, step to the verdict on the second attempt, and read the checks aloud.`,
  ask: t`What does the broker answer to the copy: an error, or success?`,
  expect: t`Many expect an error. The answer is success with the first offset: for the producer a duplicate is good news.`,
  scenes: ['lost-ack-deduplicated'],
};

const restart: PlanStep = {
  minutes: 2,
  title: t`A restart, and the order comes again`,
  how: t`Stop at the restart and show the two producer ids.`,
  ask: t`Idempotence is on. The service restarts and sends the order again. What now?`,
  expect: t`The new producer has a new id and starts at 0. To the broker it is a new record. Whoever sends again needs a number of the business’s own.`,
  scenes: ['restart-resend'],
};

export const plans: readonly Plan[] = [
  {
    minutes: 15,
    title: t`A talk`,
    about: t`For a meetup or a team’s tea. Present mode, five scenes, one vote for each.`,
    steps: [twoStories, fourSilences, palindrome, numbered, restart],
  },
  {
    minutes: 45,
    title: t`A class`,
    about: t`For people who send to Kafka in their daily work. Pairs, one screen for two.`,
    steps: [
      {
        minutes: 5,
        title: t`Where the room stands`,
        how: t`Ask, and write the count on the board. Do not answer yet.`,
        ask: t`With acks=all and retries, can a record be stored twice? Can it be lost?`,
        expect: t`Expect a split room. Come back to the count at the end: the numbers change, and that is the lesson.`,
        scenes: ['happy-path'],
      },
      { ...fourSilences, minutes: 8 },
      {
        ...palindrome,
        minutes: 10,
        how: t`Pairs write the log on the worksheet before anybody plays. Compare guesses, then play, then set max.in.flight to 1 and predict again.`,
        scenes: ['palindrome', 'reversed', 'one-in-flight'],
      },
      {
        ...numbered,
        minutes: 8,
        how: t`Switch idempotence on in the scene of the pair’s choice. Open Why and read each check with its numbers.`,
        scenes: ['lost-ack-deduplicated', 'window-4', 'window-5'],
      },
      {
        ...restart,
        minutes: 7,
        how: t`A vote with feet: left wall “stored once”, right wall “stored twice”. Then the run.`,
      },
      {
        minutes: 5,
        title: t`Repair a configuration`,
        how: t`Project the configuration and let pairs find the one line that must go.`,
        ask: t`Ten in flight and idempotence: does it start? And with acks=1 and nothing said of idempotence?`,
        expect: t`The first one throws. The second one starts, without idempotence, and its log keeps a line about it at INFO only.`,
        scenes: ['pitfall-inflight-current', 'pitfall-quiet-off-acks-1'],
      },
      {
        minutes: 2,
        title: t`What to take home`,
        how: t`Ask the first question again and count. Hand out the worksheet for the rest.`,
        ask: null,
        expect: null,
        scenes: [],
      },
    ],
  },
  {
    minutes: 90,
    title: t`A workshop`,
    about: t`For a team that owns a pipeline. Tables of three or four, a laptop for each table.`,
    steps: [
      {
        minutes: 15,
        title: t`Asking again, and what it costs`,
        how: t`The talk’s first three scenes at the pace of questions. Each table commits to an answer before each run.`,
        ask: t`What does the client know, and what does it only guess?`,
        expect: t`It knows what it sent and what was answered. Everything else is a guess.`,
        scenes: ['lost-ack', 'one-silence-a', 'palindrome'],
      },
      {
        minutes: 15,
        title: t`A memory of five`,
        how: t`Tables send a late copy behind more and more batches, and write down the verdicts.`,
        ask: t`Behind how many later batches is a copy still recognised?`,
        expect: t`A copy of the first batch is known while it is among the last five. Behind five more it is out of order: refused, and still not written twice.`,
        scenes: ['window-1', 'window-4', 'window-5'],
      },
      {
        minutes: 10,
        title: t`You are the broker`,
        how: t`One table hands in batches on paper (producer id, epoch, first and last number), another one judges them with the list of checks. The run decides.`,
        ask: t`Append, duplicate, out of order, or fenced?`,
        expect: t`The order of the checks matters: a known batch of this epoch first, then the epoch, then the next number.`,
        scenes: ['xray'],
      },
      {
        minutes: 15,
        title: t`Repairs`,
        how: t`Each table gets one broken configuration, opens its scene, and must show a run that is right.`,
        ask: t`Which one line makes it right?`,
        expect: t`Say nothing and let the defaults work, or say all of it aloud: acks=all and at most five in flight; on the topic min.insync.replicas=2.`,
        scenes: ['pitfall-quiet-off-acks-1', 'pitfall-inflight-current', 'all-of-one'],
      },
      {
        minutes: 15,
        title: t`One hard case for each table`,
        how: t`Each table takes a scene, finds the deciding event, and shows it to the others in two minutes.`,
        ask: t`Which rule decided, and what was the application told?`,
        expect: t`In the unclean election nobody is told. After the deadline the application is told “timed out”, with the order stored or not.`,
        scenes: ['unclean-silent', 'deadline-stored', 'deadline-missing', 'forgotten-producer'],
      },
      {
        minutes: 15,
        title: t`Design a payment`,
        how: t`Draw who gives the order its number, who remembers it, and where the remembering is made to last.`,
        ask: t`The service crashes between the charge and the commit of the offset. What happens?`,
        expect: t`Without an inbox the charge is made again. With the number of the payment kept beside the balance it is skipped.`,
        scenes: ['payment-consumer-crash-plain', 'payment-consumer-crash'],
      },
      {
        minutes: 5,
        title: t`Last questions`,
        how: t`Ask all three, and let the room answer by pointing at runs.`,
        ask: t`Why is a duplicate a success? Who owns the number in your system? Which of your topics has min.insync.replicas=1?`,
        expect: t`The first has an answer here. The other two are homework, and the reason for the afternoon.`,
        scenes: ['lost-ack-deduplicated', 'all-of-one'],
      },
    ],
  },
];

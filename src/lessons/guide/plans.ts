// Three plans for a room: a talk, a class, a workshop.
import type { Plan, PlanStep } from './guide.ts';

const twoStories: PlanStep = {
  minutes: 2,
  title: 'A card charged twice',
  how: 'Open the scene at its start. Tell what a shop wants: one order, one charge. Play to the end and let the statement speak.',
  ask: null,
  expect: null,
  scenes: ['lost-ack'],
};

const fourSilences: PlanStep = {
  minutes: 4,
  title: 'One silence, four truths',
  how: 'Cover the broker’s half of the screen, and play the four runs one after the other.',
  ask: 'The client has heard nothing. Is the order stored? Hands up for yes, for no, for “cannot know”.',
  expect:
    'Most hands go up for no. All four runs look the same to the client until the request fails; in some the order is stored. “Cannot know” is the answer.',
  scenes: ['one-silence-a', 'one-silence-b', 'one-silence-c', 'one-silence-d'],
};

const palindrome: PlanStep = {
  minutes: 4,
  title: 'Three in flight, and the line drops',
  how: 'Stop before the cut. Let the room write down the log. Then play.',
  ask: 'Orders 1, 2 and 3 are written and no answer comes back. What does the log hold in the end?',
  expect:
    '“1 2 3 1 2 3” is the usual guess. Each failed batch is put back at the head of the queue, the oldest first, so the copies come in reverse.',
  scenes: ['palindrome'],
};

const numbered: PlanStep = {
  minutes: 3,
  title: 'The same fault, with numbers',
  how: 'Open the scene, step to the verdict on the second attempt, and read the checks aloud.',
  ask: 'What does the broker answer to the copy: an error, or success?',
  expect:
    'Many expect an error. The answer is success with the first offset: for the producer a duplicate is good news.',
  scenes: ['lost-ack-deduplicated'],
};

const restart: PlanStep = {
  minutes: 2,
  title: 'A restart, and the order comes again',
  how: 'Stop at the restart and show the two producer ids.',
  ask: 'Idempotence is on. The service restarts and sends the order again. What now?',
  expect:
    'The new producer has a new id and starts at 0. To the broker it is a new record. Whoever sends again needs a number of the business’s own.',
  scenes: ['restart-resend'],
};

export const plans: readonly Plan[] = [
  {
    minutes: 15,
    title: 'A talk',
    about: 'For a meetup or a team’s tea. Present mode, five scenes, one vote for each.',
    steps: [twoStories, fourSilences, palindrome, numbered, restart],
  },
  {
    minutes: 45,
    title: 'A class',
    about: 'For people who send to Kafka in their daily work. Pairs, one screen for two.',
    steps: [
      {
        minutes: 5,
        title: 'Where the room stands',
        how: 'Ask, and write the count on the board. Do not answer yet.',
        ask: 'With acks=all and retries, can a record be stored twice? Can it be lost?',
        expect:
          'Expect a split room. Come back to the count at the end: the numbers change, and that is the lesson.',
        scenes: ['happy-path'],
      },
      { ...fourSilences, minutes: 8 },
      {
        ...palindrome,
        minutes: 10,
        how: 'Pairs write the log on the worksheet before anybody plays. Compare guesses, then play, then set max.in.flight to 1 and predict again.',
        scenes: ['palindrome', 'reversed', 'one-in-flight'],
      },
      {
        ...numbered,
        minutes: 8,
        how: 'Switch idempotence on in the scene of the pair’s choice. Open Why and read each check with its numbers.',
        scenes: ['lost-ack-deduplicated', 'window-4', 'window-5'],
      },
      {
        ...restart,
        minutes: 7,
        how: 'A vote with feet: left wall “stored once”, right wall “stored twice”. Then the run.',
      },
      {
        minutes: 5,
        title: 'Repair a configuration',
        how: 'Project the configuration and let pairs find the one line that must go.',
        ask: 'Ten in flight and idempotence: does it start? And with acks=1 and nothing said of idempotence?',
        expect:
          'The first one throws. The second one starts, without idempotence, and its log keeps a line about it at INFO only.',
        scenes: ['pitfall-inflight-current', 'pitfall-quiet-off-acks-1'],
      },
      {
        minutes: 2,
        title: 'What to take home',
        how: 'Ask the first question again and count. Hand out the worksheet for the rest.',
        ask: null,
        expect: null,
        scenes: [],
      },
    ],
  },
  {
    minutes: 90,
    title: 'A workshop',
    about: 'For a team that owns a pipeline. Tables of three or four, a laptop for each table.',
    steps: [
      {
        minutes: 15,
        title: 'Asking again, and what it costs',
        how: 'The talk’s first three scenes at the pace of questions. Each table commits to an answer before each run.',
        ask: 'What does the client know, and what does it only guess?',
        expect: 'It knows what it sent and what was answered. Everything else is a guess.',
        scenes: ['lost-ack', 'one-silence-a', 'palindrome'],
      },
      {
        minutes: 15,
        title: 'A memory of five',
        how: 'Tables send a late copy behind more and more batches, and write down the verdicts.',
        ask: 'Behind how many later batches is a copy still recognised?',
        expect:
          'A copy of the first batch is known while it is among the last five. Behind five more it is out of order: refused, and still not written twice.',
        scenes: ['window-1', 'window-4', 'window-5'],
      },
      {
        minutes: 10,
        title: 'You are the broker',
        how: 'One table hands in batches on paper (producer id, epoch, first and last number), another one judges them with the list of checks. The run decides.',
        ask: 'Append, duplicate, out of order, or fenced?',
        expect:
          'The order of the checks matters: a known batch of this epoch first, then the epoch, then the next number.',
        scenes: ['xray'],
      },
      {
        minutes: 15,
        title: 'Repairs',
        how: 'Each table gets one broken configuration, opens its scene, and must show a run that is right.',
        ask: 'Which one line makes it right?',
        expect:
          'Say nothing and let the defaults work, or say all of it aloud: acks=all and at most five in flight; on the topic min.insync.replicas=2.',
        scenes: ['pitfall-quiet-off-acks-1', 'pitfall-inflight-current', 'all-of-one'],
      },
      {
        minutes: 15,
        title: 'One hard case for each table',
        how: 'Each table takes a scene, finds the deciding event, and shows it to the others in two minutes.',
        ask: 'Which rule decided, and what was the application told?',
        expect:
          'In the unclean election nobody is told. After the deadline the application is told “timed out”, with the order stored or not.',
        scenes: ['unclean-silent', 'deadline-stored', 'deadline-missing', 'forgotten-producer'],
      },
      {
        minutes: 15,
        title: 'Design a payment',
        how: 'Draw who gives the order its number, who remembers it, and where the remembering is made to last.',
        ask: 'The service crashes between the charge and the commit of the offset. What happens?',
        expect:
          'Without an inbox the charge is made again. With the number of the payment kept beside the balance it is skipped.',
        scenes: ['payment-consumer-crash-plain', 'payment-consumer-crash'],
      },
      {
        minutes: 5,
        title: 'Last questions',
        how: 'Ask all three, and let the room answer by pointing at runs.',
        ask: 'Why is a duplicate a success? Who owns the number in your system? Which of your topics has min.insync.replicas=1?',
        expect:
          'The first has an answer here. The other two are homework, and the reason for the afternoon.',
        scenes: ['lost-ack-deduplicated', 'all-of-one'],
      },
    ],
  },
];

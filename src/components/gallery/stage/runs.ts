/** Runs that the pictures have to survive, besides the ones that ship. */
const send = (at: number, nth: number, amount = 0, more: object = {}) => ({
  at,
  topic: 'orders',
  key: 'c1',
  value: `order ${nth}`,
  amount,
  ...more,
});

const shop = [send(10, 15, 12), send(11, 16, 25), send(120, 17, 40)];

const slow = { flightMs: 40, replicationMs: 20, disconnectMs: 5 };
const orders = {
  name: 'orders',
  partitions: 1,
  replicationFactor: 3,
  startOffset: 104,
  config: { 'min.insync.replicas': '2' },
};

const lostAck = {
  formatVersion: 1,
  id: 'lost-ack',
  topics: [orders],
  network: slow,
  producers: [
    { id: 'p1', config: { 'enable.idempotence': 'false' }, sends: [...shop, send(540, 18, 15)] },
  ],
  interventions: [{ do: 'cut', when: { moment: 'responseSent', record: 'order 17' }, afterMs: 15 }],
};

const many = Array.from({ length: 16 }, (_, i) => send(10 + 12 * i, i + 1, 10));

/** By name, as JSON that the scenario's reader judges. */
export const stageRuns: Readonly<Record<string, unknown>> = {
  'lost-ack': lostAck,
  stalled: {
    ...lostAck,
    id: 'stalled',
    producers: [
      {
        id: 'p1',
        config: { 'enable.idempotence': 'false', 'linger.ms': '0' },
        sends: many.slice(0, 8),
      },
    ],
    interventions: [
      { do: 'stall', when: { moment: 'responseSent', record: 'order 2' } },
      { do: 'cut', when: { at: 600 } },
    ],
  },
  palindrome: {
    ...lostAck,
    id: 'palindrome',
    producers: [
      {
        id: 'p1',
        config: { 'enable.idempotence': 'false', 'linger.ms': '0' },
        sends: [send(20, 1, 10), send(40, 2, 20), send(60, 3, 30)],
      },
    ],
    interventions: [
      { do: 'stall', when: { moment: 'responseSent', record: 'order 1' } },
      { do: 'cut', when: { at: 400 } },
    ],
  },
  reversed: {
    ...lostAck,
    id: 'reversed',
    producers: [
      {
        id: 'p1',
        config: { 'enable.idempotence': 'false', 'linger.ms': '0' },
        sends: [send(20, 1, 10), send(40, 2, 20), send(60, 3, 30)],
      },
    ],
    interventions: [
      { do: 'hold', when: { moment: 'requestSent', record: 'order 1' } },
      { do: 'cut', when: { at: 300 } },
    ],
  },
  timeout: {
    ...lostAck,
    id: 'timeout',
    interventions: [{ do: 'stall', when: { moment: 'responseSent', record: 'order 17' } }],
  },
  many: {
    ...lostAck,
    id: 'many',
    producers: [
      {
        id: 'p1',
        config: {
          'enable.idempotence': 'false',
          'linger.ms': '0',
          'max.in.flight.requests.per.connection': '10',
        },
        sends: many,
      },
    ],
  },
  two: {
    ...lostAck,
    id: 'two',
    topics: [{ ...orders, partitions: 2, leaders: [1, 2] }],
    producers: [
      {
        id: 'p1',
        sends: [
          send(10, 15, 12, { partition: 0 }),
          send(14, 16, 25, { partition: 1 }),
          send(120, 17, 40, { partition: 0 }),
        ],
      },
      { id: 'p2', sends: [send(50, 21, 5, { partition: 0 }), send(160, 22, 5, { partition: 1 })] },
    ],
  },
  hand: {
    ...lostAck,
    id: 'hand',
    producers: [],
    interventions: [],
    handFed: [
      { at: 10, topic: 'orders', producerId: 7, producerEpoch: 0, baseSequence: 0, values: ['a'] },
      { at: 200, topic: 'orders', producerId: 7, producerEpoch: 0, baseSequence: 3, values: ['d'] },
      { at: 400, topic: 'orders', producerId: 7, producerEpoch: 1, baseSequence: 0, values: ['e'] },
      { at: 600, topic: 'orders', producerId: 7, producerEpoch: 0, baseSequence: 1, values: ['b'] },
      { at: 800, topic: 'orders', producerId: 7, producerEpoch: 1, baseSequence: 0, values: ['e'] },
    ],
  },
};

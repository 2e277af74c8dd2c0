// What the recordings leave out, and why. Printed on docs/fidelity.md; there is no other list of exceptions.

export interface NotCompared {
  readonly layer: string;
  readonly what: string;
  readonly why: string;
}

export const NOT_COMPARED: readonly NotCompared[] = [
  {
    layer: 'config',
    what: 'log lines of other subjects (version, metrics, the dump of all values) and of other threads',
    why: 'they say nothing about what a setting came to',
  },
  {
    layer: 'config',
    what: 'settings of ssl.*, sasl.* and security.providers, and host names that need a name service',
    why: 'every run is PLAINTEXT between machines of the lab',
  },
  {
    layer: 'storage',
    what: 'what comes after a segment has rolled',
    why: 'the engine’s logs are one segment. In some scripts Kafka 4.4.0 rolls one after a clean restart and a truncation, because its time index counts as full (or fails with a BufferOverflowException); such a script ends there',
  },
];

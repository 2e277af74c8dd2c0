// Where the engine is simpler than Kafka, or has nothing: the honest half of the fidelity page.

/** What a reader who knows Kafka would miss, and what a run has in its place. */
export const SIMPLIFIED: readonly { readonly what: string; readonly instead: string }[] = [
  {
    what: 'Start of a producer',
    instead:
      'time 0 is a warm one; ApiVersions, the first Metadata and InitProducerId took place before it, and a restarted producer has its producer id at once',
  },
  {
    what: 'InitProducerId in mid-run',
    instead:
      'after the last epoch takes a round trip to any broker that runs, and no place among the requests in flight',
  },
  {
    what: 'Metadata requests',
    instead: 'take a round trip to any broker that runs and no place among the requests in flight',
  },
  {
    what: 'Metadata of brokers',
    instead: 'is never stale: what the controller decides is known everywhere at once',
  },
  {
    what: 'AlterPartition',
    instead: 'an ISR change is committed at once, so there is no maximal ISR while one is pending',
  },
  {
    what: 'Replication',
    instead:
      'the answer to a fetch, the follower’s append and its next fetch are one step of replicationMs',
  },
  {
    what: 'High watermark checkpoints',
    instead: 'a broker that starts knows its last high watermark exactly',
  },
  {
    what: 'Log segments',
    instead: 'a log is one segment; nothing rolls, and nothing is removed by retention',
  },
  {
    what: 'Page cache',
    instead: 'a crash of a process loses nothing written; a lost disk loses everything',
  },
  {
    what: 'Request handlers',
    instead: 'a request is handled the moment it is read, one at a time per connection',
  },
  {
    what: 'TCP’s own retransmission',
    instead:
      'is not seen: bytes of a connection that its client has closed arrive whenever the network lets them through, where a real kernel gives them up after some minutes; a cut is noticed by the client only',
  },
  { what: 'Idle connections', instead: 'are never closed (connections.max.idle.ms)' },
  {
    what: 'Order of partitions in a drain',
    instead: 'that of the scenario; Kafka’s is that of a hash map',
  },
  {
    what: 'Requests of one lost connection',
    instead: 'are cancelled and judged one after the other; Kafka cancels all before it judges any',
  },
  { what: 'Compression, quotas, authorization', instead: 'not modelled' },
  {
    what: 'Transactions',
    instead: 'not modelled yet: no coordinator, markers or last stable offset',
  },
  {
    what: 'Profiles 2.8 and 3.9',
    instead:
      'differ in their settings, back-off, the error of a request timeout, the high watermark under a small ISR, the partitioners and how long a producer id is remembered; a broker’s texts are those of 4.4',
  },
  {
    what: 'Consumer groups',
    instead: 'each consumer is alone in its group, and commits nothing',
  },
];

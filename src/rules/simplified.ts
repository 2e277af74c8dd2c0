// Where the engine is simpler than Kafka, or has nothing: the honest half of the fidelity page.
import { t } from '../i18n/t.ts';

/** What a reader who knows Kafka would miss, and what a run has in its place. */
export const SIMPLIFIED: readonly { readonly what: string; readonly instead: string }[] = [
  {
    what: t`Start of a producer`,
    instead: t`time 0 is a warm one; ApiVersions, the first Metadata and, without a transactional.id, InitProducerId took place before it, and a restarted producer has its producer id at once`,
  },
  {
    what: t`InitProducerId in mid-run`,
    instead: t`after the last epoch takes a round trip to any broker that runs, and no place among the requests in flight`,
  },
  {
    what: t`Metadata requests`,
    instead: t`take a round trip to any broker that runs, at once; Kafka’s client asks the broker with the fewest requests in flight, waits while its connections are full, sends nothing else meanwhile, and the question takes a place there until it is answered; for it a lost connection may be opened again before a retry asks for one`,
  },
  {
    what: t`Metadata of brokers`,
    instead: t`is never stale: what the controller decides is known everywhere at once`,
  },
  {
    what: 'AlterPartition',
    instead: t`has its answer after network.alterPartitionMs, by default at once; the controller decides when the answer comes, and nothing is retried`,
  },
  {
    what: t`Replication`,
    instead: t`the answer to a fetch, the follower’s append and its next fetch are one step of replicationMs`,
  },
  {
    what: t`High watermark checkpoints`,
    instead: t`a broker that starts knows its last high watermark exactly`,
  },
  {
    what: t`Log segments`,
    instead: t`a log is one segment; nothing rolls, and nothing is removed by retention`,
  },
  {
    what: t`Page cache`,
    instead: t`a crash of a process loses nothing written; a lost disk loses everything`,
  },
  {
    what: t`Request handlers`,
    instead: t`a request is handled the moment it is read, one at a time per connection`,
  },
  {
    what: t`TCP’s own retransmission`,
    instead: t`is not seen: bytes of a connection that its client has closed arrive whenever the network lets them through, where a real kernel gives them up after some minutes; a cut is noticed by the client only`,
  },
  {
    what: t`Idle connections`,
    instead: t`stay open, as the one that a producer uses does in Kafka by default: its Metadata request every 5 minutes (metadata.max.age.ms) comes before connections.max.idle.ms (9 minutes) and the broker’s 10; a shorter connections.max.idle.ms has no effect here`,
  },
  {
    what: t`Order of partitions in a drain`,
    instead: t`that of the scenario; Kafka’s is that of a hash map`,
  },
  {
    what: t`Requests of one lost connection`,
    instead: t`are cancelled and judged one after the other; Kafka cancels all before it judges any`,
  },
  {
    what: t`Compression, quotas, racks of clients, memory in pieces`,
    instead: t`not modelled: partitioner.rack.aware and buffer.memory.allocation.strategy=incremental are read, and have no effect`,
  },
  {
    what: t`Authorization`,
    instead: t`knows one operation, WRITE on a topic or a transactional.id, and every broker hears of a change at once; nobody has IDEMPOTENT_WRITE, so that InitProducerId is refused to a producer that may write to no topic of the run, which asks again with its next record where Kafka’s asks without a pause; DESCRIBE and READ are not modelled`,
  },
  {
    what: t`__transaction_state and __consumer_offsets`,
    instead: t`are no logs: __transaction_state is one partition on every broker, led by the last one that runs; a write to it takes replicationMs, and the next coordinator has all that was written`,
  },
  {
    what: t`Requests between brokers, for markers and verification`,
    instead: t`take half of replicationMs each way, over connections that do not break`,
  },
  {
    what: t`The Sender’s sleep before it repeats a transactional request`,
    instead: t`holds back what it sends; answers that come meanwhile are taken`,
  },
  {
    what: t`Two-phase commit of transactions (KIP-939), expiry of transactional.ids`,
    instead: t`not modelled`,
  },
  {
    what: t`Profiles 2.8 and 3.9`,
    instead: t`differ in their settings, the partitioners, the protocol and errors of transactions, the halves of a batch that is too large and the text of an expired one, and 2.8 also in back-off, the error of a request timeout, the leader in an answer, what a late error does, flush() over a cut batch, when buffer.memory is free again, the order of partitions in a drain, the high watermark under a small ISR and how long a producer id is remembered; a broker’s texts are those of 4.4, and the controller is KRaft’s, also where 2.8 had ZooKeeper’s`,
  },
  {
    what: t`The fault shrinkIsr`,
    instead: t`takes a replica out of the ISR at once, as if it had lagged for replica.lag.time.max.ms, a lever that Kafka does not have: there it has to lag for so long, or its broker to be fenced`,
  },
  {
    what: t`Validation of records`,
    instead: t`is left out (LogValidator): a timestamp out of bounds, a record without a key in a compacted topic and a producer id without a sequence are stored or judged by their numbers, and LogAppendTime has no effect`,
  },
  {
    what: t`UNKNOWN_PRODUCER_ID and DUPLICATE_SEQUENCE_NUMBER`,
    instead: t`are answered by no broker here, as by none since 2.5; what every client here makes of them is modelled, and shown by tests that put them into an answer`,
  },
  {
    what: t`The refusal of a first sequence in 4.5`,
    instead: t`has an error that is known and a text that is not: the one for a gap after nothing stands in`,
  },
  {
    what: t`Consumers without a group`,
    instead: t`act on what they fetch at once, and commit nothing`,
  },
  {
    what: t`Consumer groups`,
    instead: t`the classic protocol, eager, with the range assignor; time 0 is after the first rebalance; no static members, and close() is never called`,
  },
  {
    what: t`Group coordinator`,
    instead: t`is always there, on the transaction coordinator’s broker, and its answers take one flight of a consumer each way; JoinGroup, SyncGroup and OffsetFetch are one step of five flights`,
  },
  {
    what: 'poll()',
    instead: t`returns records of one partition, of the last fetch; a commit that would say nothing new is left out when it is automatic`,
  },
];

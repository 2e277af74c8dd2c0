// Statements about brokers, of the case files and of the audit that nobody had checked.
import type { SweptStatement } from './statements.ts';

export const otherStatements: readonly SweptStatement[] = [
  {
    from: 'broker dossier, a client that closes its socket',
    mark: 'unverified',
    says: 'The request that is being handled completes; whether those behind it in the socket do is a race.',
    verdict: 'undecided',
    shows:
      'It is the operating system’s race. Scenarios hold what is not to arrive, and wait for what is.',
    evidence: [],
  },
  {
    from: 'broker dossier, eligible leader replicas',
    mark: 'unverified',
    says: 'With eligible leader replicas min.insync.replicas of the cluster is handled in another way.',
    verdict: 'undecided',
    shows:
      'Every topic of a scenario says min.insync.replicas itself, and the brokers of a scenario say nothing of it.',
    evidence: [],
  },
  {
    from: 'case 2, its sharper form',
    mark: 'derived',
    says: 'A window of which nothing arrived is written in reverse.',
    verdict: 'confirmed',
    shows: 'Three orders, newest first.',
    evidence: [
      {
        recording: 'scene-reversed',
        lines: ['    0 no pid [order-3]', '    1 no pid [order-2]', '    2 no pid [order-1]'],
      },
    ],
  },
  {
    from: 'case 12, other clients',
    mark: 'unverified',
    says: 'Why kafkajs and aiokafka lose sequence numbers.',
    verdict: 'undecided',
    shows: 'Only the Java client is played.',
    evidence: [],
  },
  {
    from: 'case 8, an unsequenced batch',
    mark: 'derived',
    says: 'Later batches of librdkafka slip past one that is under way, and that one fails with a time-out that names no sequence.',
    verdict: 'undecided',
    shows: 'Only the Java client is played.',
    evidence: [],
  },
  {
    from: 'case 15, its twin in Kafka; case files, before the cases',
    mark: 'derived',
    says: 'Forgetting a producer between the write and the retry makes the retry a second write, silently; old timestamps do it at the next look.',
    verdict: 'confirmed',
    shows: 'Both are stored twice with one success.',
    evidence: [
      {
        recording: 'forgotten-producer-copy',
        lines: [
          '  order-1 ok@1',
          '    0 p1#1 epoch 0 seq 0 [order-1]',
          '    1 p1#1 epoch 0 seq 0 [order-1]',
        ],
      },
      {
        recording: 'old-timestamps',
        lines: ['    0 p1#1 epoch 0 seq 0 [order-1]', '    1 p1#1 epoch 0 seq 0 [order-1]'],
      },
    ],
  },
  {
    from: 'audit, row C52',
    mark: 'unverified',
    says: 'Why the designers chose numbers over storing everything.',
    verdict: 'undecided',
    shows: 'A motive is in no recording.',
    evidence: [],
  },
  {
    from: 'audit, row C69',
    mark: 'unverified',
    says: 'How much idempotence is used where duplicates are costly.',
    verdict: 'undecided',
    shows: 'A share of use is in no recording.',
    evidence: [],
  },
];

// How the format names a moment of a run, or a point in its time.
import { API_NAMES, MOMENTS, type Moment, type When } from '../engine/index.ts';
import { ID, ms } from './parts.ts';
import { integer, nullable, object, oneOf, type Schema, text, withDefault } from './schema.ts';

/** A moment by name. */
export const moment: Schema<Moment> = object(
  'A named moment: what happened, not when, so that it survives a change of configuration',
  {
    moment: oneOf('What happened; `appended` is a batchDecided that wrote', MOMENTS),
    record: withDefault(
      nullable(text('Only for the batch that holds the record with this value')),
      null,
    ),
    api: withDefault(
      nullable(oneOf('Only for requests of this kind, or their answers', API_NAMES)),
      null,
    ),
    producer: withDefault(nullable(text('Only for this producer', ID)), null),
    partition: withDefault(nullable(text('Only for this partition, as in orders-0')), null),
    copy: withDefault(integer('Which time it happens, counted from 1', 1, 100_000), 1),
  },
);

const time = object('A point in virtual time', {
  at: ms('Virtual time'),
  producer: withDefault(
    nullable(text('Whose connection; the first producer unless given', ID)),
    null,
  ),
  broker: withDefault(
    nullable(
      integer(
        'Connection to which broker; the leader of the first partition unless given',
        1,
        1000,
      ),
    ),
    null,
  ),
});

/** `time` where the object has `at`, else `moment`. */
export const when: Schema<When> = {
  read: (value, path, problems) =>
    typeof value === 'object' && value !== null && 'at' in value
      ? time.read(value, path, problems)
      : moment.read(value, path, problems),
  json: { anyOf: [moment.json, time.json] },
};

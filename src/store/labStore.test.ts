import { describe, expect, test } from 'vitest';
import { type Direction, type Intervention, leaderReplica, listOf } from '../engine/index.ts';
import { scenes } from '../lessons/scenes/index.ts';
import { fc } from '../testing/fastCheck.ts';
import { eventSentence } from '../trace/sentences.ts';
import type { MessageId } from '../trace/types.ts';
import { createLabStore, type LabStore, linkOf } from './labStore.ts';
import { readLink } from './readLink.ts';
import { addScenes, sceneList } from './scenes.ts';
import { writeLink } from './urlState.ts';
import { currentEventOf, indexOfLab, runOfLab } from './useLab.ts';

/** A learner at the lab whose steps are jumps, so that a test sees where they land. */
// A scene that is here already is shown at once
addScenes(scenes);

function learner(scene = 'lost-ack') {
  const store = createLabStore({ reducedMotion: true });
  if (scene !== 'lost-ack') store.actions.chooseScene(scene);
  return store;
}

function messageOf(store: LabStore, record: string, direction: Direction, attempt = 1): MessageId {
  const message = indexOfLab(store.getState()).messages.find(
    (one) =>
      one.direction === direction &&
      one.batches.some(
        (batch) => batch.attempt === attempt && batch.records.some(({ value }) => value === record),
      ),
  );
  if (!message) throw new Error(`no message with ${record}`);
  return message.id;
}

const logOf = (store: LabStore) =>
  runOfLab(store.getState())
    .index.trace.last.partitions.flatMap((one) => listOf(leaderReplica(one).log))
    .flatMap((batch) => batch.records.map(({ value }, at) => `${batch.baseOffset + at} ${value}`));

const sentences = (store: LabStore) => {
  const index = indexOfLab(store.getState());
  return index.trace.events.map((event) => `${event.at} ${eventSentence(event, index)}`);
};

describe('the lab opens', () => {
  test('on the lost ack, paused, at the start', () => {
    const lab = learner().getState();
    expect(lab.experiment.source).toEqual({ kind: 'scene', id: 'lost-ack' });
    expect(lab).toMatchObject({ playing: false, playhead: 0 });
    expect(currentEventOf(lab)).toBe(-1);
  });
});

describe('playing', () => {
  test('begins at the start, though its first frame takes no time', () => {
    const store = learner();
    store.actions.play();
    store.actions.advance(0);
    expect(store.getState()).toMatchObject({ playing: true, playhead: 0 });
    store.actions.advance(16);
    expect(store.getState().playhead).toBe(16);
  });

  test('backward ends at the start', () => {
    const store = learner();
    store.actions.seek(20);
    store.actions.playBackward();
    store.actions.advance(50);
    expect(store.getState()).toMatchObject({ playing: false, playhead: 0, direction: 1 });
  });
});

describe('a setting', () => {
  test('enable.idempotence: order 17 stands in the log twice without it and once with it', () => {
    const store = learner();
    expect(logOf(store).filter((row) => row.endsWith('order-17'))).toEqual([
      '106 order-17',
      '107 order-17',
    ]);
    store.actions.setIdempotence(true);
    expect(logOf(store).filter((row) => row.endsWith('order-17'))).toEqual(['106 order-17']);
  });

  test('keeps the playhead at the same virtual time and says what differs first', () => {
    const store = learner();
    store.actions.seekToEvent(20);
    const before = indexOfLab(store.getState()).clock.virtualAt(store.getState().playhead);
    store.actions.setIdempotence(true);
    const after = indexOfLab(store.getState()).clock.virtualAt(store.getState().playhead);
    expect(after).toBe(before);
    expect(store.getState().toast?.text).toMatch(
      /^enable\.idempotence=true\. First difference: 0 ms: .*producer id 4001/,
    );
    expect(store.getState().toast?.undo).toBe(true);
  });

  test('that contradicts another is Kafka’s exception in the trace, and can be undone', () => {
    const store = learner();
    store.actions.setIdempotence(true);
    store.actions.setMaxInFlight(10);
    const { events } = indexOfLab(store.getState()).trace;
    expect(events[0]).toMatchObject({
      type: 'configRejected',
      message:
        'To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is 10.',
    });
    store.actions.undo();
    expect(logOf(store)).toHaveLength(4);
  });
});

describe('a message', () => {
  test('ack lost by hand: the connection breaks halfway, the batch is written again', async () => {
    const store = learner();
    store.actions.switchFault(0, false);
    expect(logOf(store)).toHaveLength(4);
    store.actions.seekToEvent(8);
    await store.actions.loseMessage(messageOf(store, 'order-17', 'toClient'));
    const lab = store.getState();
    expect(lab.experiment.faults).toEqual([
      {
        do: 'cut',
        when: {
          moment: 'responseSent',
          record: 'order-17',
          producer: 'p1',
          partition: 'orders-0',
          api: null,
          copy: 1,
        },
        afterMs: 20,
        enabled: true,
      },
    ]);
    expect(lab.toast?.text).toMatch(/^ack for 106 lost: the connection breaks at \d+ ms\.$/);
    expect(currentEventOf(lab)).toBe(8);
    expect(logOf(store)).toHaveLength(5);
  });

  test('request lost by hand: nothing was written before the retry, so nothing doubles', async () => {
    const store = learner();
    store.actions.switchFault(0, false);
    await store.actions.loseMessage(messageOf(store, 'order-17', 'toBroker'));
    expect(logOf(store)).toHaveLength(4);
    expect(sentences(store).some((one) => /request with order-17 is lost/.test(one))).toBe(true);
  });

  test('left unanswered: nothing more arrives until request.timeout.ms is over', async () => {
    const store = learner();
    store.actions.switchFault(0, false);
    await store.actions.holdMessage(messageOf(store, 'order-17', 'toClient'));
    expect(store.getState().toast?.text).toMatch(/stops waiting at \d+/);
    const lost = indexOfLab(store.getState()).trace.events.find(
      (one) => one.type === 'connectionLost',
    );
    expect(lost).toMatchObject({ reason: 'requestTimedOut' });
  });

  test('the retry’s ack is named by its own number, though the first one never came', async () => {
    const store = learner();
    await store.actions.loseMessage(messageOf(store, 'order-17', 'toClient', 2));
    expect(store.getState().toast?.text).toMatch(/^ack for 107 lost/);
    expect(runOfLab(store.getState()).index.trace.unfired).toEqual([]);
  });

  test('that is lost already stays as it is, and the lab says so', async () => {
    const store = learner();
    await store.actions.loseMessage(messageOf(store, 'order-17', 'toClient'));
    expect(store.getState().experiment.faults).toEqual([]);
    expect(store.getState().toast?.text).toBe('ack for 106 is lost already.');
  });

  test('a fault changes nothing before its moment, and the playhead stays on its event', async () => {
    const store = learner('palindrome');
    const { messages } = indexOfLab(store.getState());
    const live = messages.filter((one) => one.fate === 'arrived');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...live),
        fc.nat(60),
        fc.boolean(),
        async (message, at, lose) => {
          const lab = learner('palindrome');
          const before = indexOfLab(lab.getState()).trace.events;
          const event = Math.min(at, message.sentEvent);
          lab.actions.seekToEvent(event);
          if (lose) await lab.actions.loseMessage(message.id);
          else await lab.actions.holdMessage(message.id);
          const after = indexOfLab(lab.getState()).trace.events;
          expect(after.slice(0, event + 1)).toEqual(before.slice(0, event + 1));
          expect(currentEventOf(lab.getState())).toBe(event);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('undo', () => {
  test('goes back over faults and settings and forward again', () => {
    const store = learner();
    const first = store.getState().experiment;
    store.actions.setIdempotence(true);
    store.actions.switchFault(0, false);
    const last = store.getState().experiment;
    store.actions.undo();
    store.actions.undo();
    expect(store.getState().experiment).toBe(first);
    store.actions.redo();
    store.actions.redo();
    expect(store.getState().experiment).toBe(last);
    store.actions.redo();
    expect(store.getState().toast?.text).toBe('Nothing to redo.');
  });

  test('comes back from another scene to the moment that was left', () => {
    const store = learner();
    store.actions.seekToEvent(12);
    const { playhead } = store.getState();
    store.actions.chooseScene('reversed');
    expect(store.getState()).toMatchObject({ playhead: 0, selection: null });
    store.actions.undo();
    expect(store.getState().playhead).toBe(playhead);
  });
});

describe('steps', () => {
  test('forward over every event and back over every event', () => {
    const store = learner();
    const { events } = indexOfLab(store.getState()).trace;
    for (const { id } of events) {
      store.actions.stepForward();
      expect(currentEventOf(store.getState())).toBe(id);
      expect(store.getState().said?.text).not.toBe('');
    }
    for (const { id } of events.toReversed()) {
      expect(currentEventOf(store.getState())).toBe(id);
      store.actions.stepBack();
    }
    expect(store.getState().playhead).toBe(0);
  });

  test('to the next notable event and back visit the same events', () => {
    const store = learner();
    const { notable } = indexOfLab(store.getState());
    const there = notable.map(() => {
      store.actions.nextNotable();
      return currentEventOf(store.getState());
    });
    expect(there).toEqual(notable);
    store.actions.toEnd();
    const back = notable.map(() => {
      store.actions.previousNotable();
      return currentEventOf(store.getState());
    });
    expect(back).toEqual(notable.toReversed());
  });

  test('glide where motion is welcome: long jumps take no longer than 700 ms', () => {
    const store = createLabStore();
    store.actions.stepForward();
    expect(store.getState().tween?.durationMs).toBe(240);
    store.actions.toEnd();
    expect(store.getState().tween?.durationMs).toBeGreaterThan(600);
    expect(store.getState().tween?.durationMs).toBeLessThanOrEqual(700);
    store.actions.stepBack();
    const last = indexOfLab(store.getState()).trace.events.length - 1;
    expect(store.getState().tween?.to).toBe(indexOfLab(store.getState()).clock.screenOf(last));
  });
});

describe('playing', () => {
  test('moves the playhead by speed and stops at the end', () => {
    const store = learner();
    store.actions.play();
    store.actions.advance(100);
    expect(store.getState().playhead).toBe(100);
    store.actions.setSpeed(4);
    store.actions.advance(100);
    expect(store.getState().playhead).toBe(500);
    store.actions.advance(1_000_000);
    expect(store.getState().playing).toBe(false);
    expect(store.getState().playhead).toBe(indexOfLab(store.getState()).clock.duration);
    store.actions.play();
    expect(store.getState()).toMatchObject({ playing: true, playhead: 0 });
  });

  test('event by event under reduced motion, and says nothing meanwhile', () => {
    const store = learner();
    store.actions.play();
    const said = store.getState().said;
    store.actions.advanceOneEvent();
    store.actions.advanceOneEvent();
    expect(currentEventOf(store.getState())).toBe(1);
    expect(store.getState().said).toBe(said);
  });
});

test('a link of any moment of any scene leads back to that moment', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sceneList.map(({ id }) => id)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (scene, share) => {
        const store = learner(scene);
        store.actions.seek(Math.floor(share * indexOfLab(store.getState()).clock.duration));
        const { playhead } = store.getState();
        const { state, problems } = readLink(writeLink(linkOf(store.getState())));
        const other = createLabStore();
        other.actions.openLink(state, problems);
        expect(other.getState().linkProblems).toEqual([]);
        expect(other.getState().playhead).toBe(playhead);
        expect(other.getState().experiment).toEqual(store.getState().experiment);
      },
    ),
  );
});

test('a link past the end of its run is shown at the end, and says so', () => {
  const store = createLabStore();
  const { state, problems } = readLink('#/lost-ack?v=1&at=9999&sel=message:p9/9>');
  store.actions.openLink(state, problems);
  expect(store.getState().linkProblems.map(({ field }) => field)).toEqual(['at', 'sel']);
  expect(currentEventOf(store.getState())).toBe(
    indexOfLab(store.getState()).trace.events.length - 1,
  );
});

test('a fault whose moment does not come in this run is in the trace as unfired', () => {
  const store = createLabStore();
  const fault: Intervention = {
    do: 'cut',
    when: {
      moment: 'requestSent',
      record: 'order-17',
      producer: null,
      partition: null,
      api: null,
      copy: 9,
    },
    afterMs: 0,
    enabled: true,
  };
  const { state } = readLink('#/lost-ack?v=1&fault=cut:requestSent:order-17:9:0');
  expect(state.experiment.faults).toEqual([fault]);
  store.actions.openLink(state, []);
  expect(indexOfLab(store.getState()).trace.unfired).toEqual([1]);
});

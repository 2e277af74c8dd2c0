import type { disorder } from '../../lessons/disorder.ts';
import type { TextsOf } from '../../texts.ts';

export const disorderTexts: TextsOf<typeof disorder> = {
  title: 'Unordnung mit fünf unterwegs',
  about:
    'Ohne Nummern hinterlässt jede Störung ihre eigene Unordnung. Lerne, die Störung am Log abzulesen.',
  beats: {
    overtaken: {
      title: 'Die erste von dreien wird abgelehnt',
      says: {
        refused:
          'Idempotenz ist aus. Bestellung 1 traf auf zu wenige synchrone Replikate, also hat der Leader sie abgelehnt. Der Producer wird sie noch einmal senden.',
        behind:
          'Dahinter sind die Bestellungen 2 und 3 auf der Leitung, und die Replikate kommen gerade zurück.',
      },
      predict: {
        question: 'Was wird im Log stehen?',
        options: {
          kept: {
            answer: '1 2 3: Die anderen warten auf Bestellung 1',
            feedback:
              'Sie sind schon auf der Leitung, und ohne Nummern sieht der Leader keine Lücke.',
          },
          last: {
            answer: '2 3 1',
            feedback:
              'Während Bestellung 1 auf ihre Wiederholung wartet, werden die beiden dahinter gespeichert.',
          },
          mirror: {
            answer: '3 2 1',
            feedback: 'Nur Bestellung 1 ist gescheitert. Was nicht scheitert, behält seinen Platz.',
          },
        },
      },
    },
    'three-ways': {
      title: 'Drei Störungen, drei Handschriften',
      says: {
        one: 'Eine abgelehnt, die anderen gespeichert: Im Log steht {log}. Die abgelehnte wird von allen überholt, die auf dem Weg waren.',
        two: 'Alle drei auf der Leitung verloren: Im Log steht 3 2 1. Jeder gescheiterte Batch kommt wieder vorn in die Schlange, also gehen sie in umgekehrter Reihenfolge ab.',
        three:
          'Alle drei gespeichert und ihre Antworten verloren: 1 2 3 3 2 1. Dieselbe Umkehrung, hinter den ersten Kopien.',
      },
    },
    one: {
      title: 'Halb erzählt: einer unterwegs',
      says: {
        muted:
          'Idempotenz ist aus, und ein Request darf unterwegs sein. Bestellung 1 wurde gespeichert, ihre Antwort ging mit der Verbindung verloren, und Bestellung 2 wartet, bis sie dran ist.',
      },
      fill: {
        task: 'Wie endet dieser Lauf?',
        blanks: {
          log: {
            ask: 'Das Log, als Nummern der Bestellungen',
            because: 'Nichts ist auf dem Weg, was überholen könnte. Die Reihenfolge hält.',
          },
          times: {
            ask: 'Kopien von Bestellung 1',
            because: 'Einer unterwegs hält die Reihenfolge. Eine Wiederholung erkennt er nicht.',
          },
        },
      },
    },
    own: {
      title: 'Schreib selbst eine Handschrift',
      says: {
        cure: 'Mit Nummern bleibt nach derselben Ablehnung 1 2 3 4, und fünf Requests dürfen unterwegs bleiben. Aber zeig erst, dass du Unordnung lesen kannst.',
      },
      challenge: {
        task: 'Lass Idempotenz aus und die Störung, wie sie ist. Bring das Log auf 2 1 3, mit einer Einstellung.',
        goals: { plain: 'Idempotenz ist aus', shape: 'Im Log steht 2 1 3' },
        hints: {
          who: 'Genau eine Bestellung darf überholen. Wie viele dürfen zusammen mit Bestellung 1 auf dem Weg sein?',
          value: 'Setze `max.in.flight.requests.per.connection` auf 2.',
        },
        done: 'Was auf dem Weg war, überholt; was noch nicht abgegangen war, wartet hinter der Wiederholung.',
      },
    },
  },
  takeaways: {
    each: 'Ohne Nummern genügen mehr als ein Request unterwegs und eine Störung für Unordnung, und kein Fehler verrät sie.',
    cures:
      'Nummern halten die Reihenfolge auch mit fünf unterwegs. Einer unterwegs hält sie ebenfalls, und verdoppelt trotzdem.',
  },
};

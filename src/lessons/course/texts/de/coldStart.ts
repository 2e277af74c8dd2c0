import type { coldStart } from '../../lessons/coldStart.ts';
import type { TextsOf } from '../../texts.ts';

export const coldStartTexts: TextsOf<typeof coldStart> = {
  title: 'Das Loch beim Kaltstart',
  about: 'Der erste Batch eines neuen Producers wird kurz abgelehnt und passt danach nie mehr.',
  beats: {
    'first-refused': {
      title: 'Der allererste Batch wird abgelehnt',
      says: {
        new: 'Ein brandneuer Producer. Sein erster Batch, Nummer 0, trifft auf einen Leader mit zu wenigen synchronen Replikaten und wird abgelehnt. Er wird noch einmal gesendet werden.',
        way: 'Der zweite Batch, Nummer 1, ist schon auf der Leitung, und die Replikate kommen gerade zurück.',
      },
      predict: {
        question: 'Idempotenz ist an. Was wird am Ende im Log stehen?',
        options: {
          kept: {
            answer: '1 2: Der Leader wartet auf Nummer 0',
            feedback:
              'Bei einem Producer, den er kennt, tut er das. Von diesem hat er noch nie gehört.',
          },
          hole: {
            answer: 'Nur 2',
            feedback:
              'Der erste Batch, den der Leader annimmt, entscheidet, wo dieser Producer anfängt.',
          },
          swapped: {
            answer: '2 1: Die erste kommt später hinein',
            feedback:
              'Nach Nummer 1 ist die nächste Nummer 2. Nummer 0 wird in dieser Epoche nicht wieder die nächste.',
          },
        },
      },
    },
    anywhere: {
      title: 'Ein unbekannter Producer darf anfangen, wo er will',
      says: {
        any: 'Bestellung 2 kommt mit Sequenznummer {seq}. Der Leader weiß von diesem Producer nichts: Ein abgelehnter Batch hinterlässt keine Spur. Also ist jede Nummer recht, und er hängt an.',
        known:
          'Hätte er einen früheren Batch gekannt, so hätte er Nummern jenseits der nächsten abgelehnt, und die Reihenfolge wäre geblieben.',
        named:
          'Seit Kafka 4.1 muss unter Transaktionsversion 2 ein transaktionaler Producer, von dem der Leader keinen Batch mehr kennt, mit Nummer 0 beginnen (KAFKA-18202). Für einen ohne `transactional.id`, wie diesen, gibt es diese Prüfung nicht.',
      },
    },
    never: {
      title: 'Nummer 0 nach Nummer 1',
      says: {
        again:
          'Jetzt ist die Wiederholung von Bestellung 1 jedes Mal außer der Reihe, wenn sie kommt. Vor seiner Frist, hier {deadline}, gibt der Producer nicht auf.',
        told: 'Dann bekommt der Shop eine TimeoutException. Bestellung 1 ist verloren, aber nicht heimlich.',
      },
      challenge: {
        task: 'Dieselben Broker, dieselbe Störung, dieselbe Version: Bring beide Bestellungen ins Log, in ihrer Reihenfolge. Eine Einstellung genügt.',
        goals: { both: 'Im Log steht 1 2', numbered: 'Idempotenz ist an' },
        hints: {
          order:
            'Bestellung 2 darf nicht auf dem Weg sein, solange Bestellung 1 keine Antwort hat.',
          setting: 'Erlaube einen Request unterwegs.',
        },
        done: 'Oder sende vor der Flut einen Record und warte auf seine Quittung: Dann kennt der Leader diesen Producer.',
      },
    },
    closed: {
      title: 'Geschlossen in Kafka 4.5, wo noch nichts geschrieben ist',
      says: {
        zero: 'Ein Broker von Kafka 4.5, dieselbe Störung. In einer Partition, in die noch nie etwas geschrieben wurde, nimmt er von einem Producer als Erstes nur Nummer 0 an. Also lehnt er Bestellung 2 ab. In einer Partition, in der schon ein Record stand, bleibt das Loch offen.',
      },
      fill: {
        task: 'Beide Bestellungen kommen nach der Nummer wieder. Wie endet es?',
        blanks: {
          log: {
            ask: 'Das Log, als Nummern der Bestellungen',
            because: 'Die Reihenfolge bleibt, wie bei einem bekannten Producer.',
          },
          offset: {
            ask: 'Offset, der dem Shop für Bestellung 1 genannt wird',
            because: 'Sie wurde als Erste gespeichert.',
          },
        },
      },
    },
  },
  takeaways: {
    hole: 'Seit 2.5 kann ein neuer Producer, dessen erster Batch abgelehnt wird, ihn an den Batch dahinter verlieren, mit einer TimeoutException. 4.5 schließt das nur für Partitionen, in denen noch nie ein Record stand.',
    first: 'Warte die erste Quittung ab, bevor du mehr sendest, oder behandle die Exception.',
  },
};

import type { epochBump } from '../../lessons/epochBump.ts';
import type { TextsOf } from '../../texts.ts';

export const epochBumpTexts: TextsOf<typeof epochBump> = {
  title: 'Eine neue Epoche mitten im Flug',
  about: 'Ein Batch wird endgültig abgelehnt. Wie die hinter ihm über das Loch hinwegkommen.',
  beats: {
    poison: {
      title: 'Endgültig abgelehnt',
      says: {
        large:
          'Bestellung 2, Nummer 1, ist größer, als ihr Topic erlaubt. Der Leader lehnt sie ab, und noch einmal zu senden würde nichts ändern.',
        way: 'Bestellung 3, Nummer 2, ist schon auf der Leitung. Nummer 1 wird nie kommen.',
      },
      predict: {
        question: 'Was wird aus Bestellung 3?',
        options: {
          old: {
            answer: 'Sie wird sofort gespeichert, unter Nummer 2',
            feedback:
              'Der Leader wartet noch auf Nummer 1. Dass sie nicht kommt, kann er nicht wissen.',
          },
          renumbered: {
            answer: 'Sie wird abgelehnt, neu nummeriert und gespeichert',
            feedback: 'Erst als Lücke abgelehnt. Dann kommt sie mit einer Nummer, die passt.',
          },
          stuck: {
            answer: 'Sie wird nie gespeichert: Die Partition steckt fest',
            feedback:
              'Ein schlechter Record darf eine Partition nicht anhalten. Der Producer findet einen Weg daran vorbei.',
          },
        },
      },
    },
    edition: {
      title: 'Die nächste Ausgabe beginnt bei 0',
      says: {
        hole: 'Solange Nummer 1 fehlt, ist Nummer 2 eine Lücke, und der Leader lehnt sie ab.',
        anew: 'Der Producer weiß, dass Bestellung 2 endgültig gescheitert ist. Er erhöht seine Epoche selbst, ohne einen Broker zu fragen, und nummeriert neu, was für diese Partition unterwegs ist: Bestellung 3 kommt mit Epoche {epoch} und Sequenznummer {seq}. Wo der Producer bekannt ist, muss eine neue Epoche bei 0 beginnen.',
        told: 'Der Shop hört von einem Fehlschlag, bei dem Record, der ihn verursacht hat.',
      },
    },
    'no-bump': {
      title: 'Halb erzählt: nur kurz abgelehnt',
      says: {
        softer:
          'Hier trifft Bestellung 2, Nummer 1, auf zu wenige synchrone Replikate. Das geht vorbei, also sendet der Producer sie noch einmal. Die Bestellungen 3 und 4, Nummern 2 und 3, sind auf der Leitung.',
      },
      fill: {
        task: 'Der Producer muss alle drei durchbringen. Mit welchen Nummern kommt Bestellung 3 am Ende an?',
        blanks: {
          epoch: {
            ask: 'Epoche von Bestellung 3',
            because: 'Nummer 1 wird doch noch kommen. Nichts fehlt, also bleibt die Epoche.',
          },
          seq: {
            ask: 'Ihre Sequenznummer',
            because: 'Eine Wiederholung behält die Nummer, die sie hat.',
          },
          log: {
            ask: 'Das Log, als Nummern der Bestellungen',
            because: 'Jede wird abgelehnt, bis die vor ihr da ist.',
          },
        },
      },
    },
    last: {
      title: 'Nach der letzten Epoche',
      says: {
        end: 'Eine Epoche ist eine Zahl von zwei Byte. Dieser Producer war nahe an ihrem Ende: Bestellung 2 ging mit Epoche {last} ab, der höchsten, die es gibt. Dann wurde wieder ein Batch endgültig abgelehnt.',
        next: 'Also gab er seine Producer-ID auf und ließ sich eine neue geben. Bestellung 4 kam von {id} mit Epoche {epoch}. Sonst hat es niemand bemerkt.',
      },
    },
    own: {
      title: 'Ohne das Loch',
      says: {
        handle:
          'Zurück zur abgelehnten Bestellung. Der Callback des Shops hat seine RecordTooLargeException, und dort muss man sich darum kümmern: Der Record ist nicht gespeichert und wird es auch nicht.',
      },
      challenge: {
        task: 'Lass alle drei Bestellungen hinein, sodass keine neue Epoche nötig ist. Die Grenze gehört dem Topic.',
        goals: { all: 'Im Log steht 1 2 3', calm: 'Die Epoche bleibt' },
        hints: {
          who: 'Mit welcher Einstellung des Topics hat der Leader verglichen?',
          value: 'Setze `max.message.bytes` auf 1000.',
        },
        done: 'Ohne einen Batch, der endgültig scheitert, gibt es kein Loch, und eine Epoche genügt.',
      },
    },
  },
  takeaways: {
    one: 'Ein Batch, der endgültig abgelehnt wird, verliert seine eigenen Records und keine anderen; in einer Transaktion muss sie ganz abgebrochen werden. Kümmere dich in seinem Callback darum.',
    epoch:
      'Eine neue Epoche beginnt wieder bei 0. So kommt ein Producer an einer Nummer vorbei, die nie mehr kommt.',
  },
};

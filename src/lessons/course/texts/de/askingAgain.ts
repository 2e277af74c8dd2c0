import type { askingAgain } from '../../lessons/askingAgain.ts';
import type { TextsOf } from '../../texts.ts';

export const askingAgainTexts: TextsOf<typeof askingAgain> = {
  title: 'Noch einmal fragen, und was es kostet',
  about: 'Wiederholungen ohne Nummern: wann sie kopieren, umordnen und aufhören.',
  beats: {
    harmless: {
      title: 'Eine Wiederholung wartet, bis sie dran ist',
      says: {
        lost: 'Der Request mit Bestellung 2 ging auf dem Weg verloren. Der Broker hat ihn nie gesehen.',
        waits:
          'Der Producer legt den Batch in seine Schlange zurück und wartet: Die Wartezeit (Back-off) beginnt bei etwa `retry.backoff.ms`, {first}, und wächst mit jedem Versuch, bis `retry.backoff.max.ms`, {cap}.',
      },
      predict: {
        question: 'Wie oft wird Bestellung 2 gespeichert?',
        options: {
          copy: {
            answer: 'Zweimal: Jede Wiederholung hinterlässt eine Kopie',
            feedback:
              'Der erste Versuch hat das Log nie erreicht, die Wiederholung ist also die erste Kopie.',
          },
          once: {
            answer: 'Einmal',
            feedback:
              'Eine Wiederholung verdoppelt einen Record nur, wenn auch ein früherer Versuch gespeichert wird.',
          },
          none: {
            answer: 'Nie',
            feedback: 'Die Wiederholung kommt durch. Verfolge sie auf der Leitung.',
          },
        },
      },
    },
    copy: {
      title: 'Diese Wiederholung hinterlässt eine Kopie',
      says: {
        copy: 'Hier wurde der erste Versuch gespeichert, und nur seine Antwort ging verloren. Der Batch hat keine Producer-ID und keine Sequenznummer, also hat der Leader nichts zum Vergleichen. Er hängt an.',
        offset:
          'Dem Shop wird Offset {told} genannt, der Platz der zweiten Kopie. Bei Offset {first} steht ebenfalls Bestellung 2, und niemand weiß es.',
      },
    },
    three: {
      title: 'Drei auf dem Weg, dann bricht die Verbindung ab',
      says: {
        stored:
          'Drei Batches waren unterwegs, und der Leader hat alle drei gespeichert. Keine der Antworten kam durch.',
        together:
          'Jetzt ist die Verbindung weg. Eine Verbindung scheitert als Ganzes: Alle drei Requests scheitern zusammen, der älteste zuerst.',
      },
      predict: {
        question: 'Alle drei werden noch einmal gesendet. Was wird im Log stehen?',
        options: {
          repeat: {
            answer: '1 2 3 1 2 3',
            feedback:
              'Die Anzahl stimmt. Sieh dir an, wohin gescheiterte Batches zurückkommen: jeder an die Spitze der Schlange.',
          },
          mirror: {
            answer: '1 2 3 3 2 1',
            feedback:
              'Jeder gescheiterte Batch kommt an die Spitze der Schlange, also wird der letzte zuerst gesendet.',
          },
          clean: {
            answer: '1 2 3',
            feedback: 'Ohne Nummern kann der Leader keine Wiederholung erkennen. Er schreibt alle.',
          },
        },
      },
    },
    mirror: {
      title: 'Ein Spiegel im Log',
      says: {
        front:
          'Die Bestellungen 1, 2 und 3 scheitern in dieser Reihenfolge, und jede wird vor die vorige gestellt. Also wird 3 zuerst gesendet: Im Log steht {log}.',
        unseen: 'Der Shop bekam drei gute Antworten. Bestellung 1 glaubt an Offset {told}.',
      },
    },
    'half-told': {
      title: 'Halb erzählt: verloren auf dem Hinweg',
      says: {
        lost: 'Noch einmal drei Requests unterwegs, ohne Nummern. Diesmal blieben sie auf dem Hinweg stecken: Nichts ist gespeichert. Eben ist die Verbindung abgebrochen, und alle drei sind gescheitert.',
      },
      fill: {
        task: 'Alle drei werden noch einmal gesendet. Wie geht es aus?',
        blanks: {
          log: {
            ask: 'Das Log, als Nummern der Bestellungen',
            because:
              'Jeder gescheiterte Batch kommt an die Spitze der Schlange, also geht der letzte zuerst ab.',
          },
          told: {
            ask: 'Der Offset, den der Shop für Bestellung 1 erfährt',
            because: 'Sie wurde als Letzte gespeichert. Hier ist nichts verdoppelt, nur umgedreht.',
          },
        },
      },
    },
    own: {
      title: 'Reihenfolge ohne Nummern',
      says: {
        three:
          'Zurück zum Spiegel. Unordnung braucht Gesellschaft: Überholen kann einen Batch nur, was neben ihm unterwegs ist, und hier dürfen es {limit} sein.',
      },
      challenge: {
        task: 'Lass Idempotenz aus, und halte unter derselben Störung die Bestellungen in ihrer Reihenfolge.',
        goals: {
          plain: 'Idempotenz ist aus',
          sorted: 'Das Log ist in der richtigen Reihenfolge; Kopien sind erlaubt',
        },
        hints: {
          wait: 'Was noch nicht gesendet ist, kann nichts überholen.',
          setting: 'Erlaube einen Request unterwegs.',
        },
        done: 'Einer nach dem anderen hält die Reihenfolge. Kopien verhindert das nicht, und jeder Batch wartet auf die Antwort für den vorigen.',
      },
    },
    limit: {
      title: 'Wie lange er es versucht',
      says: {
        five: 'Zwei Follower sind zehn Sekunden lang weg, und so lange lehnt der Leader Bestellung 1 ab. Mit `retries={cap}` hat der Producer {sent} Mal gesendet und nach {after} aufgegeben.',
        time: 'Lässt man `retries` in Ruhe, ist es 2147483647, und `delivery.timeout.ms` entscheidet: 120 s ab dem Beginn des Batches. Dieselbe Bestellung wird gespeichert, wenn die Follower zurück sind.',
      },
    },
  },
  takeaways: {
    cost: 'Blinde Wiederholungen tauschen Verlust gegen Kopien und Unordnung.',
    bound: 'Lass `retries` in Ruhe. Die Zeitgrenze ist `delivery.timeout.ms`.',
  },
};

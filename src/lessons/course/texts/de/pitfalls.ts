import type { pitfalls } from '../../lessons/pitfalls.ts';
import type { TextsOf } from '../../texts.ts';

export const pitfallsTexts: TextsOf<typeof pitfalls> = {
  title: 'Drei Fallen',
  about: 'Falsche und richtige Konfiguration, beide unter denselben Störungen.',
  beats: {
    acks: {
      title: 'Eine Zeile „für die Latenz“',
      says: {
        wrong:
          'Jemand hat `acks=1` geschrieben und sonst nichts. Der Client wurde ohne Warnung gebaut.',
        fault:
          'Drei Requests sind unterwegs, und die Verbindung bricht ab, mitsamt ihren Antworten.',
      },
      predict: {
        question: 'Was wird im Log stehen?',
        options: {
          fine: {
            answer: '1 2 3: Idempotenz ist die Voreinstellung',
            feedback:
              '`acks=1` widerspricht ihr, und niemand hatte sie beim Namen verlangt. Der Client hat sie abgeschaltet.',
          },
          mirror: {
            answer: '1 2 3 3 2 1',
            feedback: 'Idempotenz ist weggefallen, ohne Aufsehen.',
          },
        },
      },
    },
    'acks-right': {
      title: 'Schreib es hin',
      says: {
        right:
          'Mit `acks=all` bleibt nach denselben Störungen 1 2 3. Schreib auch `enable.idempotence=true`: Dann hält eine solche Zeile den Client beim Start auf.',
        five: 'Und lass die Finger von `retries`. `retries=5` mit `acks=all` ist idempotent, gibt aber auf, bevor zwei neu startende Follower zurück sind.',
      },
    },
    ten: {
      title: 'Zehn unterwegs, Kafka 3.9',
      says: {
        wrong:
          'Ein Client von Kafka 3.9 mit `max.in.flight.requests.per.connection=10`. Idempotenz wird nicht erwähnt.',
      },
      predict: {
        question: 'Was ist mit der Idempotenz?',
        options: {
          on: {
            answer: 'Sie ist an, schützt aber lückenhaft',
            feedback:
              'An und kaputt ist sie nie. Sie ist an, sie ist aus, oder der Client startet nicht.',
          },
          off: {
            answer: 'Sie ist aus',
            feedback:
              'Kafka 3.9 schreibt eine Warnung und schaltet sie ab. Sieh dir das Log dieses Laufs an.',
          },
          refused: {
            answer: 'Der Client startet nicht',
            feedback: 'Das tut ein Client ab 4.0, und jeder, der Idempotenz beim Namen verlangt.',
          },
        },
      },
    },
    'ten-right': {
      title: 'Zehn unterwegs, Kafka 4.0 und später',
      says: {
        since:
          'Ab 4.0 weigert sich der Client, wenn Idempotenz nicht beim Namen abgeschaltet ist: Fünf ist, was ein Broker sich merkt.',
        five: 'Zehn hätten es hier nicht schneller gemacht. Ein Broker liest den nächsten Request einer Verbindung erst, wenn der vorige beantwortet ist, und mit `acks=all` wartet die Antwort auf die Replikate.',
        same: 'Mit fünf unterwegs ist der Durchsatz in diesem Labor derselbe. Dreh lieber an `batch.size` und `linger.ms`.',
      },
      challenge: {
        task: 'Bring diesen Client zum Starten, und lass die Idempotenz, wie sie ist.',
        goals: {
          starts: 'Der Client wird gebaut',
          stored: 'Bestellung 1 ist einmal gespeichert',
        },
        hints: { less: 'Höchstens fünf unterwegs.' },
        done: 'Fünf ist auch die Voreinstellung: Die Zeile wegzulassen genügt.',
      },
    },
    restart: {
      title: 'Idempotenz gegen einen Neustart',
      says: {
        wrong:
          'Der Rat hieß: `enable.idempotence=true`, dann sind Neustarts sicher. Dieser Shop hat ihn befolgt.',
        again:
          'Er stürzte ab, als Bestellung 2 gespeichert und noch nicht beantwortet war. Eben ist er wieder gestartet und sendet Bestellung 2 noch einmal.',
      },
      predict: {
        question: 'Wie oft wird Bestellung 2 abgebucht?',
        options: {
          once: {
            answer: 'Einmal: Idempotenz ist an',
            feedback:
              'Sie ist an, für jeden Producer einzeln. Dies ist ein neuer, mit einer neuen ID.',
          },
          twice: {
            answer: 'Zweimal',
            feedback:
              'Unter zwei Producer-IDs gespeichert, und der Consumer bucht jeden Record ab.',
          },
        },
      },
    },
    'restart-right': {
      title: 'Eine Outbox und eine Inbox',
      says: {
        right:
          'Der Shop schreibt jede Bestellung in eine Outbox; ein Relay sendet sie und hakt sie ab. Nach dem Absturz wird Bestellung 2 noch einmal gesendet. Der Consumer hat sie in seiner Inbox und bucht einmal ab.',
        before:
          'Hake vor dem Senden ab, und ein Absturz verliert die Bestellung. Das kann kein Consumer reparieren.',
        after:
          'Hake nach dem Senden ab, und ein Absturz wiederholt sie. Das lässt sich reparieren, mit der Inbox.',
      },
    },
  },
  takeaways: {
    aloud: 'Ein Widerspruch in den Einstellungen kann Idempotenz ohne Warnung ausschalten.',
    both: 'Lieber wiederholen als verlieren, und den Consumer die Wiederholung erkennen lassen.',
  },
};

import type { failover } from '../../lessons/failover.ts';
import type { TextsOf } from '../../texts.ts';

export const failoverTexts: TextsOf<typeof failover> = {
  title: 'Ein Leader stirbt mitsamt den Antworten',
  about: 'Ein sauberer Failover: was der nächste Leader weiß, und was acks=1 fallen lässt.',
  beats: {
    died: {
      title: 'Drei Antworten, nie gesendet',
      says: {
        stored:
          'Drei Bestellungen stehen im Log des Leaders, und beide Follower haben sie kopiert.',
        silence:
          'Bevor eine Antwort durchkam, stürzte der Leader ab. Jetzt führt Broker 2. Er hat noch nie mit diesem Producer gesprochen, und alle drei Bestellungen werden wiederkommen.',
      },
      predict: {
        question: 'Was wird am Ende im Log auf Broker 2 stehen?',
        options: {
          copies: {
            answer: '1 2 3 1 2 3: Broker 2 kennt diesen Producer nicht',
            feedback:
              'Er kennt dessen Nummern. Sie stehen in jedem Batch, den ein Follower kopiert.',
          },
          known: {
            answer: '1 2 3',
            feedback: 'Broker 2 hat aus den Batches, die er kopierte, dasselbe Fenster aufgebaut.',
          },
          lost: {
            answer: 'Nichts: Die Bestellungen starben mit ihrem Leader',
            feedback: 'Sie lagen auf drei Brokern. Nur die Antworten gingen unter.',
          },
        },
      },
    },
    receipts: {
      title: 'Quittungen von einem Broker, der den ersten Versuch nie sah',
      says: {
        twice:
          'Bestellung 3 wurde {sent} Mal gesendet: an den alten Leader, der sie speicherte, und an den neuen, der sie erkannte. Dem Shop wird Offset {offset} genannt, wie es auch beim ersten Mal gewesen wäre.',
        from: 'Niemand hat ein Gedächtnis übergeben. Ein Follower liest beim Kopieren Producer-ID, Epoche und Sequenznummer aus jedem Batch. Das Fenster ist also so gut wie die Kopie.',
      },
    },
    one: {
      title: 'Derselbe Absturz mit acks=1',
      says: {
        told: 'Dieser Shop hat `acks=1` verlangt. Bestellung 2 steht im Log des Leaders, und der Shop hat ihre Quittung: Offset {offset}.',
        slow: 'Beide Follower holen seit einem Moment nichts mehr ab. Sie gelten noch als synchron. Und jetzt stürzt der Leader ab.',
      },
      predict: {
        question: 'Was wird aus Bestellung 2?',
        options: {
          again: {
            answer: 'Der Producer sendet sie an den neuen Leader',
            feedback:
              'Er hat seine Antwort und hat den Batch losgelassen. Wiederholt wird, was unbeantwortet ist.',
          },
          error: {
            answer: 'Sie ist verloren, und der Shop bekommt einen Fehler',
            feedback: 'Die einzige Antwort zu Bestellung 2 war gut, und sie ist schon gegeben.',
          },
          gone: {
            answer: 'Sie ist weg, und niemand erfährt davon',
            feedback: 'Es gab eine Kopie, und für sie war schon geantwortet worden.',
          },
        },
      },
    },
    own: {
      title: 'Bestätigt, nie kopiert, weg',
      says: {
        clean:
          'Die Wahl war sauber: Broker 2 galt als synchron. Trotzdem lag Bestellung 2 auf einer einzigen Maschine, und mehr hatte `acks=1` nicht verlangt.',
        charged:
          'Auch ein Leser hat sie nie bekommen. Der Shop hat eine Quittung für einen Offset, den eine andere Bestellung einnehmen wird.',
      },
      challenge: {
        task: 'Dieselben Broker, dieselben Störungen. Sorge dafür, dass der Shop keine Quittung für etwas bekommt, was nur eine Maschine hat.',
        goals: {
          honest: 'Für Bestellung 2 gibt es keine Quittung auf eine einzige Kopie hin',
          numbered: 'Idempotenz ist an',
        },
        hints: {
          who: 'Auf wessen Kopien wartet der Leader, bevor er antwortet?',
          value: 'Setze `acks` auf `all`. Idempotenz kommt dann von selbst zurück.',
        },
        done: 'Der Leader antwortet, wenn alle synchronen Replikate sie haben. Was er dann bestätigt, überlebt seinen Tod, wenn eines der anderen synchron war.',
      },
    },
  },
  takeaways: {
    followers:
      'Follower bauen beim Kopieren dasselbe Fenster auf, deshalb hält ein sauberer Failover das Versprechen.',
    one: 'Mit `acks=1` kann ein sauberer Failover verlieren, was bestätigt war. Darauf folgt keine Wiederholung und kein Fehler.',
  },
};

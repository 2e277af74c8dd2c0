import type { sendAgain } from '../../lessons/sendAgain.ts';
import type { TextsOf } from '../../texts.ts';

export const sendAgainTexts: TextsOf<typeof sendAgain> = {
  title: 'Die Anwendung sendet noch einmal',
  about:
    'Ein zweiter Aufruf von send(), warum auch immer: was Kafka daraus macht, und wer es merken kann.',
  beats: {
    exception: {
      title: 'Der Shop versucht es noch einmal',
      says: {
        stored:
          'Bestellung 1 steht in Partition 0, ihre Antwort ging verloren, und nach Ablauf der Frist bekommt der Shop eine TimeoutException.',
        again:
          'Sein Code ruft dann `send()` noch einmal mit derselben Bestellung auf. Das Topic hat zwei Partitionen, der Record hat keinen Schlüssel, und Idempotenz ist an.',
      },
      predict: {
        question: 'Was wird aus der zweiten Bestellung 1?',
        options: {
          known: {
            answer: 'Sie wird erkannt: gleicher Producer, gleicher Inhalt',
            feedback:
              'Den Inhalt vergleicht niemand, und der zweite Aufruf bekommt eine neue Nummer.',
          },
          beside: {
            answer: 'Sie steht neben der ersten, in Partition 0',
            feedback:
              'Das täte sie, wenn etwas sie an Partition 0 bände. Ohne Schlüssel tut das nichts.',
          },
          elsewhere: {
            answer: 'Sie steht in Partition 1',
            feedback:
              'Der Partitioner dieses Laufs nimmt die Partitionen reihum, und er wurde neu gefragt.',
          },
        },
      },
    },
    elsewhere: {
      title: 'Zwei Aufrufe, zwei Partitionen',
      says: {
        calls:
          'Der Shop hat `send()` {calls} Mal aufgerufen, also gibt es so viele Records, in jeder Partition einen. Daher kommen „Duplikate über Partitionen hinweg“. Eine Wiederholung wechselt nie die Partition.',
        charged:
          'Die Karte wird {charged} Mal belastet. Dass etwas offen war, verriet allein die Exception.',
      },
    },
    clicks: {
      title: 'Halb erzählt: zwei Klicks',
      says: {
        once: 'Eine Zahlung über 40 Euro ist gespeichert und bestätigt. Nichts ist fehlgeschlagen, und Idempotenz ist an.',
        click:
          'Jetzt klickt die ungeduldige Kundin noch einmal, und der Shop sendet dieselbe Zahlung wieder. Der Consumer bucht für jeden Record ab, den er bekommt.',
      },
      fill: {
        task: 'Was sagen die Bücher am Ende?',
        blanks: {
          copies: {
            ask: 'Kopien der Zahlung im Log',
            because:
              'Zwei Aufrufe sind zwei Records. Es gab keine Wiederholung, die man hätte erkennen können.',
          },
          balance: { ask: 'Abgebuchte Euro', because: 'Vierzig für jede Kopie.' },
        },
      },
    },
    'wrong-key': {
      title: 'Eine Inbox mit dem falschen Schlüssel',
      says: {
        inbox:
          'Dieser Consumer führt eine Inbox: Er schreibt auf, was er erledigt hat, und sieht zuerst dort nach. Er schreibt Partition und Offset auf. Bestellung 2 ist abgebucht.',
        restart:
          'Der Shop stürzte ab, bevor er von Bestellung 2 hörte. Eben ist er wieder gestartet und sendet Bestellung 2 noch einmal.',
      },
      predict: {
        question: 'Wie oft wird Bestellung 2 abgebucht?',
        options: {
          once: {
            answer: 'Einmal: Die Inbox kennt sie',
            feedback: 'Die Inbox kennt einen Offset. Die zweite Kopie hat einen anderen.',
          },
          twice: {
            answer: 'Zweimal',
            feedback:
              'Ein Offset benennt einen Platz im Log. Was sich hier wiederholt, ist die Bestellung.',
          },
        },
      },
    },
    own: {
      title: 'Ein Neustart, der niemandem schadet',
      says: {
        restart:
          'Ein Neustart für sich allein. Hier hilft keine Einstellung des Producers: Was offen war, als der Prozess starb, wird unter einer neuen Nummer noch einmal gesendet.',
      },
      challenge: {
        task: 'Der Prozess muss weiterhin sterben und wiederkommen, und Bestellung 2 soll einmal gespeichert sein. Nimm eine Störung weg.',
        goals: { dies: 'Der Prozess stirbt', once: 'Bestellung 2 ist einmal gespeichert' },
        hints: {
          knows:
            'Ein Shop sendet noch einmal, worauf er keine Antwort hat. Was hat die Antwort aufgehalten?',
          fault: 'Schalte unter Störungen die aus, die Antworten aufhält.',
        },
        done: 'Was seine Quittung hat, wird nicht noch einmal gesendet. Die Frage bei einem Neustart ist also: Was weiß ich als erledigt, und wo steht das geschrieben?',
      },
    },
    id: {
      title: 'Eine ID, die einmal erzeugt wird',
      says: {
        made: 'Diese Zahlung trägt eine ID, im Browser erzeugt, vor dem ersten Klick. Der Dienst stürzte ab und sendete sie noch einmal: {copies} Kopien, und {charged} Mal abgebucht. In der Inbox des Consumers steht diese ID.',
        clicks:
          'Dieselbe ID deckt den zweiten Klick ab, und eine Zahlung, die nach einer TimeoutException noch einmal gesendet wird.',
        late: 'Sie muss erzeugt werden, bevor sich irgendetwas wiederholen kann: im Dienst wäre es für den Klick zu spät, beim Offset für alle drei.',
      },
    },
  },
  takeaways: {
    call: 'Kafka kann eine Wiederholung des Producers erkennen, nie einen zweiten Aufruf der Anwendung.',
    early:
      'Gib jedem Geschäftsvorfall einmal eine ID, so früh wie möglich, und lass den Letzten in der Kette sie sich merken.',
  },
};

import type { limits } from '../../lessons/limits.ts';
import type { TextsOf } from '../../texts.ts';

export const limitsTexts: TextsOf<typeof limits> = {
  title: 'Wo das Versprechen endet',
  about: 'Ein Neustart, eine Frist, zwei Partitionen, ein Leser: vier Grenzen der Idempotenz.',
  beats: {
    restart: {
      title: 'Der Prozess des Shops stirbt',
      says: {
        dead: 'Bestellung 2 ist gespeichert. Bevor ihre Antwort ankommt, stürzt der Prozess des Shops ab, und mit ihm der Producer: sein Puffer, seine Futures, seine Nummern.',
        back: 'Der Prozess startet wieder. Ob Bestellung 2 gespeichert wurde, kann er nicht wissen, also sendet er sie noch einmal.',
      },
      predict: {
        question: 'Idempotenz ist an. Was wird im Log stehen?',
        options: {
          known: {
            answer: 'Bestellung 2 einmal: Der Broker kennt sie',
            feedback:
              'Er kennt eine Nummer des alten Producers. Der neue Producer hat eine andere ID.',
          },
          again: {
            answer: 'Bestellung 2 zweimal',
            feedback:
              'Eine neue Producer-ID, Sequenznummer 0: für den Broker der erste Batch eines Fremden.',
          },
          fenced: {
            answer: 'Bestellung 2 einmal: Der neue Producer wird abgelehnt',
            feedback:
              'Hier wird niemand abgelehnt. Nur Producer mit derselben `transactional.id` sperren einander aus.',
          },
        },
      },
    },
    stranger: {
      title: 'Ein neuer Producer ist ein Fremder',
      says: {
        id: 'Die zweite Bestellung 2 kam von Producer-ID {pid}, Sequenznummer {seq}. Das Versprechen gilt für eine Sitzung: das Leben eines Producer-Objekts.',
        setting:
          'Für die Producer-ID gibt es keine Einstellung. Über eine `producer.id` in seiner Konfiguration geht Kafkas Client hinweg.',
      },
    },
    deadline: {
      title: 'Die Zeit ist um',
      says: {
        stored:
          'Bestellung 1 wurde gespeichert, die Antwort ging verloren, und der Broker ist nicht erreichbar. Nach `delivery.timeout.ms`, hier {deadline}, bekommt der Shop eine TimeoutException.',
        missing:
          'In einem anderen Lauf kam die Bestellung nie an, und der Shop bekommt genau dieselbe Exception. Sie bedeutet: unbekannt.',
      },
      predict: {
        question:
          'Dieser Shop sendet nach der Exception noch einmal. Wie oft wird Bestellung 1 gespeichert?',
        options: {
          once: {
            answer: 'Einmal: Der Producer lebt noch und ist idempotent',
            feedback:
              'Noch einmal senden ist ein neuer Aufruf von `send()`, und der bekommt eine neue Nummer.',
          },
          twice: {
            answer: 'Zweimal',
            feedback:
              'Die Nummern decken die Wiederholungen des Producers ab, nicht die des Shops.',
          },
        },
      },
    },
    torn: {
      title: 'Eine halbe Überweisung',
      says: {
        half: 'Eine Abbuchung geht in die eine Partition, eine Gutschrift in die andere, und dazwischen stirbt der Prozess. Jede Partition hat ihre Arbeit getan; zusammen sind sie falsch.',
        both: 'Eine Transaktion macht beide zu einem: Beide werden committet oder keine, für Leser, die nach committeten Daten fragen. Idempotenz ist darin enthalten.',
      },
    },
    reader: {
      title: 'Der Leser führt selbst Buch',
      says: {
        twice:
          'Im Log steht Bestellung 2 zweimal, und die Karte wird einmal belastet. Der Consumer schreibt die Nummer jeder Bestellung, die er abgebucht hat, in eine Inbox, zusammen mit der Abbuchung, und überspringt, was dort steht.',
        border:
          'Idempotenz endet am Log. Ein Consumer, der zwischen Handeln und Committen abstürzt, handelt zweimal, obwohl im Log eine Kopie steht.',
      },
    },
  },
  takeaways: {
    session:
      'Idempotenz deckt die Wiederholungen einer Producer-Sitzung ab, für jede Partition einzeln.',
    unknown:
      'Eine TimeoutException sagt nichts über das Log. Sende nur dort noch einmal, wo eine Wiederholung nicht schadet.',
    key: 'Gegen Kopien von oberhalb des Producers hilft ein fachlicher Schlüssel; von Kafka zu Kafka auch eine Transaktion, die den Fortschritt enthält.',
  },
};

import type { uncleanElection } from '../../lessons/uncleanElection.ts';
import type { TextsOf } from '../../texts.ts';

export const uncleanElectionTexts: TextsOf<typeof uncleanElection> = {
  title: 'Eine unsaubere Wahl',
  about: 'Bestätigte Bestellungen verschwinden mit ihrem Leader. Wer es merkt, und wer nicht.',
  beats: {
    gone: {
      title: 'Ein Replikat, das zurückliegt, übernimmt',
      says: {
        three:
          'Drei Bestellungen sind bestätigt, mit `acks=all`. Aber der Leader war allein: Für das Topic gilt `min.insync.replicas=1`, und beide Follower waren zurückgefallen.',
        lags: 'Der Leader ist tot. Eine unsaubere Wahl hat Broker 2 zum Leader gemacht, und der hat nur Bestellung 1. Die Bestellungen 2 und 3 sind weg. Jetzt sendet der Shop Bestellung 4.',
      },
      predict: {
        question: 'Idempotenz ist an. Was erfährt der Shop über Bestellung 4?',
        options: {
          exception: {
            answer: 'OutOfOrderSequenceException: Zwei Nummern fehlen',
            feedback: 'Clients vor Kafka 2.5 meldeten sie. Neuere kümmern sich selbst darum.',
          },
          nothing: {
            answer: 'Erfolg',
            feedback: 'Der Client trifft auf die Lücke, heilt sie und macht weiter.',
          },
          waits: {
            answer: 'TimeoutException: Kein Leader kann sie annehmen',
            feedback: 'Einen Leader gibt es. Er hat nur nicht alles, was der letzte hatte.',
          },
        },
      },
    },
    alarm: {
      title: 'Der Alarm, und wer ihn abstellt',
      says: {
        gap: 'Bestellung 4 trägt Nummer 3, und Broker 2 wartet auf die 1. Er sagt OUT_OF_ORDER_SEQUENCE_NUMBER. Für diesen Producer ist Bestellung 4 als Nächste dran; er muss also annehmen, dass dem Leader etwas fehlt.',
        off: 'Der Client heilt die Lücke: eine neue Epoche, Nummern ab 0, und noch einmal. Er schreibt eine Warnung in sein eigenes Log. Der Shop hört nichts.',
      },
    },
    'four-successes': {
      title: 'Vier Erfolge, zwei Bestellungen',
      says: {
        books: 'Im Log steht {log}, und nie wurde ein Fehler gemeldet.',
        offset:
          'Für Bestellung 2 war Offset {old} zugesagt, und Bestellung 4 steht bei Offset {new}. Zwei Quittungen für einen Platz.',
        charged:
          'Ein Leser hatte die Bestellungen 2 und 3 bekommen, bevor sie verschwanden, und hat sie ausgeführt. Auch Leser und Log stimmen nicht mehr überein.',
      },
    },
    'in-transaction': {
      title: 'Dasselbe in einer Transaktion',
      says: {
        open: 'Vier Bestellungen in einer Transaktion. Drei sind bestätigt, und zwei davon sind gerade mit ihrem Leader verschwunden. Bestellung 4 wird auf dieselbe Lücke treffen.',
      },
      predict: {
        question: 'Was erfährt dieser Shop über Bestellung 4?',
        options: {
          on: {
            answer: 'Erfolg, wie vorher',
            feedback:
              'In einer Transaktion darf der Client nicht neu nummerieren: Es muss alles da sein oder nichts.',
          },
          rings: {
            answer: 'Eine Exception',
            feedback: 'Hier läutet der Alarm. Dem Shop bleibt nur, abzubrechen.',
          },
          commits: {
            answer: 'Erfolg, und der Commit macht 1 und 4 sichtbar',
            feedback: 'Eine halbe Transaktion ist genau das, was eine Transaktion ausschließt.',
          },
        },
      },
    },
    own: {
      title: 'Was das Versprechen hält',
      says: {
        aborted:
          'Sein Commit warf eine Exception, er brach ab, und ein `read_committed`-Leser bekommt keine der vier. Der Shop kann alles noch einmal machen.',
      },
      challenge: {
        task: 'Zurück zum ersten Lauf. Sorge dafür, dass der Shop keine Quittung für eine Bestellung auf nur einer Maschine bekommt, und dass er davon hört.',
        goals: {
          honest: 'Bestellung 2 wird nicht auf eine einzige Kopie hin bestätigt',
          told: 'Der Shop erfährt, dass etwas nicht stimmt',
        },
        hints: {
          one: 'Wie viele Replikate müssen einen Schreibvorgang haben, bevor er zählt? Das Topic legt es fest.',
          where: '`min.insync.replicas` des Topics: 2.',
        },
        done: 'Der Leader lehnt ab, solange er allein ist. Und lass `unclean.leader.election.enable` auf false, seiner Voreinstellung.',
      },
    },
  },
  takeaways: {
    silent:
      'Seit Kafka 2.5 macht ein idempotenter Producer ohne Transaktionen nach einer unsauberen Wahl weiter, ohne der Anwendung ein Wort zu sagen.',
    alarm:
      'Achte im Log des Clients auf OUT_OF_ORDER_SEQUENCE_NUMBER und eine neue Epoche gleich dahinter: Eine geheilte Lücke kann ein Verlust sein.',
  },
};

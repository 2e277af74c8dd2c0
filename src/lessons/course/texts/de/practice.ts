import type { practice } from '../../lessons/practice.ts';
import type { TextsOf } from '../../texts.ts';

export const practiceTexts: TextsOf<typeof practice> = {
  title: 'In Produktion',
  about: 'Wann man es nicht nimmt, und wie es Zahlungen, Bestellungen, Lager und Pipelines halten.',
  beats: {
    not: {
      title: 'Wann man es nicht nimmt',
      says: {
        telemetry:
          'Messwerte, die verloren gehen dürfen: `acks=0` verlangt keine Antwort, und Idempotenz ist aus. Bestellung 2 geht hier verloren, und ihr Future meldet Erfolg bei Offset {offset}. Schreib auch `enable.idempotence=false` hin, damit man sieht, dass es gewollt ist.',
        lives:
          'Tausende kurzlebiger Producer: Jeder Start ist eine neue Producer-ID, die sich die Broker einen Tag lang merken. Lass sie sich einen teilen.',
        speed:
          'Tempo ist kein Grund. Mit `acks=all` kosten die Nummern nichts, was man sehen könnte.',
      },
    },
    'not-enough': {
      title: 'Wo es nicht genügt',
      says: {
        together:
          'Zwei Schreibvorgänge, die zusammengehören: eine Abbuchung ohne ihre Gutschrift. Das verlangt eine Transaktion, und die bringt Idempotenz mit.',
        above:
          'Wiederholungen, die oberhalb des Producers entstehen: ein zweiter Klick, ein Replay, ein Neustart. Die verlangen eine fachliche ID und einen Consumer, der sie sich merkt. Wie, zeigen die nächsten Schritte.',
      },
    },
    payment: {
      title: 'Eine Zahlung',
      says: {
        five: 'Eine Zahlung über 40 Euro. Durch eine verlorene Antwort zahlt niemand doppelt: Das deckt Idempotenz ab.',
        click:
          'Jetzt klickt die Kundin zweimal, und der Shop ruft `send()` zweimal auf. Idempotenz ist an.',
      },
      predict: {
        question: 'Wie oft wird die Karte belastet?',
        options: {
          once: {
            answer: 'Einmal',
            feedback: 'Zwei Aufrufe von `send()` sind zwei Records mit zwei Nummern.',
          },
          twice: {
            answer: 'Zweimal',
            feedback:
              'Für Kafka sind das zwei Records. Dass sie einer sind, sagt nur die ID der Zahlung selbst.',
          },
        },
      },
    },
    'payment-right': {
      title: 'Eine Zahlung mit Inbox',
      says: {
        inbox:
          'Die Zahlung hat eine eigene ID, und der Consumer führt eine Inbox mit den IDs, die er abgebucht hat. Der zweite Klick wird übersprungen.',
        deadline:
          'Dieselbe Inbox deckt eine Zahlung ab, deren Lieferzeit ablief und die noch einmal gesendet wurde.',
        crash:
          'Und sie deckt einen Consumer ab, der nach dem Abbuchen stirbt, wenn die Zeile zusammen mit der Abbuchung geschrieben wird.',
      },
    },
    orders: {
      title: 'Bestellungen in ihrer Reihenfolge',
      says: {
        key: 'Die ID der Bestellung ist der Schlüssel. So kommen alle Zustände einer Bestellung in dieselbe Partition, solange das Topic seine Partitionen behält, und bleiben dort in ihrer Reihenfolge.',
        leader:
          'In diesem Lauf stürzt mittendrin einer von drei Leadern ab. Nichts wird verdoppelt, nichts überholt, und kein Fehler erreicht den Shop.',
      },
    },
    stock: {
      title: 'Lagerbestand',
      says: {
        kept: 'In einem Regal lagen 100 Stück, und fünf wurden verkauft, jedes gesendet als eins weniger. Der Sender stürzte ab, bevor er vom letzten hörte. Eben ist er wieder gestartet.',
      },
      predict: {
        question: 'Im Regal liegen 95. Was wird in den Büchern stehen?',
        options: {
          right: {
            answer: '95',
            feedback:
              'Die letzte Änderung wird mit neuer Nummer noch einmal gesendet, und noch eins wird abgezogen.',
          },
          less: { answer: '94', feedback: 'Die letzte Änderung zählt doppelt.' },
          more: {
            answer: '96',
            feedback:
              'Die letzte Änderung war vor dem Absturz gespeichert. Sie fehlt nicht, sie ist doppelt da.',
          },
        },
      },
    },
    'stock-right': {
      title: 'Sende den Bestand',
      says: {
        delta:
          'In den Büchern stehen von nun an {shelf}, und nichts wird das je richtigstellen: Eine Änderung weiß nicht, worauf sie angewendet wurde.',
        level:
          'Sende stattdessen den Bestand, und diese Wiederholung schadet nicht: 95 ist 95. Nur hinter einem neueren Bestand täte sie es.',
      },
    },
    process: {
      title: 'Lesen, arbeiten, schreiben',
      says: {
        loop: 'Ein Dienst liest Bestellungen und schreibt Rechnungen; seine Offsets committet er in derselben Transaktion wie die Rechnungen. Nach Rechnung 2 ist er abgestürzt. Ein Leser mit `read_committed` sieht jede Rechnung einmal.',
        plain:
          'Nur mit Idempotenz schreibt der neu gestartete Dienst Rechnung 2 noch einmal, und jeder Leser sieht sie zweimal.',
        reader:
          'Ein Leser mit `read_uncommitted`, Kafkas Voreinstellung, sieht auch hier die abgebrochene Kopie.',
      },
    },
  },
  takeaways: {
    domain:
      'Gib jedem Geschäftsvorfall eine eigene ID, und lass den Letzten in der Kette sie sich merken.',
    inside: 'Von Kafka zu Kafka hält eine Transaktion Records und Offsets zusammen.',
  },
};

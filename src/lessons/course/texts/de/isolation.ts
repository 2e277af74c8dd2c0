import type { isolation } from '../../lessons/isolation.ts';
import type { TextsOf } from '../../texts.ts';

export const isolationTexts: TextsOf<typeof isolation> = {
  title: 'Transaktionen und ihre Leser',
  about: 'Worauf read_committed wartet, was es überspringt, und was zusammen reist.',
  beats: {
    behind: {
      title: 'Hinter einer offenen Transaktion',
      says: {
        open: 'Ein Shop hat Bestellung 1 in einer Transaktion geschrieben, die noch offen ist.',
        plain:
          'Ein anderer Shop, ohne Transaktionen, hat dahinter Bestellung 2 geschrieben und hat seine Quittung. Zwei Leser warten: Einer liest `read_uncommitted`, die Voreinstellung, einer `read_committed`.',
      },
      predict: {
        question: 'Wann bekommt der read_committed-Leser Bestellung 2?',
        options: {
          now: {
            answer: 'Jetzt: Bestellung 2 gehört zu keiner Transaktion',
            feedback:
              'Dazu müsste er an Bestellung 1 vorbei, und was aus der wird, weiß noch niemand.',
          },
          waits: {
            answer: 'Wenn die Transaktion davor beendet ist',
            feedback:
              'Ein Leser liest der Reihe nach. Vor dem ersten unentschiedenen Record hält er an.',
          },
          both: {
            answer: 'Zusammen mit Bestellung 1, sobald beide gespeichert sind',
            feedback: 'Das ist der Leser mit `read_uncommitted`. Er nimmt, was geschrieben ist.',
          },
        },
      },
    },
    stable: {
      title: 'Der Last Stable Offset',
      says: {
        lso: 'Vor der ersten offenen Transaktion liegt der Last Stable Offset: Von dort an bekommt ein `read_committed`-Leser nichts, auch keine gewöhnlichen Records.',
        marker:
          'Der Abbruch schreibt einen Marker, der selbst einen Offset belegt. So endet der Last Stable Offset bei {end}, mit zwei Bestellungen im Log.',
        readers:
          'Die abgebrochene Bestellung bleibt im Log. Der eine Leser bekam {rc}, der andere {ru}.',
      },
    },
    transfer: {
      title: 'Eine Überweisung wird zerschnitten',
      says: {
        torn: 'Eine Abbuchung für die eine Partition, eine Gutschrift für die andere, in einer Transaktion. Der Prozess stirbt, als die Abbuchung geschrieben ist und die Gutschrift nicht.',
        again:
          'Er wird mit derselben `transactional.id` wieder starten und die ganze Überweisung noch einmal machen.',
      },
      predict: {
        question: 'Was wird ein read_committed-Leser am Ende bekommen?',
        options: {
          twice: {
            answer: 'Abbuchung, Abbuchung, Gutschrift',
            feedback:
              'Das steht in den Logs. Die erste Abbuchung gehört zu einer abgebrochenen Transaktion.',
          },
          once: {
            answer: 'Abbuchung und Gutschrift, je einmal',
            feedback:
              'Der Neustart hat die offene Hälfte abgebrochen, und die zweite Transaktion ist ganz.',
          },
          half: {
            answer: 'Nur die Abbuchung',
            feedback:
              'Eine Hälfte wird nie committet: Marker gehen an alle Partitionen einer Transaktion.',
          },
        },
      },
    },
    loop: {
      title: 'Halb erzählt: lesen, abrechnen, committen',
      says: {
        biller:
          'Ein Dienst liest Bestellungen und schreibt für jede eine Rechnung. In einer Transaktion sendet er die Rechnung und übergibt den Offset der Bestellung. Er starb, als Rechnung 2 gespeichert und nicht committet war.',
        offsets:
          'Der nächste Prozess fragt nach dem committeten Offset und findet Bestellung 2 unerledigt. Also schreibt er Rechnung 2 noch einmal.',
      },
      fill: {
        task: 'Am Ende sind alle drei Bestellungen abgerechnet. Welche Rechnungen gibt es?',
        blanks: {
          stored: {
            ask: 'Kopien von Rechnung 2 im Log',
            because: 'Ein Abbruch markiert die erste Kopie. Er nimmt sie nicht weg.',
          },
          rc: {
            ask: 'Rechnungen, die read_committed bekommt',
            because: 'Er überspringt, was abgebrochen wurde: jede Rechnung einmal.',
          },
          ru: {
            ask: 'Rechnungen, die read_uncommitted bekommt',
            because: 'Der Leser mit der Voreinstellung nimmt auch die abgebrochene Kopie.',
          },
        },
      },
    },
    own: {
      title: 'Zu lange offen',
      says: {
        late: 'Dieser Shop ließ seine Transaktion eine halbe Minute offen stehen. Als `transaction.timeout.ms` vorbei war, hier {limit}, brach der Koordinator sie beim nächsten Nachsehen ab und erhöhte die Epoche. Bestellung 2 kam zu spät, INVALID_PRODUCER_EPOCH, und der Commit auch.',
      },
      challenge: {
        task: 'Bring beide Bestellungen zum Commit, ohne den Shop schneller zu machen.',
        goals: { both: 'Die Bestellungen 1 und 2 sind committet' },
        hints: { long: 'Setze `transaction.timeout.ms` auf 60000, seine Voreinstellung.' },
        done: 'Aber je länger eine Transaktion offen stehen darf, desto länger müssen Leser unter Umständen hinter einer warten, die niemand beendet.',
      },
    },
  },
  takeaways: {
    wait: 'Ein `read_committed`-Leser wartet hinter jeder offenen Transaktion seiner Partition. Halte Transaktionen kurz.',
    ask: 'Eine Transaktion schützt nur Leser, die danach fragen: Setze `isolation.level=read_committed`.',
  },
};

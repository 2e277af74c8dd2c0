import type { zombies } from '../../lessons/zombies.ts';
import type { TextsOf } from '../../texts.ts';

export const zombiesTexts: TextsOf<typeof zombies> = {
  title: 'Zombies und Fencing',
  about: 'Eine Instanz fror ein, wurde ersetzt und wacht auf. Was sie am Schreiben hindert.',
  beats: {
    awake: {
      title: 'Die, die man für tot hielt',
      says: {
        frozen:
          'Instanz A fror ein, mit Bestellung 7 in ihrem Accumulator: eine lange Garbage Collection, eine angehaltene Maschine.',
        replaced:
          'Niemand hörte von ihr, also wurde an ihrer Stelle Instanz B gestartet und sendete Bestellung 7. Jetzt wacht A auf und macht weiter, wo sie war. Sie ist ein Zombie: eine alte Instanz, die sich noch für zuständig hält.',
      },
      predict: {
        question: 'A sendet ihre Bestellung 7. Idempotenz ist an. Was macht der Leader?',
        options: {
          old: {
            answer: 'Er lehnt A ab: B hat übernommen',
            feedback: 'Nichts sagt, dass B für A steht. Der Leader sieht zwei Producer.',
          },
          copy: {
            answer: 'Er erkennt Bestellung 7 als Kopie',
            feedback: 'Er vergleicht Producer-ID und Nummer, nie den Inhalt. A hat eine andere ID.',
          },
          stored: {
            answer: 'Er speichert sie',
            feedback: 'Eine gültige ID und eine gültige erste Nummer.',
          },
        },
      },
    },
    strangers: {
      title: 'Zwei ehrliche Producer',
      says: {
        ids: 'A und B haben eigene IDs, und jede zählt von 0 an. Für den Leader sind das zwei Producer, die beide ihre Arbeit getan haben. Bestellung 7 ist {copies} Mal gespeichert.',
        nobody:
          'Nirgends ein Fehler, und die Karte wird {charged} Mal belastet. Idempotenz deckt die Wiederholungen eines Producers ab; was eine Instanz ist, weiß sie nicht.',
      },
    },
    named: {
      title: 'Dieselbe Pause, mit einem Namen',
      says: {
        open: 'Jetzt bekommen beide Instanzen dieselbe `transactional.id`. A hat Bestellung 7 in einer Transaktion geschrieben und fror ein, bevor sie committen konnte.',
        asks: 'B startet und ruft `initTransactions()` auf. Der Aufruf geht an den Koordinator: den Broker, der zu jedem solchen Namen Producer-ID und Epoche führt.',
      },
      predict: {
        question: 'Was wird aus der Bestellung 7, die A geschrieben hat?',
        options: {
          waits: {
            answer: 'B muss warten, bis A committet hat',
            feedback: 'A kann für immer tot sein. Auf sie wartet niemand.',
          },
          stays: {
            answer: 'Sie bleibt, und die Kopie von B kommt daneben',
            feedback:
              'Im Log bleibt sie. Aber ihre Transaktion ist offen, und die wird gerade beendet.',
          },
          aborted: {
            answer: 'Ihre Transaktion wird abgebrochen',
            feedback:
              'Der Koordinator erhöht die Epoche dieses Namens und bricht ab, was die alte Epoche offen hatte.',
          },
        },
      },
    },
    refused: {
      title: 'Die alte Epoche wird abgelehnt',
      says: {
        back: 'A wacht auf und will committen. Der Koordinator kennt inzwischen eine spätere Epoche: PRODUCER_FENCED. A kann nicht weitermachen, und ihr Objekt muss geschlossen werden.',
        reader:
          'Im Log steht Bestellung 7 {stored} Mal, und ein `read_committed`-Leser bekommt eine: die von B.',
        partition:
          'Hätte A zuerst versucht zu schreiben, so hätte der Leader der Partition sie abgelehnt: INVALID_PRODUCER_EPOCH. Dieselbe Prüfung, ein anderer Broker.',
      },
    },
    'same-name': {
      title: 'Halb erzählt: ein Name, der den Prozess überlebt',
      says: {
        named:
          'Dieser Shop hat eine `transactional.id`. Bestellung 2 wurde gespeichert und committet, die Antwort blieb stecken, und der Prozess starb. Eben ist er wieder gestartet.',
        same: 'Unter seinem Namen bekommt er die alte Producer-ID zurück, in einer späteren Epoche. Dann sendet er Bestellung 2 noch einmal.',
      },
      fill: {
        task: 'Dieselbe Producer-ID, dieselbe Bestellung. Wie geht es aus?',
        blanks: {
          seq: {
            ask: 'Sequenznummer der zweiten Bestellung 2',
            because: 'Eine neue Epoche zählt wieder von 0, die alte Nummer kommt also nie wieder.',
          },
          copies: {
            ask: 'Kopien von Bestellung 2 im Log',
            because:
              'Der Name hält eine ältere Instanz fern. Was vorher gesendet wurde, wird nicht erkannt.',
          },
        },
      },
    },
    own: {
      title: 'Was Fencing nicht tut',
      says: {
        group:
          'In einer Consumer-Gruppe gibt es einen zweiten Zaun: Ein Mitglied, das hinausgeworfen wurde, kann keine Offsets mehr committen, welche `transactional.id` es auch hat.',
      },
      challenge: {
        task: 'Beide Instanzen behalten denselben Namen. Nimm eine Störung weg, sodass Bestellung 7 trotzdem zweimal committet wird.',
        goals: {
          twice: 'Bestellung 7 ist zweimal committet',
          fine: 'Nichts, was B aufruft, schlägt fehl',
        },
        hints: {
          when: 'Was wäre, wenn A ihre Transaktion beendet hätte, bevor B startet?',
          fault: 'Schalte unter Störungen die Pause von A aus.',
        },
        done: 'Zwei Besitzer nacheinander, jeder mit einer beendeten Transaktion. Fencing hält den alten draußen; nach Kopien sucht es nicht.',
      },
    },
  },
  takeaways: {
    name: 'Eine `transactional.id` für die Rolle jeder Instanz: Wer später kommt, sperrt die frühere aus, und was die offen hatte, wird abgebrochen.',
    content:
      'Fencing erkennt keine Wiederholung. Was vorher committet wurde, bleibt, und kann noch einmal gesendet werden.',
  },
};

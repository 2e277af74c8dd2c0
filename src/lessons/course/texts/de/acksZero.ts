import type { acksZero } from '../../lessons/acksZero.ts';
import type { TextsOf } from '../../texts.ts';

export const acksZeroTexts: TextsOf<typeof acksZero> = {
  title: 'Niemand fragt: acks=0',
  about:
    'Ein Erfolg, der nichts sagt, und ein Broker, der nur protestieren kann, indem er auflegt.',
  beats: {
    leaving: {
      title: 'Bestellung 2 geht gleich ab',
      says: {
        asks: 'Mit `acks=0` verlangt der Producer keine Antwort. Idempotenz ist aus: Ohne Antworten könnte sie nicht an sein.',
        fault:
          'Das Netz wird den Request mit Bestellung 2 verschlucken, und einen Moment später bricht die Verbindung ab.',
      },
      predict: {
        question: 'Was erfährt der Shop über Bestellung 2?',
        options: {
          error: {
            answer: 'NetworkException: Die Verbindung brach ab',
            feedback: 'Für einen Fehler müsste noch jemand warten. Das tut niemand.',
          },
          pending: {
            answer: 'Nichts: Ihr Future bleibt offen',
            feedback: 'Es ist sofort fertig, sobald die Bytes dem Socket übergeben sind.',
          },
          success: {
            answer: 'Erfolg',
            feedback:
              'Die Bytes haben diesen Prozess verlassen. Mehr bedeutet es mit `acks=0` nicht.',
          },
        },
      },
    },
    silence: {
      title: 'Drei Erfolge, zwei Bestellungen',
      says: {
        done: 'Bestellung 2 wurde {sent} Mal gesendet und nie wieder: Was gelungen ist, wird nicht wiederholt. Im Log steht {log}.',
        all: 'Jedes Future nennt Offset {offset}, auch das der gespeicherten. An dem, was der Shop erfährt, unterscheidet nichts Behaltenes von Verlorenem.',
      },
    },
    protest: {
      title: 'Halb erzählt: Der Broker legt auf',
      says: {
        large:
          'Weiter mit `acks=0`. Bestellung 2 ist größer, als ihr Topic erlaubt, und der Leader lehnt sie ab. Bestellung 3 ist dahinter auf der Leitung.',
        no: 'Einem Client, der keine Antwort erwartet, kann man keinen Fehler antworten. Also schließt der Broker die Verbindung, mit allem, was darauf ist.',
      },
      fill: {
        task: 'Wie endet dieser Lauf?',
        blanks: {
          log: {
            ask: 'Das Log, als Nummern der Bestellungen',
            because:
              'Bestellung 3 ging mit der Verbindung verloren, obwohl mit ihr alles in Ordnung war.',
          },
          told: {
            ask: 'Der Offset, der dem Shop für Bestellung 2 genannt wird',
            because: 'Genannt, lange bevor der Leader sie ansah. −1 steht für: unbekannt.',
          },
          sent: {
            ask: 'Wie oft Bestellung 3 gesendet wurde',
            because: 'Ihr Future war fertig, es gab also nichts zu wiederholen.',
          },
        },
      },
    },
    own: {
      title: 'Wenn es gewollt ist',
      says: {
        meant:
          'Für Messwerte, die in einer Sekunde wiederkommen, kann das richtig sein: Nichts wartet, nichts wird aufgehoben. Schreib dann `enable.idempotence=false` daneben, damit beim Lesen klar ist, dass es gewollt ist.',
      },
      challenge: {
        task: 'Bring unter denselben Störungen alle drei Bestellungen ins Log, und eine Quittung für Bestellung 2 dazu. Ändere eine Einstellung.',
        goals: { all: 'Im Log steht 1 2 3', receipt: 'Für Bestellung 2 wird Offset 1 genannt' },
        hints: {
          ask: 'Jemand muss eine Antwort verlangen.',
          value: 'Setze `acks` auf 1 oder auf `all`.',
        },
        done: 'Wo man auf eine Antwort wartet, sieht man, wenn sie fehlt, und der Batch wird noch einmal gesendet.',
      },
    },
  },
  takeaways: {
    nothing:
      'Mit `acks=0` heißt Erfolg: dem Socket übergeben. Was danach verloren geht, sieht man vom Client aus nicht.',
    neighbours:
      'Ein Broker lehnt ab, indem er die Verbindung schließt, und kann unschuldige Batches mitreißen.',
  },
};

import type { fourTruths } from '../../lessons/fourTruths.ts';
import type { TextsOf } from '../../texts.ts';

export const fourTruthsTexts: TextsOf<typeof fourTruths> = {
  title: 'Eine Stille, vier Wahrheiten',
  about: 'Vier Läufe, die vom Shop aus gleich aussehen, mit und ohne den Record im Log.',
  beats: {
    unsent: {
      title: 'Er kam nie an',
      says: {
        once: 'Dieser Producer versucht es einmal: `retries=0`. Er sendet Bestellung 1, und mitten im Request bricht die Verbindung ab.',
        empty:
          'Das Future scheitert mit NetworkException. Das Log ist leer, hier passt die Meldung also zur Wahrheit.',
      },
    },
    died: {
      title: 'Der Broker starb vorher',
      says: {
        crash:
          'Diesmal kamen die Bytes an, und der Broker stürzte ab, bevor er sie schrieb. Der Shop bekommt dieselbe Exception; das Log ist wieder leer.',
        elsewhere: 'Ein anderer Broker übernimmt die Partition. Von Bestellung 1 weiß er nichts.',
      },
    },
    stored: {
      title: 'Die dritte Stille',
      says: {
        third:
          'Derselbe Producer, dieselbe Bestellung. Der Broker hat sie gerade geschrieben, und jetzt bricht die Verbindung ab, bevor eine Antwort da ist.',
        view: 'Du kannst dir die Seite des Brokers ansehen, bevor du dich festlegst. Der Shop kann das nicht.',
      },
      predict: {
        question: 'Was wird aus Bestellung 1?',
        options: {
          failed: {
            answer: 'Das Senden scheitert, und das Log bleibt leer',
            feedback: 'Der Batch wurde geschrieben, bevor die Verbindung abbrach.',
          },
          both: {
            answer: 'Das Senden scheitert, und die Bestellung steht im Log',
            feedback:
              'Nur die Antwort ging unter. Der Shop erfährt dasselbe wie in den beiden Läufen zuvor.',
          },
          told: {
            answer: 'Das Senden gelingt doch noch',
            feedback:
              'Eine Antwort, die mit ihrer Verbindung verloren ging, wird nie nachgeliefert.',
          },
        },
      },
    },
    late: {
      title: 'Gespeichert, und die Antwort verspätet sich',
      says: {
        late: 'Hier ist die Antwort auf dem Weg und kommt nicht durch. Nach `request.timeout.ms`, {patience}, legt der Client auf und meldet eine TimeoutException. Die Bestellung steht im Log.',
        four: 'Vier Läufe: zwei mit der Bestellung, zwei ohne. In dreien davon erfuhr der Shop genau dasselbe.',
      },
    },
  },
  takeaways: {
    silence: 'Keine Antwort ist kein Nein. Der Record kann gespeichert sein.',
    ask: 'Er kann ebenso gut fehlen. Wer ihn nicht verlieren darf, muss noch einmal senden.',
  },
};

import type { deadline } from '../../lessons/deadline.ts';
import type { TextsOf } from '../../texts.ts';

export const deadlineTexts: TextsOf<typeof deadline> = {
  title: 'Die Frist',
  about: 'TimeoutException: was sie sagt, was sie nicht sagt, und was danach noch kommen kann.',
  beats: {
    expired: {
      title: 'Der Producer fragt nicht mehr',
      says: {
        stored:
          'Bestellung 1 wurde gespeichert, ihre Antwort ging verloren, und seitdem ist kein Broker erreichbar.',
        over: 'Jetzt ist `delivery.timeout.ms` um, hier {deadline}. Der Producer gibt den Batch auf, und der Shop bekommt eine TimeoutException. Dem Broker sagt das niemand. Dieser Shop sendet die Bestellung noch einmal.',
      },
      predict: {
        question: 'Das zweite send() derselben Bestellung erreicht den Leader. Was macht er?',
        options: {
          same: {
            answer: 'Er erkennt die Bestellung und speichert nichts',
            feedback:
              'Eine Wiederholung mit der alten Nummer würde er erkennen. Ein zweiter Aufruf von `send()` macht einen neuen Batch.',
          },
          next: {
            answer: 'Er speichert sie ein zweites Mal',
            feedback: 'Ein neuer Aufruf, ein neuer Batch, eine neue Nummer: nichts zu erkennen.',
          },
          never: {
            answer:
              'Er bekommt sie nie: Eine gescheiterte Bestellung lässt sich nicht noch einmal senden',
            feedback: 'Der Producer lebt und nimmt den nächsten Record wie jeden anderen.',
          },
        },
      },
    },
    'new-call': {
      title: 'Ein zweiter Aufruf ist ein zweiter Record',
      says: {
        stamp:
          'Die zweite kam mit Epoche {epoch} und Sequenznummer {seq}. Bestellung 1 steht jetzt {copies} Mal im Log.',
        why: 'Der aufgegebene Batch hinterließ ein Loch: Seine Nummer ist vielleicht gespeichert, vielleicht nicht. Deshalb ging der Producer zu einer neuen Epoche über, bevor er etwas anderes sendete.',
        missing:
          'In einem anderen Lauf kam die Bestellung nie an, und der Shop bekam dieselbe Exception. Noch einmal zu senden war dort richtig und hier falsch. Welcher Fall es ist, sagt die Exception nicht.',
      },
    },
    late: {
      title: 'Zwei Kopien auf dem Weg',
      says: {
        held: 'Ein anderer Shop. Beide Requests mit Bestellung 1 stecken im Netz fest, jeder auf einer eigenen Verbindung.',
        told: 'Nach {told} ist seine Frist um, und gerade hat er seine TimeoutException bekommen. Dieser Shop sendet nicht noch einmal.',
      },
      predict: {
        question: 'Die Exception ist gemeldet. Wie oft wird Bestellung 1 gespeichert werden?',
        options: {
          never: {
            answer: 'Nie: Die Lieferung ist gescheitert',
            feedback: 'Dem Shop wurde das gesagt. Den Bytes im Netz nicht.',
          },
          once: {
            answer: 'Einmal',
            feedback:
              'Eine steckengebliebene Kopie kommt durch und wird gespeichert. Die andere kommt zu spät.',
          },
          twice: {
            answer: 'Zweimal: Beide Kopien kommen durch',
            feedback: 'Beide kommen durch. Die zweite trägt eine Epoche, die bis dahin vorbei ist.',
          },
        },
      },
    },
    'stored-later': {
      title: 'Gescheitert, und dann gespeichert',
      says: {
        after:
          'Nach {told} als gescheitert gemeldet, nach {stored} gespeichert. Eine Exception beendet das Warten, nicht den Record.',
        second:
          'Für Bestellung 2 war der Producer zu einer neuen Epoche übergegangen. Also traf die letzte Kopie von Bestellung 1 auf INVALID_PRODUCER_EPOCH: Eine Epoche schließt aus, was von der vorigen übrig ist.',
      },
    },
    own: {
      title: 'Lass ihn länger probieren',
      says: {
        same: 'Noch einmal der erste Lauf: gespeichert, Antwort verloren, ein Ausfall von 40 s, und ein Shop, der nach einer Exception noch einmal sendet.',
      },
      challenge: {
        task: 'Sorge dafür, dass Bestellung 1 einmal gespeichert wird und der Shop die erste Quittung bekommt. Eine Einstellung des Producers.',
        goals: {
          once: 'Bestellung 1 ist einmal gespeichert',
          told: 'Dem Shop wird Offset 0 genannt',
        },
        hints: {
          outage: 'Der Producer muss es noch versuchen, wenn der Broker zurück ist.',
          value: 'Setze `delivery.timeout.ms` auf 60000.',
        },
        done: 'Eine Wiederholung wird erkannt, ein zweites `send()` nicht. Lass den Producer es also länger versuchen, als deine Ausfälle dauern.',
      },
    },
  },
  takeaways: {
    unknown:
      'Nach einer TimeoutException kann ein Record gespeichert sein, verloren sein oder später noch gespeichert werden.',
    look: 'Sende dann noch einmal, wenn der Consumer die Wiederholung erkennt. Vorher nachzusehen genügt nicht: Eine Kopie kann noch auf dem Weg sein.',
  },
};

import type { numbers } from '../../lessons/numbers.ts';
import type { TextsOf } from '../../texts.ts';

export const numbersTexts: TextsOf<typeof numbers> = {
  title: 'Nummern auf den Batches',
  about: 'Was Idempotenz hinzufügt, wer es vergibt und welche Antwort eine Wiederholung bekommt.',
  beats: {
    stamp: {
      title: 'Gestempelt, wenn er abgeht',
      says: {
        given:
          'Wenn der Batch den Accumulator verlässt, wird er gestempelt: Producer-ID {pid}, Producer-Epoche {epoch}, Sequenznummer {seq}. Die Producer-ID hat der Cluster gewählt; der Shop kann das nicht.',
        stays:
          'Eine Wiederholung trägt dieselben Nummern. Nur um über eine Lücke hinwegzukommen, stempelt der Producer seine Batches neu.',
      },
    },
    repeat: {
      title: 'Der Stempel kommt ein zweites Mal',
      says: {
        fault:
          'Bestellung 2 wurde bei Offset {append.offset} gespeichert, und ihre Antwort ging verloren. Derselbe Batch ist noch einmal auf dem Weg.',
      },
      predict: {
        question: 'Was erfährt der Shop über Bestellung 2?',
        options: {
          refused: {
            answer: 'Nichts: Der Broker übergeht eine Wiederholung',
            feedback:
              'Ohne Antwort würde der Producer nur noch einmal senden. Der Broker beantwortet auch eine Wiederholung.',
          },
          first: {
            answer: 'Erfolg, Offset 1',
            feedback: 'Den Offset der ersten Kopie, als wäre ihre Antwort nicht verloren gegangen.',
          },
          second: {
            answer: 'Erfolg, Offset 2',
            feedback: 'Offset 2 wäre eine zweite Kopie. Das Log ist nicht gewachsen.',
          },
        },
      },
    },
    batch: {
      title: 'Der Batch trägt die Nummer',
      says: {
        unit: 'Drei Bestellungen teilen sich einen Batch. Aufgeschrieben wird seine erste Sequenznummer, die anderen werden von ihr aus gezählt: {first}, {second}, {third}. Der Leader erkennt den ganzen Batch.',
        half: 'Ein von Hand gebauter Batch nur aus den letzten beiden Bestellungen wird nicht erkannt. Der Leader sucht nach genau diesem Bereich.',
        content:
          'Den Inhalt vergleicht der Broker nie. Dieselbe Bestellung, neu gesendet, bekommt eine neue Nummer und wird gespeichert.',
      },
    },
    'half-told': {
      title: 'Halb erzählt: Noch eine Antwort geht verloren',
      says: {
        third:
          'Drei Bestellungen nacheinander von Producer-ID {pid}. Bestellung 2 trug Sequenznummer 1 und hat ihre Quittung. Bestellung 3 wurde bei Offset 2 gespeichert, und ihre Antwort ist eben verloren gegangen.',
      },
      fill: {
        task: 'Bestellung 3 kommt noch einmal. Trag ein, was der Leader sieht und sagt.',
        blanks: {
          seq: {
            ask: 'Sequenznummer der Wiederholung',
            because: 'Die, die Bestellung 3 beim ersten Mal hatte.',
          },
          told: { ask: 'Der Offset in der Antwort', because: 'Der Platz der ersten Kopie.' },
          copies: {
            ask: 'Kopien von Bestellung 3',
            because: 'Eine Wiederholung, die erkannt wird, wird nicht geschrieben.',
          },
        },
      },
    },
    own: {
      title: 'Mach drei Wiederholungen',
      says: {
        second:
          'Eine verlorene Antwort, eine Wiederholung, die der Leader erkannt hat: Bestellung 2. Besonders ist an ihr nichts.',
      },
      challenge: {
        task: 'Verliere auch die Antworten auf Bestellung 1 und 3. Der Leader soll jede Wiederholung erkennen, und das Log soll sauber bleiben.',
        goals: {
          first: 'Bestellung 1 kam zweimal und ist erkannt',
          third: 'Bestellung 3 kam zweimal und ist erkannt',
          clean: 'Im Log steht 1 2 3',
        },
        hints: {
          what: 'Der Batch muss gespeichert sein, bevor seine Antwort verloren geht. Welcher Moment ist das?',
          how: 'Trenne die Verbindung in dem Moment, in dem Bestellung 1 angehängt wird. Genauso bei Bestellung 3.',
        },
        done: 'Jede Wiederholung bekam ihre eigene erste Quittung. Wie viele Antworten auch verloren gehen: Den Unterschied machen die Nummern.',
      },
    },
    partitions: {
      title: 'Jede Partition zählt für sich',
      says: {
        each: 'Zwei Partitionen, auf jeder eine verlorene Antwort. Beide Zählungen beginnen bei 0, und beide Leader erkennen ihre eigenen Wiederholungen.',
        stays:
          'Eine Wiederholung wechselt nie die Partition. Also kann keine Kopie von der einen in die andere geraten.',
      },
    },
  },
  takeaways: {
    identity:
      'Eine Wiederholung erkennt man an Producer-ID, Epoche, Partition und Nummernbereich, nie am Inhalt.',
    good: 'Ein Duplikat ist ein Erfolg: Die Antwort ist die erste Quittung.',
  },
};

import type { inside } from '../../lessons/inside.ts';
import type { TextsOf } from '../../texts.ts';

export const insideTexts: TextsOf<typeof inside> = {
  title: 'Eine Entscheidung nach der anderen',
  about: 'Neun von Hand gebaute Batches, und die Prüfungen, die über jeden entscheiden.',
  beats: {
    fresh: {
      title: 'Ein Batch vor dem Leader',
      says: {
        hand: 'Hier gibt es keinen Client: Die Batches sind von Hand geschrieben, damit jeder auf eine andere Prüfung trifft. Die Prüfungen stehen neben den Bahnen, in der Reihenfolge, in der der Leader sie macht.',
        first:
          'Batch 1 kommt von einer Producer-ID, die der Leader nicht kennt, und wird angenommen. Batch 2 enthält zwei Records mit den nächsten Nummern, {first} und {last}: angehängt.',
      },
    },
    same: {
      title: 'Noch einmal derselbe Bereich',
      says: {
        range:
          'Batch 3 wiederholt genau die Nummern {first} bis {last}. Sie stehen auf der Liste, also lautet die Antwort Erfolg mit Offset {offset}, wo jener Batch steht.',
      },
    },
    part: {
      title: 'Ein Teil eines bekannten Batches',
      says: {
        part: 'Batch 4 trägt nur die Nummer {seq}. Nummer {seq} ist schon gespeichert, als zweiter Record von Batch 2.',
      },
      predict: {
        question: 'Was entscheidet der Leader?',
        options: {
          append: {
            answer: 'Anhängen',
            feedback: 'Nummer {seq} ist schon gespeichert. Dran ist die danach.',
          },
          known: {
            answer: 'Duplikat',
            feedback:
              'Der gemerkte Batch hat den Bereich {first} bis {seq}. Nur eine genaue Übereinstimmung ist ein Duplikat.',
          },
          order: {
            answer: 'Außer der Reihe',
            feedback:
              'Kein gemerkter Batch hat diesen Bereich, und dran war die Nummer nach {seq}.',
          },
        },
      },
    },
    epoch: {
      title: 'Eine neuere Epoche',
      says: {
        gap: 'Batch 5 ließ eine Lücke und wurde abgelehnt. Jetzt kommt Batch 6 an.',
        next: 'Er trägt eine neuere Producer-Epoche, {epoch} statt {old}, und die Nummer {seq}, die in der alten Epoche die nächste wäre.',
      },
      predict: {
        question: 'Was entscheidet der Leader?',
        options: {
          append: {
            answer: 'Anhängen: Die Nummer ist die nächste',
            feedback: 'In Epoche {old} ist {seq} die nächste. Das hier ist Epoche {epoch}.',
          },
          order: {
            answer: 'Außer der Reihe',
            feedback: 'Eine neue Epoche beginnt bei 0 zu zählen.',
          },
          fenced: {
            answer: 'Ungültige Producer-Epoche',
            feedback: 'Das gilt für eine Epoche, die älter ist als die, die der Leader kennt.',
          },
        },
      },
    },
    older: {
      title: 'Eine ältere Epoche',
      says: {
        zero: 'Batch 7 beginnt die neue Epoche mit Nummer 0 und wird angehängt.',
        old: 'Batch 8 gehört zur alten Epoche. Wer ihn sendet, ist überholt: INVALID_PRODUCER_EPOCH. Einen älteren Besitzer auszusperren nennt man Fencing.',
        none: 'Batch 9 hat keine Producer-ID. Keine dieser Prüfungen betrifft ihn, und er wird angehängt.',
      },
    },
  },
  takeaways: {
    checks:
      'Bei einem Producer, den der Leader kennt: Ein gemerkter Bereich ist ein Duplikat; die nächste Nummer wird angehängt, ebenso die 0 in einer neueren Epoche; eine ältere Epoche wird ausgesperrt; alles andere ist außer der Reihe.',
  },
};

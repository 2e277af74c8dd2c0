import type { wayIn } from '../../lessons/wayIn.ts';
import type { TextsOf } from '../../texts.ts';

export const wayInTexts: TextsOf<typeof wayIn> = {
  title: 'Wie ein Record ins Log kommt',
  about: 'Von send() bis zur Quittung: wer den Record wann in der Hand hat.',
  beats: {
    send: {
      title: 'send() ist zurückgekehrt',
      says: {
        buffer:
          'Der Shop hat `send()` für Bestellung 1 aufgerufen, und der Aufruf ist vorbei. Der Record liegt jetzt in einem Batch für eine Partition des Topics, im Accumulator des Producers.',
        question: 'Der Thread des Shops ist wieder frei. Sonst ist noch nichts passiert.',
      },
      predict: {
        question: 'Wo ist Bestellung 1, wenn send() zurückkehrt?',
        options: {
          log: {
            answer: 'Im Log des Brokers',
            feedback:
              'Noch wurde nichts übertragen. Sieh auf das Band: Kein Request ist abgegangen.',
          },
          waits: {
            answer: 'Im Speicher des Prozesses, in dem der Shop läuft',
            feedback: 'Ein zweiter Thread, der Sender, holt sie dort ab.',
          },
          replicas: {
            answer: 'Auf allen Replikaten',
            feedback: 'Das kommt später, und zwar vor der Antwort.',
          },
        },
      },
    },
    request: {
      title: 'Der Batch geht ab',
      says: {
        linger:
          'Nach `linger.ms`, hier {linger}, packt der Sender den Batch in einen Request an den Broker, der Leader der Partition ist.',
        parallel:
          'Er wartet nicht auf die Antwort, bevor er den nächsten sendet. Auf einer Verbindung dürfen bis zu {limit} Requests unterwegs sein.',
      },
    },
    written: {
      title: 'Der Leader schreibt ihn',
      says: {
        leader:
          'Der Leader prüft den Batch und hängt ihn an sein Log an, bei Offset {append.offset}.',
        notYet:
          'Der Producer weiß davon noch nichts. Die Follower auf den beiden anderen Brokern müssen sich erst noch eine Kopie holen.',
      },
    },
    receipt: {
      title: 'Die Quittung',
      says: {
        committed:
          'Mit `acks=all` wartet der Leader, bis alle synchronen Replikate den Batch haben. Dann rückt die High Watermark über ihn hinweg, der Record ist committet, und der Leader antwortet.',
        receipt:
          'Erst jetzt kennt das Future von `send()` einen Offset. Jede Bestellung bekam den, an dem sie steht.',
      },
      challenge: {
        task: 'Sorge dafür, dass der Shop Bescheid bekommt, bevor die High Watermark weitergerückt ist. Ändere eine Einstellung.',
        goals: {
          early: 'Der Shop hört von Bestellung 1, bevor die High Watermark weiterrückt',
          stored: 'Alle drei Bestellungen sind gespeichert, in ihrer Reihenfolge',
        },
        hints: {
          who: 'Auf wessen Kopien wartet der Leader, bevor er antwortet?',
          value:
            'Setze `acks` auf 1. Der Schalter für Idempotenz fällt dann von selbst: Sie braucht `acks=all`.',
        },
        done: 'Auf keinen Follower wurde gewartet. Stirbt der Leader jetzt, kann eine Bestellung weg sein, die der Shop für gespeichert hält.',
      },
    },
  },
  takeaways: {
    promise:
      'Ein `send()`, das zurückkehrt, verspricht nur, es zu versuchen. Die Quittung ist sein Future.',
  },
};

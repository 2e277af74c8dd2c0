import type { whySo } from '../../lessons/whySo.ts';
import type { TextsOf } from '../../texts.ts';

export const whySoTexts: TextsOf<typeof whySo> = {
  title: 'Warum es so gebaut ist',
  about: 'Was Nummern an Bytes, Speicher und Tempo kosten, und was nicht gewählt wurde.',
  beats: {
    bytes: {
      title: 'Was eine Nummer wiegt',
      says: {
        hundred: 'Hundert Bestellungen reisen in einem Batch, mit den Nummern {first} bis {last}.',
        plain: 'Ohne Idempotenz hat derselbe Batch 2589 Byte, Header inbegriffen.',
      },
      predict: {
        question: 'Wie groß ist der Batch mit Idempotenz?',
        options: {
          each: {
            answer: 'Größer um eine Nummer für jede Bestellung',
            feedback:
              'Aufgeschrieben wird nur die erste Nummer. Die anderen werden von ihr aus gezählt.',
          },
          batch: {
            answer: 'Größer um 14 Byte: Producer-ID, Epoche, Sequenznummer',
            feedback:
              'Diese 14 Byte stehen im Header jedes Batches. Ohne Idempotenz enthalten sie −1.',
          },
          none: {
            answer: 'Genauso groß: 2589 Byte',
            feedback: 'Die Felder sind immer da. Idempotenz füllt sie nur aus.',
          },
        },
      },
    },
    memory: {
      title: 'Was der Broker sich merkt',
      says: {
        entry:
          'Ein Producer auf zwei Partitionen. Einträge auf jedem Broker, der ein Replikat hat: {entries}. Mit vollen Fenstern belegen sie zusammen {bytes} Byte Heap, gemessen mit Kafkas Klassen.',
        ids: 'Drei Leben dieses Producers sind drei Producer-IDs und sechs Einträge. In der Voreinstellung werden sie einen Tag nach dem Zeitstempel ihres letzten Records gelöscht. Flotten kurzlebiger Producer füllen diesen Speicher.',
      },
    },
    speed: {
      title: 'Was es am Tempo ändert',
      says: {
        same: 'Sechzig Bestellungen über eine Verbindung, fünf Requests unterwegs, `acks=all`, mit Nummern.',
        plain: 'Ohne Nummern erreicht der Lauf denselben Durchsatz.',
        acks: 'Mit `acks=1` ist er mehr als dreimal so hoch. Was kostet, ist das Warten auf die Replikate.',
      },
    },
    ids: {
      title: 'Was nicht gewählt wurde',
      says: {
        rejected:
          'Eine ID für jeden Record und ein Gedächtnis für alle: Bei 16 Byte je ID wären das nach diesen {records} Bestellungen {ids} Byte, und mit jeder weiteren mehr. Das Fenster belegt {window} Byte, und dabei bleibt es.',
        derived:
          'Die Nummern stehen im Log selbst, die Follower lernen sie also beim Kopieren. Ein neuer Leader muss niemanden fragen.',
        pipeline:
          'Ein Fenster von einem Batch würde nur einen Request unterwegs zulassen. In diesem Labor sinkt der Durchsatz damit auf weniger als die Hälfte.',
      },
    },
  },
  takeaways: {
    cost: 'Idempotenz macht keinen Batch größer und braucht ein wenig Speicher. Was Zeit kostet, ist `acks=all`.',
  },
};

import type { letter } from '../../lessons/letter.ts';
import type { TextsOf } from '../../texts.ts';

export const letterTexts: TextsOf<typeof letter> = {
  title: 'Der gestempelte Brief',
  about: 'Ein Bild für den ganzen Kurs, und die Stellen, an denen es nicht mehr stimmt.',
  beats: {
    stamp: {
      title: 'Ein Batch ist ein Brief',
      says: {
        letter:
          'Stell dir einen Batch als Brief vor. Der Producer drückt einen Stempel darauf: wer ich bin, und welche Nummer das ist. Eine Wiederholung ist derselbe Brief mit demselben Stempel.',
        stamp:
          'In Kafkas Worten: Producer-ID {pid}, Sequenznummer {seq}. Beide stehen im Header des Batches.',
      },
    },
    gate: {
      title: 'Am Tor werden Stempel verglichen',
      says: {
        gate: 'Am Tor des Brokers führt jemand eine kurze Liste: die letzten Stempel jedes Absenders, und zu jedem die Quittung, die er dafür ausgestellt hat.',
        receipt:
          'Steht ein Stempel auf der Liste, gibt es noch einmal die alte Quittung, Offset {receipt}, und geschrieben wird nichts. Die nächste Nummer wird eingetragen und bekommt eine neue.',
      },
    },
    plain: {
      title: 'Ein Brief ohne Stempel',
      says: {
        plain:
          'Ohne Idempotenz sind die Felder auch da, aber sie enthalten −1. Das Tor hat keinen Stempel zum Vergleichen und lässt auch die Wiederholung durch.',
      },
    },
    handwriting: {
      title: 'Dieselben Worte von einem neuen Absender',
      says: {
        same: 'Idempotenz ist an. Bestellung 2 steht im Log bei Offset {offset}, aber der Shop stürzte ab, bevor er davon erfuhr. Jetzt ist er wieder gestartet, als neuer Absender, und sendet Bestellung 2 Wort für Wort noch einmal.',
      },
      predict: {
        question: 'Was macht das Tor damit?',
        options: {
          receipt: {
            answer: 'Es gibt noch einmal die alte Quittung',
            feedback:
              'Verglichen wird nur der Stempel, und dieser ist ein anderer: Ein neu gestarteter Producer bekommt eine neue Producer-ID.',
          },
          letter: {
            answer: 'Es nimmt ihn als neuen Brief',
            feedback:
              'Eine neue Producer-ID und die Nummer 0. Auf keiner Liste steht dieser Stempel.',
          },
          refused: {
            answer: 'Es weist ihn ab: Die Nummer stimmt nicht',
            feedback:
              'Das Tor hat von diesem Absender noch keine Liste. Seine Nummer kann nicht außer der Reihe sein.',
          },
        },
      },
    },
    breaks: {
      title: 'Wo das Bild nicht mehr stimmt',
      says: {
        early:
          'Ein Postamt würde einen Brief aufheben, der zu früh kommt. Ein Tor, das den Absender kennt, weist ihn ab, und der Producer muss ihn noch einmal senden.',
        memory:
          'Auf der Liste stehen fünf Stempel. Ein älterer ist nicht mehr bekannt, obwohl der Brief im Log steht.',
        day: 'Und die ganze Liste wird weggeworfen, wenn ihr Absender einen Tag lang geschwiegen hat. Dann ist jede Nummer als nächste recht.',
      },
    },
  },
  takeaways: {
    number:
      'Kafka erkennt eine Wiederholung an ihrer Nummer. Was du sendest, sieht es sich nie an.',
  },
};

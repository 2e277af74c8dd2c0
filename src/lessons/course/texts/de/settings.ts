import type { settings } from '../../lessons/settings.ts';
import type { TextsOf } from '../../texts.ts';

export const settingsTexts: TextsOf<typeof settings> = {
  title: 'Die Einstellungen, auf denen es ruht',
  about:
    'Reihenfolge, acks=all, min.insync.replicas, und eine Einstellung, die die anderen ausschaltet.',
  beats: {
    order: {
      title: 'Die erste von dreien wird abgelehnt',
      says: {
        refused:
          'In diesem Moment sind zu wenige Replikate synchron, deshalb lehnt der Leader Bestellung 2 ab. Das ist eine Antwort, keine Stille: Bestellung 2 ist nicht gespeichert.',
        under:
          'Die Bestellungen 3 und 4 sind schon auf der Leitung, und die Replikate kommen gerade zurück.',
      },
      predict: {
        question: 'Idempotenz ist an. Was wird im Log stehen?',
        options: {
          overtake: {
            answer: '1 3 4 2: Die späteren kommen zuerst hinein',
            feedback: 'So sieht das Log ohne Nummern aus. Mit ihnen sieht der Leader die Lücke.',
          },
          kept: {
            answer: '1 2 3 4',
            feedback: 'Der Leader lehnt 3 und 4 ab, bis 2 da ist.',
          },
          missing: {
            answer: 'Bestellung 2 fehlt',
            feedback: 'Nach dieser Ablehnung darf man wiederholen, und der Producer tut es.',
          },
        },
      },
    },
    next: {
      title: 'Nur die nächste Nummer wird angenommen',
      says: {
        gap: 'Bestellung 3 trägt Sequenznummer {seq}, und der Leader wartet auf die 1. Er antwortet OUT_OF_ORDER_SEQUENCE_NUMBER. Dieser Fehler hält die Reihenfolge; der Producer ordnet seine Batches nach der Nummer und sendet sie noch einmal.',
        without: 'Ohne Nummern wird ein abgelehnter Batch von denen hinter ihm einfach überholt.',
      },
    },
    'all-of-one': {
      title: 'Alle, und alle sind einer',
      says: {
        alone:
          '`acks=all`, drei Replikate. Doch beide Follower sind zurückgefallen; die synchronen Replikate sind also nur noch der Leader.',
        one: 'Für das Topic gilt `min.insync.replicas=1`, Kafkas Voreinstellung.',
      },
      predict: {
        question: 'Was erfährt der Shop über Bestellung 1?',
        options: {
          fails: {
            answer: 'Sie scheitert: zu wenige Replikate',
            feedback: 'Mit `min.insync.replicas=2` wäre es so. Hier genügt eines.',
          },
          success: {
            answer: 'Erfolg, mit einer Kopie auf der ganzen Welt',
            feedback: 'Alle heißt: alle synchronen Replikate, wie wenige es auch sind.',
          },
          waits: {
            answer: 'Nichts, bis ein Follower zurück ist',
            feedback: 'Auf Replikate, die nicht synchron sind, wartet der Leader nicht.',
          },
        },
      },
    },
    lost: {
      title: 'Bestätigt, und weg',
      says: {
        gone: 'Gleich nach seiner Antwort stirbt der Leader. Eine unsaubere Wahl gibt die Partition dann einem Replikat, das nicht synchron war und dem die Bestellung fehlt. Der Shop hat eine gute Quittung für eine Bestellung, die es nicht mehr gibt.',
        two: 'Mit drei Replikaten und `min.insync.replicas=2` lehnt der Leader ab, bis ein zweites Replikat synchron ist. Der Producer wartet und versucht es wieder.',
      },
      challenge: {
        task: 'Sorge dafür, dass dem Shop nichts versprochen wird, was nur eine Maschine hat. Die Einstellung gehört dem Topic, unter Einstellungen.',
        goals: { kept: 'Bestellung 1 wird nicht auf eine einzige Kopie hin bestätigt' },
        hints: { where: '`min.insync.replicas` des Topics: 2.' },
        done: 'Jetzt liegt eine bestätigte Bestellung auf mindestens zwei Brokern.',
      },
    },
    quiet: {
      title: 'Die Voreinstellung, die wegfiel',
      says: {
        off: '`acks=1`, und kein Wort über Idempotenz. Der Client schaltet sie von sich aus ab, mit einer Zeile auf INFO in seinem Log und ohne Warnung.',
        explicit:
          'Steht dagegen `enable.idempotence=true` ausdrücklich da, ist ein Widerspruch ein Fehler beim Start: Der Producer wird nicht gebaut. Schreib es also hin.',
      },
    },
  },
  takeaways: {
    aloud:
      'Schreib `enable.idempotence=true`. Dann hält ein Widerspruch den Client auf statt das Versprechen.',
    insync:
      'Setze bei drei Replikaten `min.insync.replicas=2` am Topic. Keine Einstellung des Producers ersetzt das.',
  },
};

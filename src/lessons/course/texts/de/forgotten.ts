import type { forgotten } from '../../lessons/forgotten.ts';
import type { TextsOf } from '../../texts.ts';

export const forgottenTexts: TextsOf<typeof forgotten> = {
  title: 'Der vergessene Producer',
  about: 'Was aus den Nummern eines Producers wird, der einen Tag lang schweigt.',
  beats: {
    silent: {
      title: 'Ein Tag Stille',
      says: {
        day: 'Der Shop sendete eine Bestellung und dann einen Tag lang nichts. Leader und Follower haben jetzt gelöscht, was sie von diesem Producer wussten: `producer.id.expiration.ms`, voreingestellt ein Tag, ist um.',
        next: 'Die erste Bestellung hatte Sequenznummer 0. In einer Stunde wird der Shop die zweite senden, mit demselben Producer-Objekt.',
      },
      predict: {
        question: 'Was geschieht mit der zweiten Bestellung?',
        options: {
          session: {
            answer: 'Ihre Sitzung ist abgelaufen: Der Producer bekommt eine neue ID',
            feedback:
              'Eine Sitzung ist das Leben des Producer-Objekts und hat kein Timeout. Dem Producer sagt niemand, dass er vergessen wurde.',
          },
          refused: {
            answer: 'Sie wird abgelehnt: Der Leader kennt ihre Nummer nicht',
            feedback:
              'Ein Leader, der von einem Producer nichts weiß, hat keine nächste Nummer zum Vergleichen.',
          },
          goes: {
            answer: 'Sie wird gespeichert, als wäre nichts gewesen',
            feedback:
              'Von einem Producer, den er nicht kennt, nimmt der Leader jede erste Nummer an.',
          },
        },
      },
    },
    'any-number': {
      title: 'Jede Nummer ist recht',
      says: {
        carries:
          'Bestellung 2 kam mit Producer-ID {pid} und Sequenznummer {seq}: Der Producer zählt weiter.',
        unknown:
          'Für den Leader ist es der erste Batch eines Fremden. Ohne etwas im Fenster gibt es nichts zu vergleichen, also hängt er an und merkt sich von hier an wieder alles.',
      },
    },
    between: {
      title: 'Zwischen zwei Versuchen vergessen',
      says: {
        lost: 'Ein anderer Shop. Bestellung 1 wurde gespeichert, ihre Antwort ging verloren, und dann war der Broker zwölf Minuten nicht erreichbar.',
        looked:
          'Der Producer darf es {patience} lang versuchen. Doch dieser Broker soll nach einer Minute vergessen; er sieht alle zehn Minuten nach und hat den Producer gerade gelöscht.',
      },
      predict: {
        question:
          'Der Broker ist wieder erreichbar, und die Wiederholung kommt an. Wie oft wird Bestellung 1 gespeichert?',
        options: {
          once: {
            answer: 'Einmal: Die Wiederholung trägt dieselbe Nummer',
            feedback: 'Das tut sie. Aber der, der sie erkennen sollte, hat sie vergessen.',
          },
          twice: {
            answer: 'Zweimal',
            feedback: 'Dieselbe Producer-ID, dieselbe Nummer, und ein leeres Gedächtnis.',
          },
          refused: {
            answer: 'Einmal: Der Leader lehnt ab, was er nicht kennt',
            feedback:
              'Ein unbekannter Producer wird nicht abgelehnt. Er darf anfangen, wo er will.',
          },
        },
      },
    },
    own: {
      title: 'Eine Kopie mit derselben Nummer',
      says: {
        copy: 'Beide Kopien tragen dieselbe Producer-ID, dieselbe Epoche und dieselbe Sequenznummer. Dem Shop wurde Offset {offset} genannt, der Platz der zweiten.',
      },
      challenge: {
        task: 'Mach diese Wiederholung sicher: derselbe Ausfall, und eine Kopie. Es entscheidet eine Einstellung des Brokers, unter Einstellungen.',
        goals: {
          once: 'Bestellung 1 ist einmal gespeichert',
          told: 'Dem Shop wird der Offset der ersten Kopie genannt',
        },
        hints: {
          which:
            'Zwei Zeiten passen nicht zueinander: wie lange der Producer es versucht, und wie lange der Broker sich erinnert.',
          rule: 'Setze `producer.id.expiration.ms` mindestens so hoch wie `delivery.timeout.ms`: 900000.',
        },
        done: 'Der Broker muss sich länger erinnern, als ein Producer es versuchen darf. Die Voreinstellungen tun das: ein Tag gegen zwei Minuten.',
      },
    },
    old: {
      title: 'Alte Records werden jung vergessen',
      says: {
        stamp:
          'Das Alter zählt ab dem Zeitstempel im Record, und den setzt nach Voreinstellung der Absender. Diese Bestellung sagt, sie sei 25 Stunden alt, wie beim Nachspielen alter Daten. Das nächste Nachsehen löscht ihren Producer, Minuten nach dem Schreiben, und die Wiederholung wird noch einmal gespeichert.',
      },
    },
  },
  takeaways: {
    none: 'Ein idempotenter Producer hat kein Sitzungs-Timeout. Ein Leader, der ihn vergessen hat, nimmt jede Nummer als seine erste.',
    between:
      'Ein Record verdoppelt sich, wenn der Leader zwischen einem Anhängen und dessen Wiederholung vergisst: Halte `producer.id.expiration.ms` über `delivery.timeout.ms`.',
  },
};

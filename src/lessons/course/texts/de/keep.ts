// What to keep of the whole course, and why to read what, in German.
import type { KeptId, ReadingId } from '../../keep.ts';

export const kept: Readonly<Record<KeptId, string>> = {
  silence: 'Keine Antwort ist kein Nein.',
  double:
    'Eine Wiederholung ohne Nummern kann einen Record zweimal speichern, und niemand erfährt davon.',
  receipt:
    'Mit Nummern bekommt eine Wiederholung, die erkannt wird, noch einmal die erste Quittung.',
  identity:
    'Eine Wiederholung erkennt man an Producer-ID, Epoche, Partition und Sequenznummern, nie am Inhalt.',
  five: 'Fünf Batches werden gemerkt, also dürfen fünf unterwegs sein. Die Reihenfolge kommt von der nächsten Nummer.',
  stranger:
    'Niemand erkennt die Wiederholungen eines neu gestarteten Producers, auch nicht unter einem Namen, der bleibt.',
  unknown: 'TimeoutException heißt: unbekannt.',
  insync: '`acks=all` ist so viel wert wie `min.insync.replicas`.',
  quiet:
    'Idempotenz ist die Voreinstellung, und ein einziger Widerspruch kann sie still ausschalten.',
  together: 'Jede Partition steht für sich. Nur eine Transaktion verbindet zwei miteinander.',
  effects: 'Das Versprechen endet am Log. Sorge dafür, dass es nicht schadet, zweimal zu handeln.',
};

export const why: Readonly<Record<ReadingId, string>> = {
  semantics: 'Höchstens, mindestens und genau einmal, in Kafkas eigenen Worten.',
  javadoc: 'Was der Client verspricht, und wo er den Rest dir überlässt.',
  settings: 'Jede Einstellung des Producers, mit ihrer Voreinstellung.',
  kip98: 'Woher die Nummern kommen: der Entwurf von Idempotenz und Transaktionen.',
  kip447: 'Fencing über die Consumer-Gruppe, für alle, die lesen, verarbeiten und schreiben.',
  kips: 'Fristen, die geheilte Lücke, sichere Voreinstellungen, was wann vergessen wird, und Transaktionen, die der Broker prüft.',
  hole: 'Das Loch beim Kaltstart, und wie weit es geschlossen ist.',
};

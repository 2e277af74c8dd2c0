// The terms of the course in German: what each means, the words by which the text says it, and a scene that shows it.
// In the order of the English ones.
import type { Term } from '../../texts.ts';

/** Terms that a lesson introduces: no lesson uses one of their words before. */
const introduced = {
  Producer: {
    means: 'der Client, der Records an Kafka sendet; ein Objekt in deinem Prozess',
    scene: 'happy-path',
    words: ['Producer', 'Producers', 'Producern'],
  },
  Broker: {
    means: 'ein Kafka-Server',
    scene: 'happy-path',
    words: ['Broker', 'Brokers', 'Brokern'],
  },
  Log: {
    means: 'die geordneten Records einer Partition, so wie ein Broker sie geschrieben hat',
    scene: 'happy-path',
    words: ['Log', 'Logs'],
  },
  Offset: {
    means: 'der Platz eines Records in seinem Log, von 0 an gezählt',
    scene: 'happy-path',
    words: ['Offset', 'Offsets'],
  },
  Ack: {
    means: 'die Antwort des Leaders, dass ein Batch so geschrieben ist, wie `acks` es verlangt',
    scene: 'happy-path',
    words: ['Ack', 'Acks'],
  },
  Wiederholung: {
    means: 'derselbe Batch, vom Producer selbst noch einmal gesendet',
    scene: 'retry-harmless',
    words: ['Wiederholung', 'Wiederholungen'],
  },
  'Producer-ID': {
    means: 'eine Zahl, die der Cluster einem Producer gibt; daran erkennt ihn der Broker',
    scene: 'restart-resend',
    words: ['Producer-ID', 'Producer-IDs'],
  },
  Sequenznummer: {
    means:
      'zählt die Records eines Producers in einer Partition; ein Batch trägt die seines ersten Records',
    scene: 'batch-unit',
    words: ['Sequenznummer', 'Sequenznummern'],
  },
  Idempotenz: {
    means: 'der Leader erkennt einen wiederholten Batch an seinen Nummern und speichert ihn einmal',
    scene: 'lost-ack-deduplicated',
    words: ['Idempotenz', 'idempotent', 'idempotente', 'idempotenter'],
  },
  Partition: {
    means: 'ein Teil eines Topics mit eigenem Log, eigenem Leader und eigener Reihenfolge',
    scene: 'each-partition-safe',
    words: ['Partition', 'Partitionen'],
  },
  Batch: {
    means: 'Records für eine Partition, die zusammen reisen und zusammen geprüft werden',
    scene: 'batch-unit',
    words: ['Batch', 'Batches'],
  },
  Accumulator: {
    means: 'der Speicher des Producers für Batches, die noch nicht abgegangen sind',
    scene: 'happy-path',
    words: ['Accumulator', 'Accumulators'],
  },
  Request: {
    means: 'was der Producer an einen Broker sendet: je einen Batch für einige Partitionen',
    scene: 'happy-path',
    words: ['Request', 'Requests'],
  },
  unterwegs: {
    means: 'gesendet und noch nicht beantwortet (in flight)',
    scene: 'palindrome',
    words: ['unterwegs'],
  },
  Leader: {
    means: 'das Replikat einer Partition, das ihre Schreibvorgänge annimmt',
    scene: 'failover-remembers',
    words: ['Leader', 'Leaders', 'Leadern'],
  },
  Follower: {
    means: 'ein Replikat, das den Leader kopiert',
    scene: 'failover-remembers',
    words: ['Follower', 'Followers', 'Followern'],
  },
  'High Watermark': {
    means: 'der Offset, bis zu dem alle synchronen Replikate das Log haben',
    scene: 'happy-path',
    words: ['High Watermark'],
  },
  'synchrone Replikate': {
    means:
      'die Replikate, die mit dem Leader Schritt halten, er selbst eingeschlossen (in-sync replicas)',
    scene: 'all-of-one',
    words: [
      'synchrone Replikate',
      'synchronen Replikate',
      'synchronen Replikaten',
      'synchroner Replikate',
      'synchron',
    ],
  },
  Future: {
    means: 'wo das Ergebnis eines `send()` in deinem Programm ankommt',
    scene: 'happy-path',
    words: ['Future', 'Futures'],
  },
  Wartezeit: {
    means:
      'die Pause vor einer Wiederholung (Back-off); sie wächst mit jedem Versuch, bis zu einer Obergrenze',
    scene: 'five-retries',
    words: ['Wartezeit'],
  },
  'delivery.timeout.ms': {
    means:
      'wie lange ein Batch von seinem Beginn bis zu Erfolg oder Exception brauchen darf; voreingestellt 120 s',
    scene: 'deadline-stored',
    words: ['delivery.timeout.ms'],
  },
  'Producer-Epoche': {
    means: 'die Ausgabe einer Producer-ID; eine ältere wird abgelehnt',
    scene: 'zombie-fenced',
    words: ['Producer-Epoche', 'Epoche', 'Epochen'],
  },
  'min.insync.replicas': {
    means:
      'wie viele synchrone Replikate ein Schreibvorgang mit `acks=all` mindestens braucht; eine Einstellung des Topics, voreingestellt 1',
    scene: 'all-of-one',
    words: ['min.insync.replicas'],
  },
  Fenster: {
    means: 'die letzten fünf Batches eines Producers, die sich ein Leader für eine Partition merkt',
    scene: 'window-5',
    words: ['Fenster', 'Fensters', 'Fenstern'],
  },
  Snapshot: {
    means:
      'eine Datei neben dem Log: der letzte Batch jedes Producers, den der Broker kannte, als sie geschrieben wurde',
    scene: 'broker-amnesia-2',
    words: ['Snapshot', 'Snapshots'],
  },
  Sitzung: {
    means: 'das Leben eines Producer-Objekts; sie hat kein Timeout',
    scene: 'restart-resend',
    words: ['Sitzung', 'Sitzungen', 'Producer-Sitzung'],
  },
  Transaktion: {
    means:
      'Records und Offsets, die alle oder gar nicht committet werden; `read_committed`-Leser bekommen nur, was committet ist',
    scene: 'atomic-write',
    words: ['Transaktion', 'Transaktionen'],
  },
  Inbox: {
    means:
      'die Tabelle des Consumers mit dem, was er erledigt hat, unter einem fachlichen Schlüssel',
    scene: 'consumer-inbox',
    words: ['Inbox'],
  },
  Outbox: {
    means: 'eine Tabelle dessen, was zu senden ist, zusammen mit den Geschäftsdaten geschrieben',
    scene: 'outbox-relay',
    words: ['Outbox'],
  },
  Fencing: {
    means: 'einen älteren Besitzer einer `transactional.id` an seiner Epoche aussperren',
    scene: 'zombie-fenced',
    words: ['Fencing', 'ausgesperrt', 'aussperren', 'auszusperren'],
  },
  read_committed: {
    means: 'ein Leser, der Abgebrochenes überspringt und auf offene Transaktionen wartet',
    scene: 'txn-isolation',
    words: ['read_committed'],
  },
  Zombie: {
    means: 'eine alte Instanz, die sich noch für zuständig hält',
    scene: 'zombie-unfenced',
    words: ['Zombie', 'Zombies'],
  },
  'Last Stable Offset': {
    means:
      'wie weit ein `read_committed`-Leser lesen darf: bis zur ersten Transaktion, die offen ist',
    scene: 'txn-isolation',
    words: ['Last Stable Offset'],
  },
  Transaktionskoordinator: {
    means: 'der Broker, der Producer-ID, Epoche und Zustand einer `transactional.id` führt',
    scene: 'zombie-fenced',
    words: ['Koordinator', 'Koordinators', 'Transaktionskoordinator'],
  },
  'unsaubere Wahl': {
    means:
      'ein Replikat, das nicht synchron war, wird Leader (unclean leader election); bestätigte Records können verloren gehen',
    scene: 'unclean-silent',
    words: ['unsaubere Wahl', 'unsauberen Wahl'],
  },
  acks: {
    means:
      'auf wessen Kopien der Producer besteht, bevor ein Batch als geschrieben gilt: 0 niemandes, 1 die des Leaders, all die aller synchronen Replikate',
    scene: 'all-of-one',
    words: ['acks'],
  },
  committet: {
    means: 'unterhalb der High Watermark: Alle synchronen Replikate haben es',
    scene: 'happy-path',
    words: ['committet', 'committeten', 'committeter'],
  },
  Duplikat: {
    means:
      'ein Batch, der mit einem im Fenster übereinstimmt; beantwortet mit Erfolg und dem ersten Offset',
    scene: 'xray',
    words: ['Duplikat', 'Duplikate'],
  },
  Lücke: {
    means: 'eine Nummer jenseits der nächsten; abgelehnt',
    scene: 'xray',
    words: ['Lücke', 'Lücken'],
  },
  'linger.ms': {
    means: 'wie lange ein Batch, der nicht voll ist, auf weitere Records wartet',
    scene: 'batch-unit',
    words: ['linger.ms'],
  },
  'max.in.flight.requests.per.connection': {
    means:
      'wie viele Requests auf einer Verbindung unterwegs sein dürfen; mit Idempotenz höchstens 5',
    scene: 'pitfall-inflight-current',
    words: ['max.in.flight.requests.per.connection'],
  },
  OUT_OF_ORDER_SEQUENCE_NUMBER: {
    means:
      'der Leader lehnt einen Batch ab, den er sich nicht gemerkt hat und dessen Nummer nicht die nächste ist',
    scene: 'window-5',
    words: ['OUT_OF_ORDER_SEQUENCE_NUMBER'],
  },
  INVALID_PRODUCER_EPOCH: {
    means: 'der Leader lehnt einen Batch aus einer älteren Epoche ab',
    scene: 'xray',
    words: ['INVALID_PRODUCER_EPOCH'],
  },
  'producer.id.expiration.ms': {
    means: 'wie lange sich ein Broker einen stillen Producer merkt; voreingestellt ein Tag',
    scene: 'forgotten-producer',
    words: ['producer.id.expiration.ms'],
  },
  'request.timeout.ms': {
    means: 'wie lange der Client auf eine Antwort wartet; voreingestellt 30 s',
    scene: 'one-silence-d',
    words: ['request.timeout.ms'],
  },
  'transactional.id': {
    means:
      'ein Name für einen Producer, der seinen Prozess überlebt; sperrt dessen ältere Instanzen aus',
    scene: 'restart-transactional-resend',
    words: ['transactional.id'],
  },
  Record: {
    means: 'eine Nachricht: ein Wert, dazu ein Schlüssel, wenn sie einen hat, und ein Zeitstempel',
    scene: 'batch-unit',
    words: ['Record', 'Records'],
  },
  Replikat: {
    means: 'eine Kopie einer Partition auf einem Broker; eines führt, die anderen folgen',
    scene: 'failover-remembers',
    words: ['Replikat', 'Replikats', 'Replikate', 'Replikaten'],
  },
  Consumer: {
    means: 'der Client, der Records aus Kafka liest und danach handelt',
    scene: 'consumer-inbox',
    words: ['Consumer', 'Consumers', 'Consumern'],
  },
  Marker: {
    means:
      'was eine Transaktion in einer Partition beendet: Commit oder Abbruch, mit einem eigenen Offset',
    scene: 'atomic-write',
    words: ['Marker', 'Markers', 'Markern'],
  },
};

/** Words that need no introduction. */
const further = {
  NOT_ENOUGH_REPLICAS: {
    means: 'der Leader lehnt einen Batch ab, weil zu wenige Replikate synchron sind',
    scene: 'overtaken',
    words: [],
  },
  retries: {
    means:
      'eine Obergrenze dafür, wie oft ein Batch noch einmal gesendet wird; lass sie auf der Voreinstellung',
    scene: 'five-retries',
    words: [],
  },
  Topic: {
    means: 'ein benannter Strom von Records, in Partitionen geteilt',
    scene: 'each-partition-safe',
    words: [],
  },
};

export const glossary: Readonly<Record<string, Term>> = { ...introduced, ...further };

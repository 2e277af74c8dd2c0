/** The hints of the scenario format in German; a test holds them to the format. */
export function hintText(english: string): string {
  return HINTS[english] ?? english;
}

/** The German hints by the English ones. */
export const HINTS: Readonly<Record<string, string>> = {
  'A Retry Lab scenario': 'Ein Szenario für Retry Lab',
  'Version of this format': 'Version dieses Formats',
  'Name of the scenario': 'Name des Szenarios',
  'Title for people': 'Titel für Menschen',
  'What it shows': 'Was es zeigt',
  'Kafka release whose rules and defaults hold; current: 4.0 … 4.4':
    'Kafka-Version, deren Regeln und Standardwerte gelten; current: 4.0 … 4.4',
  'Seed of every random stream': 'Startwert aller Zufallsfolgen',
  'Broker ids': 'Broker-IDs',
  'Broker id': 'Broker-ID',
  'Configuration of every broker': 'Konfiguration aller Broker',
  Value: 'Wert',
  Topics: 'Topics',
  'A topic': 'Ein Topic',
  Name: 'Name',
  'Number of partitions': 'Zahl der Partitionen',
  'Replicas of each partition; as many as there are brokers, at most 3, unless given':
    'Replikate jeder Partition; ohne Angabe so viele wie Broker, höchstens 3',
  'Leader of each partition; the brokers in turn unless given':
    'Leader jeder Partition; ohne Angabe die Broker reihum',
  'First offset of the logs: what came before is gone by retention':
    'Erster Offset der Logs: Was davor lag, ist durch Retention weg',
  'Topic configuration': 'Konfiguration des Topics',
  Producers: 'Producer',
  'A KafkaProducer in an application': 'Ein KafkaProducer in einer Anwendung',
  'Configuration, as a Properties file would hold it':
    'Konfiguration wie in einer Properties-Datei',
  'What InitProducerId answers; 4001, 4002 … unless given':
    'Was InitProducerId antwortet; ohne Angabe 4001, 4002 …',
  'Where an idempotent producer stands at the start, and what every replica remembers of it':
    'Wo ein idempotenter Producer am Anfang steht und was jedes Replikat von ihm weiß',
  'Its epoch': 'Seine Epoche',
  'Partitions that it has written to': 'Partitionen, in die er geschrieben hat',
  'One of them': 'Eine davon',
  'Partition, as in orders-0': 'Partition, wie in orders-0',
  'Sequence of the next record; the one before is acknowledged':
    'Sequenznummer des nächsten Records; der davor ist bestätigt',
  'Calls of send(), by time': 'Aufrufe von send(), nach Zeit',
  'One call of send()': 'Ein Aufruf von send()',
  'When the application calls it, ms': 'Wann die Anwendung ihn macht, ms',
  Topic: 'Topic',
  'Record key': 'Key des Records',
  'Record value; it names the record in moments and claims':
    'Wert des Records; so heißt er in Momenten und Behauptungen',
  'Partition; by key unless given': 'Partition; ohne Angabe nach dem Key',
  'What reading it charges, whole euros; below 0 it gives back':
    'Was beim Lesen abgebucht wird, ganze Euro; unter 0 wird erstattet',
  'Record timestamp in virtual ms, before 0 for the past; the time of the call unless given':
    'Zeitstempel des Records in virtuellen ms, unter 0 für die Vergangenheit; ohne Angabe die Zeit des Aufrufs',
  'Other calls, by time': 'Andere Aufrufe, nach Zeit',
  'A call of the application besides send()': 'Ein Aufruf der Anwendung außer send()',
  'Consumer group': 'Consumer-Gruppe',
  'What it has read': 'Was sie gelesen hat',
  'A position of a group': 'Eine Position einer Gruppe',
  'The next offset to read': 'Der nächste zu lesende Offset',
  'true: the application aborts when this throws':
    'true: Die Anwendung bricht die Transaktion ab, wenn dies wirft',
  'How long it may wait for what is not complete; without limit unless given, ms':
    'Wie lange er auf Unfertiges warten darf; ohne Angabe unbegrenzt, ms',
  'How often the application sends a value again after a failed callback':
    'Wie oft die Anwendung einen Wert nach einem gescheiterten Callback noch einmal sendet',
  'How long after that callback, ms': 'Wie lange nach diesem Callback, ms',
  'Sends become rows of an outbox table, and a relay with the producer sends them to Kafka':
    'Sends werden Zeilen einer Outbox-Tabelle, und ein Relay mit dem Producer sendet sie an Kafka',
  'When the relay marks a row as sent: before send(), or after its callback':
    'Wann das Relay eine Zeile als gesendet markiert: vor send() oder nach dessen Callback',
  'How often the relay looks at the table, ms': 'Wie oft das Relay in die Tabelle sieht, ms',
  'Consumers, alone or in groups; one of the first topic unless given':
    'Consumer, allein oder in Gruppen; ohne Angabe einer, der das erste Topic liest',
  'A consumer': 'Ein Consumer',
  'isolation.level: whether it waits for transactions and skips aborted ones':
    'isolation.level: ob er auf Transaktionen wartet und abgebrochene überspringt',
  'Membership of a consumer group, and what the application does with a record':
    'Zugehörigkeit zu einer Consumer-Gruppe und was die Anwendung mit einem Record tut',
  'Name of the group': 'Name der Gruppe',
  'Configuration of the KafkaConsumer': 'Konfiguration des KafkaConsumer',
  'When the application calls commitSync(): never, before it acts on what poll() returned, after it, or after each record; transaction: the offsets travel in a transaction with what it produces':
    'Wann die Anwendung commitSync() ruft: nie, vor dem Handeln auf das, was poll() brachte, danach oder nach jedem Record; transaction: Die Offsets reisen in einer Transaktion mit dem, was sie produziert',
  'How long it works on a record before it acts, ms':
    'Wie lange sie an einem Record arbeitet, bevor sie handelt, ms',
  'What acting on a record does to the number kept for its key: adds the amount, or sets it':
    'Was Handeln mit der Zahl zum Key tut: den Betrag dazuzählen oder setzen',
  'A table of business keys that were dealt with, in the application’s database':
    'Eine Tabelle erledigter fachlicher Schlüssel in der Datenbank der Anwendung',
  'What the business key is: of the record its key, its value or its offset':
    'Was der fachliche Schlüssel ist: Key, Wert oder Offset des Records',
  'When the row is written: in one database transaction with the effect, or apart from it':
    'Wann die Zeile geschrieben wird: in einer Datenbanktransaktion mit der Wirkung oder getrennt davon',
  'How many rows are kept; all unless given': 'Wie viele Zeilen bleiben; ohne Angabe alle',
  'How long a row is kept; for ever unless given, ms':
    'Wie lange eine Zeile bleibt; ohne Angabe für immer, ms',
  'Each record becomes a record of another topic':
    'Jeder Record wird zu einem Record eines anderen Topics',
  'The producer in the same process': 'Der Producer im selben Prozess',
  'Stands before the value of the record read': 'Steht vor dem Wert des gelesenen Records',
  'Requests written by hand': 'Von Hand geschriebene Requests',
  'One Produce request written by hand, over a connection of its own':
    'Ein von Hand geschriebener Produce-Request über eine eigene Verbindung',
  'When it is sent, ms': 'Wann er gesendet wird, ms',
  Partition: 'Partition',
  'producerId in the batch header': 'producerId im Kopf des Batches',
  'producerEpoch in the batch header': 'producerEpoch im Kopf des Batches',
  'baseSequence in the batch header': 'baseSequence im Kopf des Batches',
  'Values of its records': 'Werte seiner Records',
  'Record value': 'Wert eines Records',
  'How long things take': 'Wie lange etwas dauert',
  'One way between a client and a broker, ms': 'Ein Weg zwischen Client und Broker, ms',
  'One way between a consumer and a broker; flightMs unless given, ms':
    'Ein Weg zwischen Consumer und Broker; ohne Angabe flightMs, ms',
  'From a leader’s AlterPartition until it has the controller’s answer, ms':
    'Vom AlterPartition eines Leaders bis zur Antwort des Controllers, ms',
  'From the leader’s append until it knows that a follower has it, ms':
    'Vom Anhängen beim Leader, bis er weiß, dass ein Follower es hat, ms',
  'From a cut until the client learns of it, ms': 'Vom Trennen, bis der Client davon erfährt, ms',
  Faults: 'Störungen',
  'What the environment does to the run': 'Was die Umgebung mit dem Lauf macht',
  'A named moment: what happened, not when, so that it survives a change of configuration':
    'Ein Moment mit Namen: was geschah, nicht wann; so übersteht er eine Änderung der Konfiguration',
  'What happened; `appended` is a batchDecided that wrote':
    'Was geschah; `appended` ist ein batchDecided, das geschrieben hat',
  'Only for the batch that holds the record with this value':
    'Nur beim Batch mit dem Record dieses Werts',
  'Only for requests of this kind, or their answers':
    'Nur bei Requests dieser Art oder ihren Antworten',
  'Only for this producer': 'Nur bei diesem Producer',
  'Only for this partition, as in orders-0': 'Nur bei dieser Partition, wie in orders-0',
  'Which time it happens, counted from 1': 'Das wievielte Mal, gezählt ab 1',
  'A point in virtual time': 'Ein Zeitpunkt in virtueller Zeit',
  'Virtual time, ms': 'Virtuelle Zeit, ms',
  'Whose connection; the first producer unless given':
    'Wessen Verbindung; ohne Angabe die des ersten Producers',
  'Connection to which broker; the leader of the first partition unless given':
    'Verbindung zu welchem Broker; ohne Angabe der Leader der ersten Partition',
  'How long after that moment, ms': 'Wie lange nach diesem Moment, ms',
  'false: kept, but not carried out': 'false: aufgehoben, aber nicht ausgeführt',
  'Which one between that client and that broker, counted from 1; the one of the moment unless given':
    'Die wievielte zwischen diesem Client und diesem Broker, gezählt ab 1; ohne Angabe die des Moments',
  'How much later the message arrives, ms': 'Wie viel später die Nachricht ankommt, ms',
  'true: what stood on its disk is gone too': 'true: Auch was auf seiner Platte stand, ist weg',
  'true: also to a replica that is not in sync':
    'true: auch an ein Replikat, das nicht synchron ist',
  'Only this partition, as in orders-0': 'Nur diese Partition, wie in orders-0',
  'Brokers that stay in sync; the others stop fetching':
    'Broker, die in sync bleiben; die anderen hören auf zu holen',
  'Whose row the leader loses, a lever that Kafka does not have':
    'Wessen Zeile der Leader verliert; einen solchen Hebel hat Kafka nicht',
  'No new connection can be opened to this broker':
    'Zu diesem Broker lässt sich keine neue Verbindung öffnen',
  'For how long, ms': 'Wie lange, ms',
  'Who may write no more': 'Wer nicht mehr schreiben darf',
  'To which topic; null: its transactional.id': 'In welches Topic; null: seine transactional.id',
  'Who may write again': 'Wer wieder schreiben darf',
  'Whose process dies': 'Wessen Prozess stirbt',
  'Whose process stands still': 'Wessen Prozess stillsteht',
  'Whose process goes on': 'Wessen Prozess weiterläuft',
  'Whose application starts again, with a new producer':
    'Wessen Anwendung neu startet, mit einem neuen Producer',
  'What the application sends again: nothing, or all it does not know acknowledged':
    'Was die Anwendung noch einmal sendet: nichts oder alles, was sie nicht bestätigt weiß',
  'A consumer that is in a group': 'Ein Consumer, der in einer Gruppe ist',
  'Moments worth a stop': 'Momente, bei denen sich ein Halt lohnt',
  'What must hold of the trace': 'Was für den Lauf gelten muss',
  'A claim, see docs/scenario.md': 'Eine Behauptung, siehe docs/scenario.md',
  'The run ends here at the latest, ms': 'Spätestens hier endet der Lauf, ms',
};

package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of all partitions of a topic, from their first offset. No proxy stands before it. */
final class Reader {
    /** Told of the records of one poll of a partition. */
    interface Listener {
        void read(String consumer, String partition, List<String> values);
    }

    private final String id;
    private final String topic;
    private final Listener listener;
    private final KafkaConsumer<String, String> consumer;
    private final TreeMap<Integer, List<Map<String, Object>>> records = new TreeMap<>();
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final Thread thread;
    private final boolean committedOnly;
    private volatile boolean over;

    Reader(JsonNode spec, String bootstrap, Listener listener) {
        this.id = spec.get("id").asText();
        this.topic = spec.get("topic").asText();
        this.listener = listener;
        this.committedOnly = spec.path("isolationLevel").asText().equals("read_committed");
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest",
            "fetch.max.wait.ms", "50", "enable.auto.commit", "false",
            "isolation.level", spec.path("isolationLevel").asText("read_uncommitted"),
            "key.deserializer", StringDeserializer.class.getName(),
            "value.deserializer", StringDeserializer.class.getName());
        consumer = new KafkaConsumer<>(config);
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition())).toList();
        all.forEach(one -> records.put(one.partition(), new ArrayList<>()));
        consumer.assign(all);
        all.forEach(consumer::position);
        thread = new Thread(this::work, "reader-" + id);
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (!over) {
            ConsumerRecords<String, String> polled;
            try {
                polled = consumer.poll(Duration.ofMillis(50));
            } catch (RuntimeException error) {
                if (!over) error.printStackTrace();
                continue;
            }
            Set<TopicPartition> partitions = polled.partitions();
            for (TopicPartition one : partitions) {
                List<String> values = new ArrayList<>();
                synchronized (this) {
                    for (ConsumerRecord<String, String> record : polled.records(one)) {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("offset", record.offset());
                        row.put("value", record.value());
                        records.get(one.partition()).add(row);
                        values.add(record.value());
                    }
                }
                listener.read(id, topic + "-" + one.partition(), values);
            }
            for (TopicPartition one : consumer.assignment()) positions.put(one.partition(), consumer.position(one));
        }
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofMillis(100)));
    }

    /** Waits until it has read a partition up to that offset; gives up after a while. */
    void catchUp(String partition, long end) throws InterruptedException {
        if (!partition.startsWith(topic + "-")) return;
        int number = Integer.parseInt(partition.substring(topic.length() + 1));
        for (int attempt = 0; attempt < 500 && positions.getOrDefault(number, 0L) < end; attempt++) Thread.sleep(20);
    }

    boolean readsCommitted() {
        return committedOnly;
    }

    synchronized List<Map<String, Object>> describe() {
        List<Map<String, Object>> all = new ArrayList<>();
        records.forEach((partition, rows) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("consumer", id);
            one.put("partition", topic + "-" + partition);
            one.put("records", new ArrayList<>(rows));
            all.add(one);
        });
        return all;
    }

    void end() {
        over = true;
    }
}

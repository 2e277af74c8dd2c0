package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The process of a consumer in a group: poll(), work, commit. It says what it is about to do and waits for the word to
 * go on, so that a fault at that moment finds it there. The application's database is outside, where it outlives this.
 */
public final class MemberMain {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static BufferedReader in;
    private static PrintStream out;

    public static void main(String[] args) throws Exception {
        out = System.out;
        System.setOut(System.err);
        in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonNode plan = JSON.readTree(in.readLine());
        JsonNode group = plan.get("group");
        Map<String, Object> config = new HashMap<>();
        group.get("config").properties().forEach(one -> config.put(one.getKey(), one.getValue().asText()));
        config.put("bootstrap.servers", plan.get("bootstrap").asText());
        config.put("client.id", plan.get("id").asText());
        config.put("group.id", plan.get("groupId").asText());
        config.put("group.protocol", "classic");
        config.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.RangeAssignor");
        config.put("fetch.max.wait.ms", "50");
        config.put("isolation.level", plan.get("isolationLevel").asText());
        config.put("key.deserializer", StringDeserializer.class.getName());
        config.put("value.deserializer", StringDeserializer.class.getName());
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config);
        consumer.subscribe(List.of(plan.get("topic").asText()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // the positions are there before anybody is told
                partitions.forEach(consumer::position);
                say(Map.of("what", "assigned", "partitions", partitions.stream().map(TopicPartition::toString).sorted().toList()));
            }
        });
        for (;;) {
            ConsumerRecords<String, String> polled = consumer.poll(Duration.ofMillis(50));
            if (!polled.isEmpty()) work(consumer, group, polled);
        }
    }

    private static void work(KafkaConsumer<String, String> consumer, JsonNode group, ConsumerRecords<String, String> polled)
            throws Exception {
        String commits = group.get("commits").asText();
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (TopicPartition one : consumer.assignment()) {
            List<ConsumerRecord<String, String>> own = polled.records(one);
            long at = own.isEmpty() ? consumer.position(one) : own.get(0).offset();
            done.put(one, new OffsetAndMetadata(at));
        }
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<String, String>> records = polled.records(partition);
            tell("recordsPolled", partition, records.stream().map(ConsumerRecord::value).toList());
            long end = records.get(records.size() - 1).offset() + 1;
            if (commits.equals("before") && !commit(consumer, done, partition, end)) return;
            for (ConsumerRecord<String, String> record : records) {
                Thread.sleep(group.get("recordMs").asLong());
                Map<String, Object> due = new LinkedHashMap<>();
                due.put("what", "recordDue");
                due.put("partition", partition.toString());
                due.put("offset", record.offset());
                due.put("key", record.key());
                due.put("value", record.value());
                say(due);
                if (commits.equals("each") && !commit(consumer, done, partition, record.offset() + 1)) return;
            }
            if (commits.equals("after") && !commit(consumer, done, partition, end)) return;
        }
    }

    /** False: it threw, and the application leaves what it has and polls again. */
    private static boolean commit(KafkaConsumer<String, String> consumer, Map<TopicPartition, OffsetAndMetadata> done,
            TopicPartition partition, long offset) {
        done.put(partition, new OffsetAndMetadata(offset));
        tell("commitSent", partition, List.of());
        String exception = null;
        try {
            consumer.commitSync(done);
        } catch (RuntimeException error) {
            exception = error.getClass().getSimpleName();
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("what", "commitAnswered");
        told.put("partition", partition.toString());
        told.put("exception", exception);
        say(told);
        return exception == null;
    }

    private static void tell(String what, TopicPartition partition, List<String> records) {
        say(Map.of("what", what, "partition", partition.toString(), "records", records));
    }

    /** Waits for the answer: the word to go on. */
    private static void say(Map<String, Object> line) {
        try {
            out.println(JSON.writeValueAsString(line));
            out.flush();
            if (in.readLine() == null) Runtime.getRuntime().halt(0);
        } catch (java.io.IOException gone) {
            Runtime.getRuntime().halt(0);
        }
    }
}

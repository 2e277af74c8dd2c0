package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What a run with transactions needs of the cluster: a coordinator where the scenario has it, names that no run
 * before has used, and nothing that stays open behind it.
 */
final class Transactions {
    private static final List<String> INTERNAL = List.of("__transaction_state", "__consumer_offsets");

    private final Cluster cluster;
    private final String suffix;
    private final Set<String> ids = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();

    Transactions(Cluster cluster, JsonNode scenario, int run) {
        this.cluster = cluster;
        this.suffix = ".run" + run;
        for (JsonNode producer : scenario.get("producers")) {
            JsonNode id = producer.get("config").get("transactional.id");
            if (id == null) continue;
            ids.add(id.asText());
            for (JsonNode call : producer.get("calls")) if (call.has("group")) groups.add(call.get("group").asText());
        }
        for (JsonNode consumer : scenario.get("consumers")) {
            if (!consumer.get("group").isNull()) groups.add(consumer.get("group").get("id").asText());
        }
    }

    boolean isEmpty() {
        return ids.isEmpty() && groups.isEmpty();
    }

    boolean hasIds() {
        return !ids.isEmpty();
    }

    /** A name as it is called in this run. */
    String real(String name) {
        return name + suffix;
    }

    /** A text in which names are those of the scenario again. */
    String asInScenario(String text) {
        return text == null ? null : text.replace(suffix, "");
    }

    /** The coordinator of transactions and of groups is the last broker, and has worked before. */
    void prepare(String warmTopic, List<Integer> brokers) throws Exception {
        if (isEmpty()) return;
        Admin admin = cluster.admin();
        List<Integer> replicas = new ArrayList<>(brokers);
        java.util.Collections.reverse(replicas);
        for (String topic : INTERNAL) {
            NewTopic wanted = new NewTopic(topic, Map.of(0, replicas)).configs(Map.of(
                "cleanup.policy", "compact", "min.insync.replicas", "1", "segment.bytes", "16777216"));
            try {
                admin.createTopics(List.of(wanted)).all().get(30, TimeUnit.SECONDS);
            } catch (ExecutionException known) {
                if (!(known.getCause() instanceof org.apache.kafka.common.errors.TopicExistsException)) throw known;
            }
            TopicPartition partition = new TopicPartition(topic, 0);
            for (int attempt = 0; attempt < 200; attempt++) {
                Integer leader = leaderOf(partition);
                if (leader != null && leader.equals(replicas.get(0))) break;
                if (leader != null) Leadership.move(cluster, partition, replicas.get(0), false);
                Thread.sleep(50);
            }
        }
        if (!hasIds()) return;
        Properties config = new Properties();
        config.put("bootstrap.servers", cluster.internalBootstrap());
        config.put("transactional.id", real("warm"));
        config.put("key.serializer", StringSerializer.class.getName());
        config.put("value.serializer", StringSerializer.class.getName());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(config)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(warmTopic, 0, null, "warm"));
            producer.sendOffsetsToTransaction(Map.of(new TopicPartition(warmTopic, 0), new OffsetAndMetadata(0)),
                new org.apache.kafka.clients.consumer.ConsumerGroupMetadata(real("warm")));
            producer.commitTransaction();
        }
        awaitEnded(List.of(real("warm")));
    }

    /** Null: nobody, or nobody knows yet. */
    private Integer leaderOf(TopicPartition partition) throws Exception {
        try {
            Node leader = cluster.admin().describeTopics(List.of(partition.topic())).allTopicNames()
                .get(10, TimeUnit.SECONDS).get(partition.topic()).partitions().get(0).leader();
            return leader == null ? null : leader.id();
        } catch (ExecutionException notYet) {
            return null;
        }
    }

    /** Nothing may stay open: its end would be written to a topic of the same name of a later run. */
    void end() throws Exception {
        List<String> known = new ArrayList<>();
        for (String id : ids) if (describe(real(id)) != null) known.add(real(id));
        if (known.isEmpty()) return;
        cluster.admin().fenceProducers(known).all().get(60, TimeUnit.SECONDS);
        awaitEnded(known);
    }

    private void awaitEnded(List<String> realIds) throws Exception {
        for (String id : realIds) {
            for (int attempt = 0; attempt < 400; attempt++) {
                TransactionDescription one = describe(id);
                if (one == null || isEnded(one.state())) break;
                Thread.sleep(25);
            }
        }
    }

    private static boolean isEnded(TransactionState state) {
        return Set.of(TransactionState.EMPTY, TransactionState.COMPLETE_ABORT, TransactionState.COMPLETE_COMMIT)
            .contains(state);
    }

    /** Null: the coordinator does not know it. */
    private TransactionDescription describe(String realId) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return cluster.admin().describeTransactions(List.of(realId)).description(realId)
                    .get(30, TimeUnit.SECONDS);
            } catch (ExecutionException error) {
                if (error.getCause() instanceof org.apache.kafka.common.errors.TransactionalIdNotFoundException) {
                    return null;
                }
                if (attempt == 20) throw error;
                Thread.sleep(100);
            }
        }
    }

    /** What the coordinator knows of each transactional.id, and what transactions have committed for groups. */
    void describe(Map<String, Object> all) throws Exception {
        if (isEmpty()) return;
        List<Object> transactions = new ArrayList<>();
        for (String id : ids) {
            TransactionDescription found = describe(real(id));
            if (found == null) continue;
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("transactionalId", id);
            one.put("state", found.state().toString());
            one.put("producerId", found.producerId());
            one.put("producerEpoch", found.producerEpoch());
            one.put("partitions", found.topicPartitions().stream().map(TopicPartition::toString)
                .filter(name -> !name.startsWith("__")).sorted().toList());
            transactions.add(one);
        }
        if (hasIds()) all.put("transactions", transactions);
        List<Object> offsets = new ArrayList<>();
        for (String group : groups) {
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(cluster.admin()
                .listConsumerGroupOffsets(real(group)).partitionsToOffsetAndMetadata().get(30, TimeUnit.SECONDS));
            Map<String, Long> ordered = new TreeMap<>();
            committed.forEach((partition, at) -> {
                if (at != null) ordered.put(partition.toString(), at.offset());
            });
            ordered.forEach((partition, offset) ->
                offsets.add(Map.of("group", group, "partition", partition, "offset", offset)));
        }
        all.put("offsets", offsets);
    }
}

// In Kafka's package, since the Sender's single pass is not public.
package org.apache.kafka.clients.producer.internals;

import com.fasterxml.jackson.databind.JsonNode;
import common.Lines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.MockClient;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.internals.ClusterResourceListeners;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.requests.InitProducerIdResponse;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestTestUtils;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.MockTime;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/** Plays scripts on the real Sender, RecordAccumulator and TransactionManager with Kafka's MockTime and MockClient. */
public final class SenderRecorder {
    private static final String TOPIC = "orders";
    private static final int PARTITIONS = 3;
    private static final int NODES = 2;
    private static final long PRODUCER_ID = 4001;
    private static final int HOUR_MS = 3_600_000;

    public static void main(String[] args) throws Exception {
        Logger.getRootLogger().setLevel(Level.OFF);
        Lines.answerAll(script -> {
            Played played = new Played(script.get("setup"));
            List<Object> steps = new ArrayList<>();
            for (JsonNode step : script.get("steps")) steps.add(played.carryOut(step));
            return steps;
        });
    }

    /** The broker of a partition: 1, 2, 1. */
    private static Node leaderOf(int partition) {
        return node(1 + partition % NODES);
    }

    private static Node node(int id) {
        return new Node(id, "localhost", 1000 + id);
    }

    /** As NetworkClient: a node with max.in.flight.requests.per.connection requests is not ready for another. */
    private static final class LimitedClient extends MockClient {
        private final int maxInFlight;

        LimitedClient(MockTime time, ProducerMetadata metadata, int maxInFlight) {
            super(time, metadata);
            this.maxInFlight = maxInFlight;
        }

        @Override
        public boolean ready(Node node, long now) {
            long inFlight = requests().stream().filter(one -> one.destination().equals(node.idString())).count();
            return inFlight < maxInFlight && super.ready(node, now);
        }
    }

    private static final class Played {
        // at time 0 MockClient believes itself to be backing off
        private final MockTime time = new MockTime(0, 1000, 0);
        private final LimitedClient client;
        private final ProducerMetadata metadata;
        private final RecordAccumulator accumulator;
        private final TransactionManager transactions;
        private final Sender sender;
        private final List<Object> callbacks = new ArrayList<>();
        private int sent = 0;
        private int lastCorrelationId = -1;

        Played(JsonNode setup) throws Exception {
            LogContext log = new LogContext();
            Metrics metrics = new Metrics();
            int maxInFlight = setup.get("maxInFlight").asInt();
            long backoffMs = setup.get("retryBackoffMs").asLong();
            long backoffMaxMs = setup.get("retryBackoffMaxMs").asLong();
            metadata = new ProducerMetadata(0, 0, Long.MAX_VALUE, Long.MAX_VALUE, log, new ClusterResourceListeners(), time);
            client = new LimitedClient(time, metadata, maxInFlight);
            transactions = setup.get("idempotence").asBoolean()
                ? new TransactionManager(log, null, 60_000, backoffMs, new ApiVersions(), false)
                : null;
            int batchSize = setup.get("batchSize").asInt();
            accumulator = new RecordAccumulator(log, batchSize, Compression.NONE, setup.get("lingerMs").asInt(),
                backoffMs, backoffMaxMs, setup.get("deliveryTimeoutMs").asInt(), metrics, "producer", time, transactions,
                new BufferPool(1 << 25, batchSize, metrics, time, "producer"));
            // the back-off is drawn at random within 20 %: here it is its middle
            Object backoff = Lines.peek(accumulator, "retryBackoff");
            Lines.field(backoff.getClass(), "jitter").setDouble(backoff, 0);
            sender = new Sender(log, client, metadata, accumulator, maxInFlight == 1, 1 << 20,
                (short) setup.get("acks").asInt(), setup.get("retries").asInt(), new SenderMetricsRegistry(metrics), time,
                HOUR_MS, backoffMs, transactions);
            metadata.add(TOPIC, 0);
            client.updateMetadata(metadataResponse());
            if (transactions != null) {
                client.prepareResponse(new InitProducerIdResponse(new InitProducerIdResponseData()
                    .setProducerId(PRODUCER_ID).setProducerEpoch((short) 0)));
                for (int pass = 0; !transactions.hasProducerId() && pass < 10; pass++) sender.runOnce();
            }
        }

        private static MetadataResponse metadataResponse() {
            List<MetadataResponse.PartitionMetadata> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(one -> new MetadataResponse.PartitionMetadata(Errors.NONE, new TopicPartition(TOPIC, one),
                    Optional.of(leaderOf(one).id()), Optional.of(0), List.of(1, 2), List.of(1, 2), List.of()))
                .toList();
            return RequestTestUtils.metadataResponse(List.of(node(1), node(2)), "cluster", 1,
                List.of(new MetadataResponse.TopicMetadata(Errors.NONE, TOPIC, Uuid.ZERO_UUID, false, partitions, 0)));
        }

        /** Requests that went out, callbacks that were made, and the producer's epoch afterwards. */
        Object carryOut(JsonNode step) throws Exception {
            callbacks.clear();
            List<Object> requests = new ArrayList<>();
            switch (step.get("do").asText()) {
                case "send" -> send(step);
                case "tick" -> time.sleep(step.get("ms").asLong());
                case "run" -> runUntilQuiet(requests);
                case "respond" -> respond(step);
                case "disconnect" -> {
                    client.disconnect(step.get("node").asText());
                    client.poll(0, time.milliseconds());
                }
                default -> throw new IllegalArgumentException(step.toString());
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            if (!requests.isEmpty()) answer.put("requests", requests);
            if (!callbacks.isEmpty()) answer.put("callbacks", List.copyOf(callbacks));
            if (transactions != null && !transactions.hasProducerId()) answer.put("producer", "none");
            else if (transactions != null) answer.put("epoch", transactions.producerIdAndEpoch().epoch);
            return answer;
        }

        private void send(JsonNode step) throws Exception {
            int partition = step.get("partition").asInt();
            for (JsonNode value : step.get("values")) {
                int index = sent++;
                byte[] bytes = value.asText().getBytes(StandardCharsets.UTF_8);
                accumulator.append(TOPIC, partition, time.milliseconds(), null, bytes, new Header[0], told(index), 0,
                    time.milliseconds(), metadata.fetch());
            }
        }

        private RecordAccumulator.AppendCallbacks told(int index) {
            return new RecordAccumulator.AppendCallbacks() {
                @Override
                public void setPartition(int partition) {}

                @Override
                public void onCompletion(RecordMetadata metadata, Exception failure) {
                    callbacks.add(failure == null
                        ? List.of(index, metadata.offset())
                        : List.of(index, failure.getClass().getSimpleName(), String.valueOf(failure.getMessage())));
                }
            };
        }

        /** Passes of the Sender until one sends nothing. */
        private void runUntilQuiet(List<Object> requests) {
            boolean quiet = false;
            while (!quiet) {
                sender.runOnce();
                List<ClientRequest> fresh = client.requests().stream()
                    .filter(one -> one.correlationId() > lastCorrelationId)
                    .sorted(Comparator.comparing(ClientRequest::destination))
                    .toList();
                for (ClientRequest one : fresh) {
                    lastCorrelationId = Math.max(lastCorrelationId, one.correlationId());
                    requests.add(shown(one));
                }
                quiet = fresh.isEmpty();
            }
        }

        /** [node, [partition, producer id, epoch, base sequence, values of the records]...] by partition. */
        private static Object shown(ClientRequest request) {
            List<List<Object>> batches = new ArrayList<>();
            eachPartition(request, (partition, records) -> {
                for (MutableRecordBatch batch : records.batches()) {
                    List<Object> values = new ArrayList<>();
                    for (Record record : batch) values.add(StandardCharsets.UTF_8.decode(record.value()).toString());
                    batches.add(List.of(partition, batch.producerId(), batch.producerEpoch(), batch.baseSequence(), values));
                }
            });
            batches.sort(Comparator.comparing(one -> (Integer) one.get(0)));
            return List.of(Integer.parseInt(request.destination()), batches);
        }

        private interface PartitionVisitor {
            void visit(int partition, MemoryRecords records);
        }

        private static void eachPartition(ClientRequest request, PartitionVisitor visitor) {
            ProduceRequest produce = (ProduceRequest) request.requestBuilder().build();
            produce.data().topicData().forEach(topic -> topic.partitionData().forEach(
                one -> visitor.visit(one.index(), (MemoryRecords) one.records())));
        }

        /** Answers the oldest request at a node: one error code and base offset for each partition. */
        private void respond(JsonNode step) {
            String node = step.get("node").asText();
            Optional<ClientRequest> oldest = client.requests().stream()
                .filter(one -> one.destination().equals(node)).findFirst();
            if (oldest.isEmpty()) return;
            ProduceResponseData.TopicProduceResponse topic = new ProduceResponseData.TopicProduceResponse().setName(TOPIC);
            eachPartition(oldest.get(), (partition, records) -> {
                Errors error = Errors.valueOf(step.get("errors").get(partition).asText());
                topic.partitionResponses().add(new ProduceResponseData.PartitionProduceResponse()
                    .setIndex(partition)
                    .setErrorCode(error.code())
                    .setBaseOffset(error == Errors.NONE ? step.get("baseOffset").asLong() : -1)
                    .setLogAppendTimeMs(-1));
            });
            topic.partitionResponses().sort(Comparator.comparing(ProduceResponseData.PartitionProduceResponse::index));
            ProduceResponseData data = new ProduceResponseData();
            data.responses().add(topic);
            client.respondToRequest(oldest.get(), new ProduceResponse(data));
            client.poll(0, time.milliseconds());
        }
    }
}

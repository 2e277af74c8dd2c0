package retrylab;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** Reads and writes Produce messages with Kafka's own classes. */
final class Wire {
    /** Version of the requests written by hand: the last that names topics rather than their ids. */
    private static final short HAND_VERSION = 12;

    /** The scenario's topics, and their names by the id that the cluster gave them. */
    static final class Topics {
        final List<String> names = new ArrayList<>();
        final Map<Uuid, String> byId = new LinkedHashMap<>();

        /** Null for a topic that is not the scenario's. */
        String nameOf(String name, Uuid id) {
            if (name == null || name.isEmpty()) return byId.get(id);
            return names.contains(name) ? name : null;
        }
    }

    record Batch(String partition, long producerId, int epoch, int baseSequence, List<String> values) {}

    record Produce(int acks, List<Batch> batches) {}

    record Answer(String partition, String error, long baseOffset) {}

    private Wire() {}

    /** The batches for the scenario's topics; none for a request that only warms a producer. */
    static Produce readRequest(Proxy.Message message, Topics topics) {
        ByteBuffer bytes = ByteBuffer.wrap(message.bytes, 4, message.bytes.length - 4).slice();
        RequestHeader header = RequestHeader.parse(bytes);
        ProduceRequest request = ProduceRequest.parse(new ByteBufferAccessor(bytes), header.apiVersion());
        List<Batch> batches = new ArrayList<>();
        for (ProduceRequestData.TopicProduceData topic : request.data().topicData()) {
            String name = topics.nameOf(topic.name(), topic.topicId());
            if (name == null) continue;
            for (ProduceRequestData.PartitionProduceData partition : topic.partitionData()) {
                for (RecordBatch batch : ((MemoryRecords) partition.records()).batches()) {
                    List<String> values = new ArrayList<>();
                    for (Record record : batch) values.add(StandardCharsets.UTF_8.decode(record.value()).toString());
                    batches.add(new Batch(name + "-" + partition.index(), batch.producerId(), batch.producerEpoch(),
                        batch.baseSequence(), values));
                }
            }
        }
        return new Produce(request.acks(), batches);
    }

    static List<Answer> readResponse(Proxy.Message message, Topics topics) {
        ByteBuffer bytes = ByteBuffer.wrap(message.bytes, 4, message.bytes.length - 4).slice();
        ProduceResponse response = (ProduceResponse) AbstractResponse.parseResponse(bytes, message.header);
        List<Answer> answers = new ArrayList<>();
        for (ProduceResponseData.TopicProduceResponse topic : response.data().responses()) {
            String name = topics.nameOf(topic.name(), topic.topicId());
            if (name == null) continue;
            for (ProduceResponseData.PartitionProduceResponse one : topic.partitionResponses()) {
                answers.add(new Answer(name + "-" + one.index(), Errors.forCode(one.errorCode()).name(),
                    one.baseOffset()));
            }
        }
        return answers;
    }

    /** A Produce request written by hand, with acks=all. */
    static byte[] handRequest(String client, int correlationId, String topic, int partition, long producerId,
            short epoch, int baseSequence, List<String> values) {
        SimpleRecord[] records = values.stream()
            .map(value -> new SimpleRecord(System.currentTimeMillis(), null, value.getBytes(StandardCharsets.UTF_8)))
            .toArray(SimpleRecord[]::new);
        MemoryRecords batch = MemoryRecords.withIdempotentRecords(Compression.NONE, producerId, epoch, baseSequence, records);
        ProduceRequestData.TopicProduceData data = new ProduceRequestData.TopicProduceData().setName(topic);
        data.partitionData().add(new ProduceRequestData.PartitionProduceData().setIndex(partition).setRecords(batch));
        ProduceRequestData request = new ProduceRequestData().setAcks((short) -1).setTimeoutMs(30_000);
        request.topicData().add(data);
        RequestHeader header = new RequestHeader(ApiKeys.PRODUCE, HAND_VERSION, client, correlationId);
        ByteBuffer body = new ProduceRequest(request, HAND_VERSION).serializeWithHeader(header);
        ByteBuffer framed = ByteBuffer.allocate(4 + body.remaining());
        framed.putInt(body.remaining()).put(body);
        return framed.array();
    }

    static Socket connect(int port) throws java.io.IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        return socket;
    }
}

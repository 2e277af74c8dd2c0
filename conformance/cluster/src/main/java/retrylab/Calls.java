package retrylab;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.AddOffsetsToTxnRequestData;
import org.apache.kafka.common.message.AddPartitionsToTxnRequestData;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.TxnOffsetCommitRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.AddPartitionsToTxnRequest;
import org.apache.kafka.common.requests.EndTxnResponse;
import org.apache.kafka.common.requests.InitProducerIdResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** Requests of the transactional protocol, and their answers, as far as a recording holds them. */
final class Calls {
    /** Their names, as a moment may ask for them. */
    private static final Map<ApiKeys, String> NAMES = Map.of(
        ApiKeys.FIND_COORDINATOR, "FindCoordinator",
        ApiKeys.INIT_PRODUCER_ID, "InitProducerId",
        ApiKeys.ADD_PARTITIONS_TO_TXN, "AddPartitionsToTxn",
        ApiKeys.ADD_OFFSETS_TO_TXN, "AddOffsetsToTxn",
        ApiKeys.TXN_OFFSET_COMMIT, "TxnOffsetCommit",
        ApiKeys.END_TXN, "EndTxn");

    /** Producer id and epoch -1: the caller has none. `about`: partitions, offsets, or whether it commits. */
    record Call(String api, long producerId, int epoch, List<String> about) {}

    record Answer(String error, long producerId, int epoch) {}

    private Calls() {}

    static boolean isCall(ApiKeys api) {
        return NAMES.containsKey(api);
    }

    static Call readRequest(Proxy.Message message, Wire.Topics topics) {
        ByteBuffer bytes = ByteBuffer.wrap(message.bytes, 4, message.bytes.length - 4).slice();
        RequestHeader header = RequestHeader.parse(bytes);
        AbstractRequest request = AbstractRequest.parseRequest(header.apiKey(), header.apiVersion(),
            new ByteBufferAccessor(bytes)).request;
        String api = NAMES.get(header.apiKey());
        return switch (header.apiKey()) {
            case INIT_PRODUCER_ID -> {
                InitProducerIdRequestData data = (InitProducerIdRequestData) request.data();
                yield new Call(api, data.producerId(), data.producerEpoch(), List.of());
            }
            case ADD_PARTITIONS_TO_TXN -> {
                AddPartitionsToTxnRequestData data = (AddPartitionsToTxnRequestData) request.data();
                List<String> partitions = new ArrayList<>();
                AddPartitionsToTxnRequest.getPartitions(data.v3AndBelowTopics())
                    .forEach(one -> partitions.add(one.toString()));
                yield new Call(api, data.v3AndBelowProducerId(), data.v3AndBelowProducerEpoch(),
                    partitions.stream().sorted().toList());
            }
            case ADD_OFFSETS_TO_TXN -> {
                AddOffsetsToTxnRequestData data = (AddOffsetsToTxnRequestData) request.data();
                yield new Call(api, data.producerId(), data.producerEpoch(), List.of());
            }
            case TXN_OFFSET_COMMIT -> {
                TxnOffsetCommitRequestData data = (TxnOffsetCommitRequestData) request.data();
                List<String> offsets = new ArrayList<>();
                data.topics().forEach(topic -> topic.partitions().forEach(one ->
                    offsets.add(topics.nameOf(topic.name(), topic.topicId()) + "-" + one.partitionIndex() + "@" + one.committedOffset())));
                yield new Call(api, data.producerId(), data.producerEpoch(), offsets.stream().sorted().toList());
            }
            case END_TXN -> {
                EndTxnRequestData data = (EndTxnRequestData) request.data();
                yield new Call(api, data.producerId(), data.producerEpoch(),
                    List.of(data.committed() ? "commit" : "abort"));
            }
            default -> new Call(api, -1, -1, List.of());
        };
    }

    static Answer readResponse(Proxy.Message message) {
        ByteBuffer bytes = ByteBuffer.wrap(message.bytes, 4, message.bytes.length - 4).slice();
        AbstractResponse response = AbstractResponse.parseResponse(bytes, message.header);
        String error = response.errorCounts().keySet().stream().filter(one -> one != Errors.NONE).findFirst()
            .orElse(Errors.NONE).name();
        if (response instanceof InitProducerIdResponse init) {
            return new Answer(error, init.data().producerId(), init.data().producerEpoch());
        }
        if (response instanceof EndTxnResponse end) {
            return new Answer(error, end.data().producerId(), end.data().producerEpoch());
        }
        return new Answer(error, -1, -1);
    }
}

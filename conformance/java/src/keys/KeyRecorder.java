package keys;

import com.fasterxml.jackson.databind.JsonNode;
import common.Lines;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** murmur2 and the partition of each key, given as text or as hexadecimal bytes. */
public final class KeyRecorder {
    public static void main(String[] args) throws Exception {
        StringSerializer serializer = new StringSerializer();
        Lines.answerAll(question -> {
            JsonNode text = question.get("text");
            byte[] key = text != null
                ? serializer.serialize("orders", text.asText())
                : HexFormat.of().parseHex(question.get("hex").asText());
            int partitions = question.get("partitions").asInt();
            return new int[] {Utils.murmur2(key), BuiltInPartitioner.partitionForKey(key, partitions)};
        });
    }
}

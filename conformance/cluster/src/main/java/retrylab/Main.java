package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.internals.AppInfoParser;

/**
 * Reads plans from standard input, one JSON object a line, plays each, and writes what was seen to standard output,
 * one JSON object a line. Plans in a row with the same broker settings share a cluster.
 */
public final class Main {
    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper();
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Cluster cluster = null;
        Map<String, String> settings = null;
        int transactionVersion = 0;
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode plan = json.readTree(line);
                Map<String, String> wanted = new TreeMap<>();
                plan.get("brokerConfig").properties().forEach(one -> wanted.put(one.getKey(), one.getValue().asText()));
                int version = plan.get("transactionVersion").asInt();
                if (cluster == null || !wanted.equals(settings) || version != transactionVersion) {
                    if (cluster != null) cluster.close();
                    cluster = start(wanted, version);
                    settings = wanted;
                    transactionVersion = version;
                }
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("id", plan.get("scenario").get("id").asText());
                answer.put("kafka", AppInfoParser.getVersion());
                try {
                    answer.put("seen", new Player(cluster, plan).play());
                } catch (Exception error) {
                    error.printStackTrace();
                    answer.put("error", String.valueOf(error));
                    // a cluster in an unknown state is of no use to the next plan
                    cluster.close();
                    cluster = null;
                }
                out.println(json.writeValueAsString(answer));
                out.flush();
            }
        } finally {
            if (cluster != null) cluster.close();
        }
        System.exit(0);
    }

    /** A port can be taken between its choice and the start of the broker that is to listen there: once more then. */
    private static Cluster start(Map<String, String> settings, int transactionVersion) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return new Cluster(settings, transactionVersion);
            } catch (Exception error) {
                if (attempt == 3) throw error;
                System.err.println("the cluster did not start: " + error);
            }
        }
    }
}

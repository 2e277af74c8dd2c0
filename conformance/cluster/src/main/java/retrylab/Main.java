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
public final class Main implements AutoCloseable {
    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper();
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Main main = new Main()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode plan = json.readTree(line);
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("id", plan.get("scenario").get("id").asText());
                answer.put("kafka", AppInfoParser.getVersion());
                try {
                    answer.put("seen", main.play(plan));
                } catch (Exception error) {
                    error.printStackTrace();
                    answer.put("error", String.valueOf(error));
                }
                out.println(json.writeValueAsString(answer));
                out.flush();
            }
        }
        System.exit(0);
    }

    /** A run that the machine kept waiting for too long is played again, so often at most in all. */
    private static final int PLAYS = 4;

    private Cluster cluster;
    private Map<String, String> settings;
    private int transactionVersion;

    private Map<String, Object> play(JsonNode plan) throws Exception {
        String id = plan.get("scenario").get("id").asText();
        for (int nth = 1; ; nth++) {
            prepare(plan);
            Player player = new Player(cluster, plan);
            Map<String, Object> seen;
            try {
                seen = player.play();
            } catch (Exception error) {
                // a cluster in an unknown state is of no use to the next run
                close();
                if (nth == PLAYS) throw error;
                System.err.println(id + ": played again after " + error);
                continue;
            }
            if (player.lateMs() <= Lateness.LIMIT_MS) return seen;
            System.err.println(id + ": the machine was " + player.lateMs() + " ms late"
                + (nth == PLAYS ? ", kept all the same" : ", played again"));
            if (nth == PLAYS) return seen;
        }
    }

    private void prepare(JsonNode plan) throws Exception {
        Map<String, String> wanted = new TreeMap<>();
        plan.get("brokerConfig").properties().forEach(one -> wanted.put(one.getKey(), one.getValue().asText()));
        int version = plan.get("transactionVersion").asInt();
        if (cluster != null && wanted.equals(settings) && version == transactionVersion) return;
        close();
        cluster = start(wanted, version);
        settings = wanted;
        transactionVersion = version;
    }

    @Override
    public void close() {
        if (cluster != null) cluster.close();
        cluster = null;
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

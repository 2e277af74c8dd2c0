package retrylab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run let be seen, as plain lists and maps, in the order in which it was seen. */
final class Observations {
    /** A request, and what became of it. */
    static final class Exchange {
        final Wire.Produce request;
        /** A request of the transactional protocol; null for a Produce. */
        final Calls.Call call;
        final List<String> records;
        List<Wire.Answer> answer;
        Calls.Answer callAnswer;
        boolean delivered;
        long arrivedNanos;

        Exchange(Wire.Produce request, Calls.Call call) {
            this.request = request;
            this.call = call;
            this.records = request.batches().stream().flatMap(one -> one.values().stream()).toList();
        }

        String api() {
            return call == null ? "Produce" : call.api();
        }
    }

    private record Line(Proxy.Connection connection, List<Exchange> exchanges) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Map<String, Object>> callbacks = new ArrayList<>();
    private final List<Map<String, Object>> rejected = new ArrayList<>();

    private final List<Map<String, Object>> calls = new ArrayList<>();

    synchronized Exchange request(Proxy.Connection connection, Wire.Produce request) {
        return add(connection, new Exchange(request, null));
    }

    synchronized Exchange request(Proxy.Connection connection, Calls.Call call) {
        return add(connection, new Exchange(new Wire.Produce(0, List.of()), call));
    }

    private Exchange add(Proxy.Connection connection, Exchange exchange) {
        if (connection.attachment == null) {
            Line line = new Line(connection, new ArrayList<>());
            connection.attachment = line;
            lines.add(line);
        }
        ((Line) connection.attachment).exchanges().add(exchange);
        return exchange;
    }

    synchronized void callback(String producer, String value, String partition, long offset, Exception error) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("producer", producer);
        one.put("value", value);
        one.put("partition", partition);
        if (error == null) one.put("offset", offset);
        else one.put("exception", error.getClass().getSimpleName());
        callbacks.add(one);
    }

    /** What a call of the transactional API came to; null: it returned. */
    synchronized void returned(String producer, String call, Exception error, String message) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("producer", producer);
        one.put("call", call);
        one.put("exception", error == null ? null : error.getClass().getSimpleName());
        one.put("message", message);
        calls.add(one);
    }

    synchronized void rejected(String producer, Exception error) {
        rejected.add(Map.of("producer", producer, "exception", error.getClass().getSimpleName()));
    }

    synchronized Map<String, Object> describe() {
        List<Object> connections = new ArrayList<>();
        for (Line line : lines) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("client", line.connection().client);
            one.put("broker", line.connection().broker);
            one.put("exchanges", line.exchanges().stream().map(Observations::describe).toList());
            connections.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("connections", connections);
        all.put("callbacks", callbacks);
        all.put("calls", calls);
        all.put("rejected", rejected);
        return all;
    }

    private static Map<String, Object> describe(Exchange exchange) {
        Map<String, Object> one = new LinkedHashMap<>();
        if (exchange.call != null) {
            one.put("call", exchange.call);
            one.put("answer", exchange.callAnswer);
            one.put("delivered", exchange.delivered);
            return one;
        }
        one.put("acks", exchange.request.acks());
        one.put("batches", exchange.request.batches());
        one.put("answer", exchange.answer);
        one.put("delivered", exchange.delivered);
        return one;
    }
}

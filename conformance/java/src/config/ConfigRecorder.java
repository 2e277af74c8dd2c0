package config;

import com.fasterxml.jackson.databind.JsonNode;
import common.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/** What `new KafkaProducer(properties)` makes of settings: effective values and log lines, or the exception. */
public final class ConfigRecorder {
    private static final List<String> LOGGED = new ArrayList<>();
    private static final ExecutorService CLOSERS = Executors.newFixedThreadPool(16);
    private static Map<String, Object> defaults = Map.of();

    public static void main(String[] args) throws Exception {
        Logger root = Logger.getRootLogger();
        root.setLevel(Level.INFO);
        root.addAppender(new Collector(Thread.currentThread().getName()));
        KafkaProducer<String, String> plain = build(Map.of());
        defaults = values(plain);
        plain.close(Duration.ZERO);
        Lines.answerAll(ConfigRecorder::record);
        Runtime.getRuntime().halt(0);
    }

    private static Object record(JsonNode question) throws Exception {
        Map<String, Object> properties = new LinkedHashMap<>();
        question.fields().forEachRemaining(one -> properties.put(one.getKey(), one.getValue().asText()));
        Map<String, Object> answer = new LinkedHashMap<>();
        LOGGED.clear();
        try {
            KafkaProducer<String, String> producer = build(properties);
            answer.put("logs", List.copyOf(LOGGED));
            if (question.isEmpty()) answer.put("values", values(producer));
            answer.put("changed", changed(values(producer)));
            answer.put("used", used(producer));
            // closing waits for the background thread
            CLOSERS.execute(() -> producer.close(Duration.ZERO));
        } catch (Throwable thrown) {
            answer.put("logs", List.copyOf(LOGGED));
            boolean wrapped = thrown.getClass() == KafkaException.class && thrown.getCause() != null
                && "Failed to construct kafka producer".equals(thrown.getMessage());
            Throwable cause = wrapped ? thrown.getCause() : thrown;
            answer.put("wrapped", wrapped);
            answer.put("exception", cause.getClass().getName());
            answer.put("message", cause.getMessage());
        }
        return answer;
    }

    /** Each producer is the first of its application, so its name has number 1. */
    private static KafkaProducer<String, String> build(Map<String, Object> properties) throws Exception {
        AtomicInteger names = (AtomicInteger) Lines.field(ProducerConfig.class, "PRODUCER_CLIENT_ID_SEQUENCE").get(null);
        names.set(1);
        Map<String, Object> whole = new LinkedHashMap<>(properties);
        whole.putIfAbsent("bootstrap.servers", "127.0.0.1:1");
        return new KafkaProducer<>(whole, new StringSerializer(), new StringSerializer());
    }

    private static Map<String, Object> values(KafkaProducer<String, String> producer) throws Exception {
        ProducerConfig config = (ProducerConfig) Lines.peek(producer, "producerConfig");
        Map<String, Object> values = new TreeMap<>();
        config.values().forEach((name, value) -> values.put(name, plain(value)));
        // logged after the constructor has read it, and kept beside the settings
        Object accumulator = Lines.peek(producer, "accumulator");
        values.put("delivery.timeout.ms", Lines.peek(accumulator, "deliveryTimeoutMs"));
        return values;
    }

    private static Object plain(Object value) {
        if (value instanceof Class<?> type) return type.getName();
        if (value instanceof Long number && Math.abs(number) > 9007199254740991L) return number.toString();
        if (value instanceof List<?> list) return list.stream().map(ConfigRecorder::plain).toList();
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static Map<String, Object> changed(Map<String, Object> values) {
        Map<String, Object> changed = new TreeMap<>();
        values.forEach((name, value) -> {
            Object usual = defaults.get(name);
            if (value == null ? usual != null : !value.equals(usual)) changed.put(name, value);
        });
        return changed;
    }

    /** What the parts of the producer were really built with. */
    private static Map<String, Object> used(KafkaProducer<String, String> producer) throws Exception {
        Object sender = Lines.peek(producer, "sender");
        Object accumulator = Lines.peek(producer, "accumulator");
        Map<String, Object> used = new LinkedHashMap<>();
        used.put("acks", Lines.peek(sender, "acks"));
        used.put("retries", Lines.peek(sender, "retries"));
        used.put("requestTimeoutMs", Lines.peek(sender, "requestTimeoutMs"));
        used.put("lingerMs", Lines.peek(accumulator, "lingerMs"));
        used.put("batchSize", Lines.peek(accumulator, "batchSize"));
        used.put("guaranteeMessageOrder", Lines.peek(sender, "guaranteeMessageOrder"));
        used.put("transactionManager", Lines.peek(producer, "transactionManager") != null);
        return used;
    }

    /** Lines of the calling thread about settings; the rest tells of versions, metrics and the list of all values. */
    private static final class Collector extends AppenderSkeleton {
        private static final List<String> OTHERS = List.of("AppInfoParser", ".Metrics", "KafkaMetricsCollector");
        private final String thread;

        Collector(String thread) {
            this.thread = thread;
        }

        @Override
        protected void append(LoggingEvent event) {
            String text = event.getRenderedMessage();
            if (!thread.equals(event.getThreadName()) ) return;
            if (OTHERS.stream().anyMatch(event.getLoggerName()::contains)) return;
            if (text.startsWith("ProducerConfig values:")) return;
            LOGGED.add(event.getLevel() + " " + text);
        }

        @Override
        public boolean requiresLayout() {
            return false;
        }

        @Override
        public void close() {}
    }
}

package storage;

import com.fasterxml.jackson.databind.JsonNode;
import common.Lines;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.BufferOverflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.server.common.RequestLocal;
import org.apache.kafka.server.common.TransactionVersion;
import org.apache.kafka.server.util.Scheduler;
import org.apache.kafka.storage.internals.log.AppendOrigin;
import org.apache.kafka.storage.internals.log.LogAppendInfo;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.apache.kafka.storage.internals.log.LogDirFailureChannel;
import org.apache.kafka.storage.internals.log.ProducerStateEntry;
import org.apache.kafka.storage.internals.log.ProducerStateManager;
import org.apache.kafka.storage.internals.log.ProducerStateManagerConfig;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import org.apache.kafka.storage.internals.log.VerificationGuard;
import org.apache.kafka.storage.internals.log.VerificationStateEntry;
import org.apache.kafka.storage.log.metrics.BrokerTopicStats;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/** Plays operations on a real UnifiedLog, whose ProducerStateManager judges, and tells outcome and state of each. */
public final class StorageRecorder {
    private static final int EXPIRATION_MS = 1000;
    private static Path root;

    public static void main(String[] args) throws Exception {
        Logger.getRootLogger().setLevel(Level.OFF);
        root = Files.createTempDirectory("conformance-storage");
        try {
            Lines.answerAll(StorageRecorder::play);
        } finally {
            delete(root);
        }
    }

    private static Object play(JsonNode script) throws Exception {
        Path directory = Files.createDirectory(root.resolve("orders-0"));
        Played played = new Played(directory.toFile(), isTransactional(script), verifies(script));
        List<Object> steps = new ArrayList<>();
        Object before = null;
        for (JsonNode operation : script) {
            Map<String, Object> step = new LinkedHashMap<>();
            try {
                step.put("outcome", played.carryOut(operation));
            } catch (BufferOverflowException broken) {
                // the roll below can fail in TimeIndex#maybeAppend
                break;
            }
            // after a clean restart, records stamped out of order and a truncation the time index counts as full, and
            // the next append rolls a segment. The engine's logs are one segment: the script ends here
            if (played.log.numberOfSegments() > 1) break;
            Object state = played.state();
            if (!state.equals(before)) step.put("state", state);
            before = state;
            steps.add(step);
        }
        played.log.close();
        delete(directory);
        return steps;
    }

    private static boolean isTransactional(JsonNode script) {
        for (JsonNode operation : script) if (operation.has("transactional")) return true;
        return verifies(script);
    }

    private static boolean verifies(JsonNode script) {
        for (JsonNode operation : script) if (operation.get("do").asText().equals("verify")) return true;
        return false;
    }

    private static void delete(Path path) throws Exception {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        }
    }

    /** One log, and the clock it is played under. */
    private static final class Played {
        private final ManualTime time = new ManualTime();
        private final File directory;
        /** Its state has what is remembered of transactions too. */
        private final boolean transactional;
        /** The leader asks the coordinator before it writes; its state has what waits for that. */
        private final boolean verifies;
        private final List<VerificationGuard> guards = new ArrayList<>();
        private UnifiedLog log;

        Played(File directory, boolean transactional, boolean verifies) throws Exception {
            this.directory = directory;
            this.verifies = verifies;
            this.transactional = transactional;
            log = open(true, 0);
        }

        private UnifiedLog open(boolean cleanShutdown, long recoveryPoint) throws Exception {
            LogConfig config = new LogConfig(Map.of());
            return UnifiedLog.create(directory, config, 0, recoveryPoint, new NoScheduler(), new BrokerTopicStats(), time,
                900_000, new ProducerStateManagerConfig(EXPIRATION_MS, verifies), Integer.MAX_VALUE,
                new LogDirFailureChannel(1), cleanShutdown, Optional.empty());
        }

        Object carryOut(JsonNode operation) throws Exception {
            switch (operation.get("do").asText()) {
                case "append":
                    return append(operation);
                case "time":
                    time.set(operation.get("to").asLong());
                    return "done";
                case "expire":
                    log.removeExpiredProducers(time.milliseconds());
                    return "done";
                case "truncate":
                    long before = log.highWatermark();
                    log.truncateTo(operation.get("to").asLong());
                    if (transactional) log.updateHighWatermark(before);
                    return "done";
                case "restart":
                    boolean clean = operation.get("clean").asBoolean();
                    long end = log.logEndOffset();
                    long highWatermark = log.highWatermark();
                    close(clean);
                    log = open(clean, clean ? end : 0);
                    // the broker keeps it in a file of its own, beside the logs
                    if (transactional) log.updateHighWatermark(highWatermark);
                    return "done";
                case "highWatermark":
                    log.updateHighWatermark(operation.get("to").asLong());
                    return "done";
                case "marker":
                    return marker(operation);
                case "verify":
                    return verify(operation);
                default:
                    throw new IllegalArgumentException(operation.toString());
            }
        }

        /** A crash closes the files too, but leaves no snapshot behind. */
        private void close(boolean clean) throws Exception {
            List<String> before = snapshotFiles();
            log.close();
            for (String file : snapshotFiles()) {
                if (!clean && !before.contains(file)) Files.delete(directory.toPath().resolve(file));
            }
        }

        private List<String> snapshotFiles() {
            return List.of(directory.list((folder, name) -> name.endsWith(".snapshot")));
        }

        private Object append(JsonNode batch) throws Exception {
            long pid = batch.get("producerId").asLong();
            SimpleRecord[] records = new SimpleRecord[batch.get("timestamps").size()];
            for (int at = 0; at < records.length; at++) {
                records[at] = new SimpleRecord(batch.get("timestamps").get(at).asLong(), null, new byte[] {1});
            }
            MemoryRecords memory = pid < 0
                ? MemoryRecords.withRecords(Compression.NONE, records)
                : batch.path("transactional").asBoolean()
                ? MemoryRecords.withTransactionalRecords(Compression.NONE, pid, (short) batch.get("epoch").asInt(),
                    batch.get("baseSequence").asInt(), records)
                : MemoryRecords.withIdempotentRecords(Compression.NONE, pid, (short) batch.get("epoch").asInt(),
                    batch.get("baseSequence").asInt(), records);
            JsonNode guard = batch.path("guard");
            VerificationGuard vouched = guard.isInt() ? guards.get(guard.asInt()) : VerificationGuard.SENTINEL;
            return outcomeOf(() -> log.appendAsLeader(memory, 0, AppendOrigin.CLIENT, RequestLocal.noCaching(), vouched,
                TransactionVersion.TV_UNKNOWN));
        }

        /** The question is asked, or none is needed, or the producer is too old for one. */
        private Object verify(JsonNode asked) {
            Map<String, Object> outcome = new LinkedHashMap<>();
            try {
                VerificationGuard guard = log.maybeStartTransactionVerification(asked.get("producerId").asLong(),
                    asked.get("baseSequence").asInt(), (short) asked.get("epoch").asInt(),
                    asked.get("version").asInt() == 2);
                guards.add(guard);
                outcome.put("kind", guard == VerificationGuard.SENTINEL ? "open" : "asked");
            } catch (RuntimeException refused) {
                guards.add(VerificationGuard.SENTINEL);
                outcome.put("kind", "refused");
                outcome.put("error", Errors.forException(refused).name());
            }
            return outcome;
        }

        private Object marker(JsonNode marker) throws Exception {
            EndTransactionMarker end = new EndTransactionMarker(
                marker.get("commit").asBoolean() ? ControlRecordType.COMMIT : ControlRecordType.ABORT,
                marker.get("coordinatorEpoch").asInt());
            MemoryRecords memory = MemoryRecords.withEndTransactionMarker(log.logEndOffset(), time.milliseconds(), 0,
                marker.get("producerId").asLong(), (short) marker.get("epoch").asInt(), end);
            return outcomeOf(() -> log.appendAsLeader(memory, 0, AppendOrigin.COORDINATOR, RequestLocal.noCaching(),
                VerificationGuard.SENTINEL, (short) marker.get("version").asInt()));
        }

        private Object outcomeOf(Callable<LogAppendInfo> append) throws Exception {
            long end = log.logEndOffset();
            Map<String, Object> outcome = new LinkedHashMap<>();
            try {
                LogAppendInfo info = append.call();
                outcome.put("kind", log.logEndOffset() == end ? "duplicate" : "appended");
                outcome.put("baseOffset", info.firstOffset());
                outcome.put("lastOffset", info.lastOffset());
                if (log.logEndOffset() == end) outcome.put("timestamp", info.logAppendTime());
            } catch (RuntimeException refused) {
                if (Errors.forException(refused) == Errors.UNKNOWN_SERVER_ERROR) throw refused;
                outcome.put("kind", "refused");
                outcome.put("error", Errors.forException(refused).name());
                outcome.put("message", refused.getMessage());
            }
            return outcome;
        }

        /** Everything that is remembered of producers, ordered by producer id. */
        Object state() throws Exception {
            ProducerStateManager manager = log.producerStateManager();
            List<Object> producers = new ArrayList<>();
            manager.activeProducers().values().stream()
                .sorted(Comparator.comparingLong(ProducerStateEntry::producerId))
                .forEach(one -> producers.add(row(one)));
            NavigableMap<?, ?> snapshots = (NavigableMap<?, ?>) Lines.peek(manager, "snapshots");
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("end", log.logEndOffset());
            state.put("snapshots", List.copyOf(snapshots.keySet()));
            state.put("producers", producers);
            if (transactional) {
                state.put("lastStableOffset", log.lastStableOffset());
                List<Object> transactions = new ArrayList<>();
                manager.activeProducers().values().stream()
                    .sorted(Comparator.comparingLong(ProducerStateEntry::producerId))
                    .forEach(one -> transactions.add(List.of(one.producerId(), one.coordinatorEpoch(),
                        one.currentTxnFirstOffset().orElse(-1))));
                state.put("transactions", transactions);
                List<Object> aborted = new ArrayList<>();
                log.collectAbortedTransactions(0, Long.MAX_VALUE).forEach(one ->
                    aborted.add(List.of(one.producerId(), one.firstOffset(), one.lastOffset(), one.lastStableOffset())));
                state.put("aborted", aborted);
            }
            if (verifies) state.put("verification", verification(manager));
            return state;
        }

        /** [producer id, epoch, lowest sequence, whether an end raises the epoch (1 or 0)], ordered by producer id. */
        private static List<Object> verification(ProducerStateManager manager) throws Exception {
            Map<?, ?> waiting = (Map<?, ?>) Lines.peek(manager, "verificationStates");
            List<Object> rows = new ArrayList<>();
            waiting.keySet().stream().sorted().forEach(id -> {
                VerificationStateEntry one = (VerificationStateEntry) waiting.get(id);
                rows.add(List.of(id, one.epoch(), one.lowestSequence(), one.supportsEpochBump() ? 1 : 0));
            });
            return rows;
        }

        /** [producer id, epoch, last timestamp, batches of [base sequence, last sequence, base offset, last offset, timestamp]]. */
        private static List<Object> row(ProducerStateEntry entry) {
            List<Object> batches = new ArrayList<>();
            entry.batchMetadata().forEach(one -> batches.add(
                List.of(one.firstSeq(), one.lastSeq(), one.firstOffset(), one.lastOffset(), one.timestamp())));
            return List.of(entry.producerId(), entry.producerEpoch(), entry.lastTimestamp(), batches);
        }
    }

    /** Background jobs never run: the script says when something happens. */
    private static final class NoScheduler implements Scheduler {
        /** All that is ever asked of it is to be cancelled. */
        private static final ScheduledFuture<?> NEVER = (ScheduledFuture<?>) Proxy.newProxyInstance(
            NoScheduler.class.getClassLoader(), new Class<?>[] {ScheduledFuture.class}, (proxy, method, args) -> false);

        @Override
        public void startup() {}

        @Override
        public void shutdown() {}

        @Override
        public ScheduledFuture<?> schedule(String name, Runnable task, long delayMs, long periodMs) {
            return NEVER;
        }

        @Override
        public void resizeThreadPool(int size) {}
    }
}

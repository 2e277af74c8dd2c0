package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A node's process, and the way to talk to it. */
final class BrokerProcess {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Process process;
    private final PrintWriter commands;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final ConcurrentHashMap<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private int nextId = 1;

    BrokerProcess(Path properties, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dlog4j2.level=WARN",
            "-cp", System.getProperty("java.class.path"), BrokerMain.class.getName(), properties.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        process = builder.start();
        commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "broker-answers");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("ready")) {
                    ready.complete(null);
                    continue;
                }
                int space = line.indexOf(' ');
                CompletableFuture<JsonNode> answer = waiting.remove(Integer.parseInt(line.substring(0, space)));
                if (answer != null) answer.complete(JSON.readTree(line.substring(space + 1)));
            }
        } catch (IOException ended) {
            // the process is gone: below
        }
        IllegalStateException gone = new IllegalStateException("the broker's process has ended");
        ready.completeExceptionally(gone);
        waiting.values().forEach(one -> one.completeExceptionally(gone));
    }

    void awaitReady() throws Exception {
        ready.get(120, TimeUnit.SECONDS);
    }

    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally() && process.isAlive();
    }

    /** One command, answered with JSON; throws when the process is gone or has failed at it. */
    JsonNode ask(String command) throws Exception {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        synchronized (this) {
            int id = nextId++;
            waiting.put(id, answer);
            commands.println(id + " " + command);
        }
        if (!process.isAlive()) throw new IllegalStateException("the broker's process has ended");
        return answer.get(20, TimeUnit.SECONDS);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** A clean shutdown. */
    void stop() throws InterruptedException {
        commands.println("0 stop");
        if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
    }
}

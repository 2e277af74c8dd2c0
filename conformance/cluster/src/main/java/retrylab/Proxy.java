package retrylab;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * Stands between the clients and the brokers, reads Kafka's framing (a size, then a message), and lets each message
 * fly for a while. It can hold, delay and lose messages as TCP can: bytes of one direction arrive in order or not
 * at all, and a connection dies as a whole. One lock for all of it, so that a fault acts at the very message.
 */
final class Proxy implements AutoCloseable {
    /** What happens on the wire, told with the lock held. */
    interface Listener {
        /** Whether requests of that kind, by that client, are told of. */
        boolean watches(RequestHeader header);

        void requestSent(Message message);

        void requestArrived(Message message);

        void responseSent(Message message);

        void responseArrived(Message message);

        void closed(Connection connection);
    }

    /** One message of either direction; a response knows its request. */
    static final class Message {
        final Connection connection;
        final byte[] bytes;
        final RequestHeader header;
        /** Null for a request, and for a response whose request nobody saw. */
        final Message request;
        long dueNanos;
        /** Faults that are being carried out at its moment: it flies on when they are done. */
        private int pins;
        /** What the listener keeps with it. */
        Object attachment;

        void pin() {
            pins++;
        }

        void unpin() {
            pins--;
        }

        /** An answer also waits for a fault at the moment of its request. */
        boolean isPinned() {
            return pins > 0 || request != null && request.pins > 0;
        }

        Message(Connection connection, byte[] bytes, RequestHeader header, Message request) {
            this.connection = connection;
            this.bytes = bytes;
            this.header = header;
            this.request = request;
        }

        boolean isProduce() {
            return header != null && header.apiKey() == ApiKeys.PRODUCE;
        }
    }

    private boolean isWatched(Message message) {
        return message.header != null && listener.watches(message.header);
    }

    private final Cluster cluster;
    private final long flightMs;
    private final long disconnectMs;
    private final Listener listener;
    private final Object lock = new Object();
    private final Map<Integer, ServerSocket> doors = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private boolean closing;

    Proxy(Cluster cluster, long flightMs, long disconnectMs, Listener listener) {
        this.cluster = cluster;
        this.flightMs = flightMs;
        this.disconnectMs = disconnectMs;
        this.listener = listener;
    }

    Object lock() {
        return lock;
    }

    /** Lets clients connect to that broker. */
    void open(int broker) throws IOException {
        synchronized (lock) {
            if (doors.containsKey(broker) || closing) return;
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), cluster.proxyPort(broker)), 50);
            doors.put(broker, door);
            start("proxy-door-" + broker, () -> accept(broker, door));
        }
    }

    /** Nobody gets a new connection to that broker any more; those that are open stay. */
    void shut(int broker) throws IOException {
        synchronized (lock) {
            ServerSocket door = doors.remove(broker);
            if (door != null) door.close();
        }
    }

    private void accept(int broker, ServerSocket door) {
        for (;;) {
            try {
                Socket client = door.accept();
                client.setTcpNoDelay(true);
                Socket server;
                try {
                    server = new Socket(InetAddress.getByName("127.0.0.1"), cluster.clientPort(broker));
                } catch (IOException refused) {
                    client.setSoLinger(true, 0);
                    client.close();
                    continue;
                }
                server.setTcpNoDelay(true);
                Connection connection = new Connection(broker, client, server);
                synchronized (lock) {
                    connections.add(connection);
                }
                connection.start();
            } catch (IOException shut) {
                return;
            }
        }
    }

    /** The newest open connection of a client to a broker that has carried a request that is told of, or null. */
    Connection newest(String client, int broker) {
        synchronized (lock) {
            for (int index = connections.size() - 1; index >= 0; index--) {
                Connection one = connections.get(index);
                if (one.open && one.produced && one.broker == broker && client.equals(one.client)) return one;
            }
            return null;
        }
    }

    /** That connection of a client to a broker, counted from 1 among those that carried a request that is told of. */
    Connection nth(String client, int broker, int number) {
        synchronized (lock) {
            int left = number;
            for (Connection one : connections) {
                if (one.produced && one.broker == broker && client.equals(one.client) && --left == 0) return one;
            }
            return null;
        }
    }

    /** The process of that client has died: what it handed to its sockets still arrives. */
    void clientDied(String client) {
        synchronized (lock) {
            for (Connection one : connections) {
                if (client.equals(one.client)) one.clientGone();
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            closing = true;
            for (ServerSocket door : doors.values()) door.close();
            doors.clear();
            for (Connection one : connections) one.end();
            lock.notifyAll();
        }
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** A client's connection to a broker: two sockets, and a queue for each direction. */
    final class Connection {
        final int broker;
        /** client.id of its requests; null until the first one. */
        String client;
        private final Socket clientSide;
        private final Socket brokerSide;
        private final Way toBroker;
        private final Way toClient;
        private final Map<Integer, Message> asked = new HashMap<>();
        boolean open = true;
        private boolean produced;
        private boolean clientLeft;
        /** The first brings a reset back, the next one cannot be written, and the broker closes the connection. */
        private int answersToNobody;
        /** What the listener keeps with it. */
        Object attachment;

        private Connection(int broker, Socket clientSide, Socket brokerSide) {
            this.broker = broker;
            this.clientSide = clientSide;
            this.brokerSide = brokerSide;
            this.toBroker = new Way(brokerSide);
            this.toClient = new Way(clientSide);
        }

        private void start() {
            Proxy.start("proxy-requests", this::readRequests);
            Proxy.start("proxy-responses", this::readResponses);
            Proxy.start("proxy-to-broker", () -> deliver(toBroker, listener::requestArrived));
            Proxy.start("proxy-to-client", () -> deliver(toClient, listener::responseArrived));
        }

        private void readRequests() {
            try {
                DataInputStream in = new DataInputStream(clientSide.getInputStream());
                for (;;) {
                    byte[] bytes = frame(in);
                    RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(bytes, 4, bytes.length - 4).slice());
                    Message message = new Message(this, bytes, header, null);
                    synchronized (lock) {
                        if (!open) return;
                        if (client == null) client = header.clientId();
                        asked.put(header.correlationId(), message);
                        toBroker.add(message);
                        produced |= isWatched(message);
                        if (isWatched(message)) listener.requestSent(message);
                        lock.notifyAll();
                    }
                }
            } catch (IOException ended) {
                synchronized (lock) {
                    clientGone();
                }
            }
        }

        private void readResponses() {
            try {
                DataInputStream in = new DataInputStream(brokerSide.getInputStream());
                for (;;) {
                    byte[] bytes = frame(in);
                    synchronized (lock) {
                        Message request = asked.remove(ByteBuffer.wrap(bytes).getInt(4));
                        RequestHeader header = request == null ? null : request.header;
                        Message message = new Message(this, bytes, header, request);
                        if (open) toClient.add(message);
                        if (isWatched(message)) listener.responseSent(message);
                        if (clientLeft && ++answersToNobody == 2) end();
                        lock.notifyAll();
                    }
                }
            } catch (IOException ended) {
                synchronized (lock) {
                    // the broker closed it, or its process is gone
                    lose();
                    end();
                }
            }
        }

        private void deliver(Way way, java.util.function.Consumer<Message> told) {
            for (;;) {
                Message message;
                synchronized (lock) {
                    message = way.next();
                    if (message == null) return;
                    if (isWatched(message)) told.accept(message);
                }
                try {
                    way.to.getOutputStream().write(message.bytes);
                    way.to.getOutputStream().flush();
                } catch (IOException gone) {
                    return;
                }
            }
        }

        /** Everything on it is lost at once; the client learns of it a little later. */
        void cut() {
            if (!open) return;
            lose();
            Proxy.start("proxy-disconnect", () -> {
                try {
                    Thread.sleep(disconnectMs);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                closeQuietly(clientSide);
            });
        }

        void holdRequests(Message from) {
            toBroker.holdFrom(from);
        }

        void stallResponses(Message from) {
            toClient.holdFrom(from);
        }

        /** False: nothing is held. */
        boolean release() {
            boolean held = toBroker.heldFromNow || toClient.heldFromNow;
            toBroker.release();
            toClient.release();
            lock.notifyAll();
            return held;
        }

        /** That message, and all behind it, arrives so much later. */
        void delay(Message message, long byMs) {
            (message.request == null ? toBroker : toClient).delay(message, byMs);
        }

        /** The client is gone. The broker still gets what had been sent, and is listened to. */
        private void clientGone() {
            if (!open) return;
            open = false;
            clientLeft = true;
            toClient.clear();
            listener.closed(this);
            closeQuietly(clientSide);
        }

        private void lose() {
            if (!open) return;
            open = false;
            toBroker.clear();
            toClient.clear();
            listener.closed(this);
        }

        private void end() {
            open = false;
            toBroker.ended = true;
            toClient.ended = true;
            lock.notifyAll();
            closeQuietly(clientSide);
            closeQuietly(brokerSide);
        }
    }

    /** One direction of a connection. */
    private final class Way {
        private final Socket to;
        private final ArrayDeque<Message> queue = new ArrayDeque<>();
        private long lastDue;
        private Message heldFrom;
        private boolean heldFromNow;
        private boolean ended;

        Way(Socket to) {
            this.to = to;
        }

        void add(Message message) {
            message.dueNanos = Math.max(lastDue, System.nanoTime() + flightMs * 1_000_000);
            lastDue = message.dueNanos;
            if (heldFromNow && heldFrom == null) heldFrom = message;
            queue.add(message);
        }

        void holdFrom(Message from) {
            if (heldFromNow) return;
            heldFromNow = true;
            heldFrom = from;
        }

        void release() {
            heldFromNow = false;
            heldFrom = null;
        }

        void delay(Message from, long byMs) {
            boolean behind = false;
            for (Message one : queue) {
                behind |= one == from;
                if (behind) one.dueNanos += byMs * 1_000_000;
            }
            lastDue = Math.max(lastDue, from.dueNanos);
        }

        void clear() {
            queue.clear();
        }

        /** Waits for the next message that is due and not held; null at the end. */
        Message next() {
            try {
                for (;;) {
                    if (ended) return null;
                    Message head = queue.peek();
                    if (head == null || head.isPinned() || (heldFromNow && head == heldFrom)) {
                        lock.wait();
                        continue;
                    }
                    long left = head.dueNanos - System.nanoTime();
                    if (left <= 0) return queue.poll();
                    lock.wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            } catch (InterruptedException stopped) {
                return null;
            }
        }
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > 50_000_000) throw new IOException("a frame of " + size + " bytes");
        byte[] bytes = new byte[size + 4];
        ByteBuffer.wrap(bytes).putInt(size);
        in.readFully(bytes, 4, size);
        return bytes;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // it is closed
        }
    }
}

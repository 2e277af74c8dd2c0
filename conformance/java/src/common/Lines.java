package common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;

/** JSON lines in and out, and a look at what Kafka keeps private. */
public final class Lines {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final PrintStream OUT = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);

    private Lines() {}

    public interface Answer {
        Object to(JsonNode question) throws Exception;
    }

    /** Answers each line of the standard input with one line. */
    public static void answerAll(Answer answer) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // whatever a library prints must not mix with the recording
        System.setOut(System.err);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            OUT.println(MAPPER.writeValueAsString(answer.to(MAPPER.readTree(line))));
        }
        OUT.flush();
    }

    /** Keeps the standard output for the recording, and sends what libraries print elsewhere. */
    public static void print(Object value) throws IOException {
        OUT.println(MAPPER.writeValueAsString(value));
        OUT.flush();
    }

    /** A private field, also of a superclass. */
    public static Object peek(Object owner, String name) throws ReflectiveOperationException {
        Field field = field(owner.getClass(), name);
        return field.get(owner);
    }

    public static Field field(Class<?> from, String name) throws NoSuchFieldException {
        for (Class<?> at = from; at != null; at = at.getSuperclass()) {
            try {
                Field field = at.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException ignored) {
                // perhaps in the superclass
            }
        }
        throw new NoSuchFieldException(from.getName() + "." + name);
    }
}

// Prints the topic and broker settings of the Kafka on the class path (org.apache.kafka:kafka_2.13), one JSON object a line:
//   java -cp ... DumpClusterConfigs
// or what its ConfigDef makes of texts, read as lines of scope, name and value with tabs between:
//   java -cp ... DumpClusterConfigs parse
// clusterDefinitions.json and clusterValues.json are such lines of 2.8.2, 3.9.1, 4.0.0 and 4.4.0, with the version put in front,
// without the settings that src/config leaves out. clusterFromSource.json has rows that were read in the source of those
// releases, with the class that defines them, and not yet recorded.
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;

public class DumpClusterConfigs {
    private static final List<String> TOPIC = List.of(
        "kafka.log.LogConfig$", "org.apache.kafka.storage.internals.log.LogConfig");
    private static final List<String> BROKER = List.of(
        "org.apache.kafka.server.config.AbstractKafkaConfig", "kafka.server.KafkaConfig$");

    private static final List<String> NAMES = List.of("CONFIG", "CONFIG_DEF", "configDef", "configDefCopy");

    public static void main(String[] args) throws Exception {
        ConfigDef topic = find(TOPIC);
        ConfigDef broker = find(BROKER);
        if (args.length == 0) {
            dump("topic", topic);
            dump("broker", broker);
            return;
        }
        Scanner in = new Scanner(System.in);
        while (in.hasNextLine()) {
            String[] line = in.nextLine().split("\t", -1);
            System.out.printf("{\"scope\": %s, \"name\": %s, \"value\": %s, \"outcome\": %s}%n",
                quoted(line[0]), quoted(line[1]), quoted(line[2]),
                quoted(parse(line[0].equals("topic") ? topic : broker, line[1], line[2])));
        }
    }

    /** The definitions moved between classes, methods and fields from release to release. */
    private static ConfigDef find(List<String> classes) throws Exception {
        for (String name : classes) {
            Class<?> holder;
            try {
                holder = Class.forName(name);
            } catch (ClassNotFoundException missing) {
                continue;
            }
            Object module = name.endsWith("$") ? holder.getField("MODULE$").get(null) : null;
            for (Field field : holder.getDeclaredFields()) {
                if (!NAMES.contains(field.getName()) || !ConfigDef.class.isAssignableFrom(field.getType())) continue;
                field.setAccessible(true);
                return (ConfigDef) field.get(module);
            }
            for (Method method : holder.getDeclaredMethods()) {
                if (!NAMES.contains(method.getName()) || !ConfigDef.class.isAssignableFrom(method.getReturnType())) continue;
                method.setAccessible(true);
                return (ConfigDef) method.invoke(module);
            }
        }
        throw new IllegalStateException("none of " + classes);
    }

    private static void dump(String scope, ConfigDef definitions) {
        for (String name : new TreeSet<>(definitions.configKeys().keySet())) {
            ConfigDef.ConfigKey key = definitions.configKeys().get(name);
            Object value = key.hasDefault() ? key.defaultValue : "(none)";
            Object shown = value instanceof List ? String.join(",", ((List<?>) value).stream().map(String::valueOf).toList()) : value;
            System.out.printf("{\"scope\": %s, \"name\": %s, \"type\": %s, \"default\": %s, \"valid\": %s}%n",
                quoted(scope), quoted(name), quoted(key.type), quoted(shown), quoted(key.validator));
        }
    }

    private static String parse(ConfigDef definitions, String name, String value) {
        if (!definitions.configKeys().containsKey(name)) return "ok (unknown)";
        try {
            ConfigDef one = new ConfigDef();
            one.define(definitions.configKeys().get(name));
            Object parsed = one.parse(Map.of(name, value)).get(name);
            return "ok " + (parsed instanceof List ? String.join(",", ((List<?>) parsed).stream().map(String::valueOf).toList()) : parsed);
        } catch (RuntimeException refused) {
            return refused.getClass().getName() + ": " + refused.getMessage();
        }
    }

    private static String quoted(Object value) {
        return value == null ? "null" : '"' + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

package retrylab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Moves leadership as an operator does: the wanted broker becomes the preferred one, then it is elected. */
final class Leadership {
    private Leadership() {}

    /** False when that broker may not lead. */
    static boolean move(Cluster cluster, TopicPartition partition, int broker, boolean unclean) throws Exception {
        Admin admin = cluster.admin();
        TopicPartitionInfo before = describe(admin, partition);
        List<Integer> replicas = before.replicas().stream().map(one -> one.id()).toList();
        boolean inSync = before.isr().stream().anyMatch(one -> one.id() == broker);
        boolean leads = before.leader() != null && before.leader().id() == broker;
        if (!replicas.contains(broker) || leads || !cluster.isUp(broker)) return false;
        if (!inSync && !unclean) return false;
        List<Integer> order = new ArrayList<>(List.of(broker));
        replicas.stream().filter(one -> one != broker).forEach(order::add);
        assign(admin, partition, order);
        ElectionType type = inSync ? ElectionType.PREFERRED : ElectionType.UNCLEAN;
        for (int attempt = 0; attempt < 400; attempt++) {
            admin.electLeaders(type, Set.of(partition)).partitions().get(10, TimeUnit.SECONDS);
            TopicPartitionInfo now = describe(admin, partition);
            if (now.leader() != null && now.leader().id() == broker) {
                assign(admin, partition, replicas);
                return true;
            }
            Thread.sleep(25);
        }
        return false;
    }

    /** In this order of preference. The order as it was decides who leads when this leader dies. */
    private static void assign(Admin admin, TopicPartition partition, List<Integer> order) throws Exception {
        admin.alterPartitionReassignments(Map.of(partition, Optional.of(new NewPartitionReassignment(order))))
            .all().get(10, TimeUnit.SECONDS);
    }

    private static TopicPartitionInfo describe(Admin admin, TopicPartition partition) throws Exception {
        return admin.describeTopics(List.of(partition.topic())).allTopicNames().get(10, TimeUnit.SECONDS)
            .get(partition.topic()).partitions().stream().filter(one -> one.partition() == partition.partition())
            .findFirst().orElseThrow();
    }
}

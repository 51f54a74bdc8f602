package topicscope.demo;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Creates topics that take records from the first one on. A cluster says that a topic is there
 * before its brokers hold the partitions. A producer that sends at once may have its first batch
 * refused and the second one taken; the first is out of order then, and is lost after two minutes.
 */
public final class NewTopics {
  private NewTopics() {}

  /** Creates the topics; returns when each partition answers. */
  public static void create(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    CreateTopicsResult created = admin.createTopics(topics);
    created.all().get();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int i = 0; i < created.numPartitions(topic.name()).get(); i++) {
        ends.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
      }
    }
    admin.listOffsets(ends).all().get();
  }
}

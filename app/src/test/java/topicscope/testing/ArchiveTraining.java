package topicscope.testing;

import topicscope.Main;
import topicscope.demo.EmbeddedBroker;

/** Loads the classes that child processes use: those of a broker, and of commands that read. */
final class ArchiveTraining {
  private ArchiveTraining() {}

  public static void main(String[] arguments) {
    int exit = 0;
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      TestCluster cluster = new TestCluster(broker.bootstrapServers());
      String topic = cluster.topicOf("{\"a\":1}", "{\"a\":2}");
      for (String command : new String[] {"fields", "tail"}) {
        exit += Main.commandLine().execute(cluster.arguments(command, topic, "--max-records", "2"));
      }
    }
    System.exit(exit);
  }
}

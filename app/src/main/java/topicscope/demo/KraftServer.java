package topicscope.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** Kafka's server in KRaft mode. {@link BrokerClasses} loads this class; nothing may name it. */
final class KraftServer implements BrokerServer {
  private @Nullable KafkaRaftServer server;

  @Override
  public void format(int nodeId, String folder) {
    try {
      new Formatter()
          .setNodeId(nodeId)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(folder))
          .setMetadataLogDirectory(folder)
          .setControllerListenerName("CONTROLLER")
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("can't format the broker's data folder " + folder, e);
    }
  }

  @Override
  public void start(Properties settings) {
    // Kafka looks for classes that its settings name with the thread's loader.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(KraftServer.class.getClassLoader());
    try {
      KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
      server = starting;
      starting.startup();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
      server = null;
    }
  }
}

package topicscope.bench.serve;

import com.sun.management.OperatingSystemMXBean;
import io.javalin.Javalin;
import io.javalin.http.sse.SseClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import topicscope.bench.tool.Medians;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.Reading;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.web.PageOptions;
import topicscope.web.PageServer;
import topicscope.web.PageTopic;
import topicscope.web.PastColumns;

/**
 * A server of {@link ServeBench} in a JVM of its own. All of them read the topic; each sends what
 * is new ten times a second to every client. It prints its port, and for each line of its standard
 * input its CPU time in ns, its heap after a collection in bytes, and the records it has decoded.
 *
 * <p>Arguments: which server, bootstrap servers, topic, bytes of a message of the floor.
 */
final class ServeChild {
  /** The servers that are measured. */
  enum Server {
    /** The page. */
    TOPICSCOPE,
    /** The same bytes each time, made once and written to plain sockets. */
    FLOOR,
    /** Javalin's own events: an object for each client, written by its JSON mapper. */
    PEER
  }

  private static final int CAPACITY = 100_000;
  private static final long TICK_NANOS = 100_000_000;

  private ServeChild() {}

  public static void main(String[] args) throws IOException {
    Reading reading =
        Reading.start(
            ReadingPlan.passive(ClusterConnection.to(args[1]), args[2], new StartPosition.Latest()),
            CAPACITY,
            DecodeChoice.AUTOMATIC,
            TopicSchemas.of(SchemaSource.none()));
    int port =
        switch (Server.valueOf(args[0])) {
          case TOPICSCOPE -> {
            List<PageTopic> topics = List.of(new PageTopic(args[2], reading));
            yield PageServer.start(PageOptions.local(0), () -> topics, PastColumns.NONE).port();
          }
          case FLOOR -> floor(Integer.parseInt(args[3]));
          case PEER -> peer(reading);
        };
    System.out.println(port);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      long cpu =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
      long heap = line.equals("heap") ? Medians.usedHeap() : 0;
      System.out.println(cpu + " " + heap + " " + reading.reader().counters().decoded());
    }
    System.exit(0);
  }

  private static int floor(int bytes) throws IOException {
    ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    List<Socket> clients = new CopyOnWriteArrayList<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (true) {
            try {
              clients.add(server.accept());
            } catch (IOException e) {
              return;
            }
          }
        });
    byte[] message = new byte[bytes];
    every(() -> clients.forEach(client -> send(client, message)));
    return server.getLocalPort();
  }

  private static void send(Socket client, byte[] message) {
    try {
      client.getOutputStream().write(message);
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static int peer(Reading reading) {
    List<SseClient> clients = new CopyOnWriteArrayList<>();
    Javalin server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.sse(
                      "/api/events",
                      client -> {
                        client.keepAlive();
                        client.onClose(() -> clients.remove(client));
                        clients.add(client);
                      });
                })
            .start("127.0.0.1", 0);
    List<Long> sent = new ArrayList<>();
    every(() -> {
      clients.removeIf(SseClient::terminated);
      List<Map<String, Object>> news = news(reading.series().all(), sent);
      clients.forEach(client -> client.sendEvent("message", Map.of("series", news)));
    });
    return server.port();
  }

  /** What came since the last time, as a program would write it down first. */
  private static List<Map<String, Object>> news(List<Series> all, List<Long> sent) {
    List<Map<String, Object>> news = new ArrayList<>();
    SampleCopy copy = new SampleCopy();
    for (int s = 0; s < all.size(); s++) {
      Series series = all.get(s);
      if (s == sent.size()) {
        sent.add(0L);
      }
      series.buffer().copy(sent.get(s), 1_000, copy);
      List<Long> times = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < copy.size(); i++) {
        times.add(copy.time(i));
        values.add(copy.value(i));
      }
      sent.set(s, copy.firstNumber() + copy.size());
      news.add(Map.of("name", series.name(), "t", times, "y", values));
    }
    return news;
  }

  private static void every(Runnable tick) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          for (long due = System.nanoTime(); ; due += TICK_NANOS) {
            while (System.nanoTime() < due) {
              LockSupport.parkNanos(due - System.nanoTime());
            }
            tick.run();
          }
        });
  }
}

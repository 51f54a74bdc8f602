package topicscope.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import topicscope.platform.HostName;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.source.CpuSource;
import topicscope.producer.synthetic.Signal;
import topicscope.producer.synthetic.SignalSource;
import topicscope.producer.synthetic.Signals;

/**
 * The topics of the demo and their fields. Only the CPU load is measured; all that is invented is
 * in topics that begin with {@code demo-}.
 */
public final class DemoTopics {
  /** The CPU load of this machine as an integer, twice a second. */
  public static final String TEST = "test-topic";

  /** The CPU load of this machine and of each core, as JSON, four times a second. */
  public static final String CPU = "cpu";

  /** Temperature and humidity of a room, as JSON, each second. */
  public static final String CLIMATE = "demo-climate";

  /** A heart rate, as JSON, twice a second. */
  public static final String HEART_RATE = "demo-heart-rate";

  /** The latency of three hosts, as JSON, each second. */
  public static final String HOSTS = "demo-hosts";

  /** The field of {@link #CPU} with all cores together. */
  public static final String CPU_FIELD = "cpu_percent";

  /** The field of {@link #CLIMATE} with the temperature. */
  public static final String TEMPERATURE = "temperature_celsius";

  /** The field of {@link #CLIMATE} with the humidity. */
  public static final String HUMIDITY = "humidity_percent";

  /** The field of {@link #HEART_RATE}: beats per minute. */
  public static final String BEATS = "bpm";

  /** The field of {@link #HOSTS} with the latency. */
  public static final String LATENCY = "latency_ms";

  /** The field of {@link #HOSTS} that names the host. */
  public static final String HOST = "host";

  /** The limit that the heart rate crosses soon after the start, and falls below again. */
  public static final int HIGH_HEART_RATE = 120;

  /** How many steps of the writer make a second. */
  private static final int STEPS_PER_SECOND = (int) (1_000 / DemoWriter.STEP.toMillis());

  private static final int HISTORY_S = 300;

  /** With this seed an effort begins in the first seconds after the history. */
  private static final long HEART_SEED = 12_382;

  private static final long ROOM_SEED = 3;

  private DemoTopics() {}

  /** The names of the hosts in {@link #HOSTS}. */
  public static List<String> hosts() {
    return List.of("web-1", "web-2", "web-3");
  }

  /** The field of {@link #CPU} with one core. */
  public static String coreField(int core) {
    return "core_" + core + "_percent";
  }

  /** The CPU load as an integer, twice a second. */
  static DemoFeed cpuTo(String topic) {
    return new DemoFeed(route(topic, ValueFormat.INT), CpuSource::new, STEPS_PER_SECOND / 2, 0);
  }

  /** All topics of the demo. */
  static List<DemoFeed> all() {
    List<DemoFeed> feeds = new ArrayList<>();
    feeds.add(cpuTo(TEST));
    feeds.add(new DemoFeed(route(CPU, ValueFormat.JSON), CpuFields::new, 1, 0));
    feeds.add(climate());
    feeds.add(heartRate());
    feeds.add(host(hosts().get(0), 42, Signals.sine(5, 70), Signals.noise(11, 1.5)));
    feeds.add(host(hosts().get(1), 58, Signals.sine(9, 110), Signals.noise(12, 2)));
    feeds.add(host(hosts().get(2), 84, Signals.sine(7, 160), Signals.spikes(13, 45, 50)));
    return feeds;
  }

  private static DemoFeed climate() {
    SequencedMap<String, Signal> room = new LinkedHashMap<>();
    room.put(TEMPERATURE, Signals.temperature(ROOM_SEED));
    room.put(HUMIDITY, Signals.humidity(ROOM_SEED));
    return new DemoFeed(
        new Route(CLIMATE, Optional.empty(), ValueFormat.JSON, "room"),
        () -> new SignalFields("climate", 1, room),
        STEPS_PER_SECOND,
        HISTORY_S);
  }

  private static DemoFeed heartRate() {
    return new DemoFeed(
        new Route(HEART_RATE, Optional.empty(), ValueFormat.JSON, "watch"),
        () -> new SignalSource(BEATS, Signals.heartRate(HEART_SEED), 0.5, 0),
        STEPS_PER_SECOND / 2,
        2 * HISTORY_S);
  }

  private static DemoFeed host(String name, double latency, Signal slow, Signal quick) {
    SequencedMap<String, Signal> fields = new LinkedHashMap<>();
    fields.put(LATENCY, seconds -> Math.max(1, latency + slow.next(seconds) + quick.next(seconds)));
    return new DemoFeed(
        new Route(HOSTS, Optional.of(name), ValueFormat.JSON, name),
        () -> new SignalFields("host", 1, fields),
        STEPS_PER_SECOND,
        HISTORY_S);
  }

  private static Route route(String topic, ValueFormat format) {
    return new Route(topic, Optional.empty(), format, HostName.get());
  }
}

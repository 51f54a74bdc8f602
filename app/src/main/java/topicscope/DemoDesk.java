package topicscope;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Grouping;
import topicscope.demo.Demo;
import topicscope.demo.DemoTopics;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.model.PlotLayout;
import topicscope.desk.model.PlotLook;
import topicscope.desk.model.PlotSetup;
import topicscope.desk.model.TopicAnalyses;
import topicscope.desk.model.WindowSpan;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YMode;
import topicscope.reading.AlertActions;
import topicscope.reading.ReadingStart;
import topicscope.transform.Transform;
import topicscope.trigger.TriggerSetup;

/** The plots of the demo: all its topics in four plots, or the CPU load of one topic in one. */
enum DemoDesk {
  /** Four plots of four topics. */
  TOUR,
  /** One plot of one topic, by number of samples. */
  CPU;

  private static final Duration HISTORY = Duration.ofMinutes(5);
  private static final ReadingStart ALL_HISTORY =
      ReadingStart.USUAL.at(Optional.of(new StartPosition.Ago(HISTORY)));

  /** What is measured fills its plot in 15 s. */
  private static final int CORES_POINTS = 60;

  /** The lines of a machine with more cores would hide each other; the table has them all. */
  private static final int CORES_SHOWN = 8;

  /**
   * A plot to be.
   *
   * @param styles styles by series name
   * @param grouping what distinguishes the series of a field
   */
  private record Picture(
      String title,
      String topic,
      WindowSpan window,
      ReadingStart start,
      Map<String, TraceStyle> styles,
      Grouping grouping,
      List<String> transforms,
      List<String> rules) {}

  /**
   * The plots as they are before the demo has started: titles only.
   *
   * @param topic the topic of {@link #CPU}
   * @param points how many samples a window by number shows
   */
  DeskSetup frames(String topic, int points) {
    return setup(Optional.empty(), topic, points, 0);
  }

  /** The plots on the topics of the demo. */
  DeskSetup plots(Demo demo, String topic, int points) {
    return setup(
        Optional.of(ClusterConnection.to(demo.bootstrapServers())), topic, points, demo.cores());
  }

  private DeskSetup setup(
      Optional<ClusterConnection> cluster, String topic, int points, int cores) {
    List<Picture> pictures =
        switch (this) {
          case CPU -> List.of(cpu(topic, points));
          case TOUR -> List.of(cores(points, cores), climate(), heartRate(), hosts());
        };
    return new DeskSetup(
        pictures.stream().map(picture -> setup(picture, cluster)).toList(),
        0,
        this == TOUR ? PlotLayout.TILED : PlotLayout.STACKED,
        true);
  }

  private static PlotSetup setup(Picture picture, Optional<ClusterConnection> cluster) {
    List<TopicAnalyses.Setup> analyses =
        cluster.stream()
            .map(there ->
                new TopicAnalyses.Setup(
                    there.bootstrapServers(),
                    picture.topic(),
                    picture.transforms().stream().map(Transform::parse).toList(),
                    picture.rules().stream().map(AlertRule::parse).toList()))
            .toList();
    DecodeChoice usual = DecodeChoice.AUTOMATIC;
    return new PlotSetup(
        cluster,
        Optional.empty(),
        Optional.of(picture.topic()),
        new DecodeChoice(
            usual.format(),
            usual.time(),
            picture.grouping(),
            usual.numericStrings(),
            usual.schema()),
        picture.start(),
        picture.window(),
        new PlotLook(picture.title(), FixedYRanges.AUTOMATIC, YMode.AUTO),
        picture.styles(),
        List.of(),
        analyses,
        AlertActions.NONE,
        TriggerSetup.USUAL);
  }

  private static Picture cpu(String topic, int points) {
    return new Picture(
        "CPU load of this machine (" + topic + ")",
        topic,
        WindowSpan.ofPoints(points),
        ReadingStart.USUAL,
        Map.of(topic, style("%", "")),
        new Grouping.ByFormat(),
        List.of(),
        List.of());
  }

  /** What is measured has no history: it is drawn by number, from the first sample on. */
  private static Picture cores(int points, int cores) {
    Map<String, TraceStyle> styles = new LinkedHashMap<>();
    // An area begins at 0, and so does the axis.
    styles.put(DemoTopics.CPU_FIELD, style("%", "all cores").withKind(TraceKind.AREA));
    for (int core = 0; core < cores; core++) {
      styles.put(
          DemoTopics.coreField(core), style("%", "core " + core).withVisible(core < CORES_SHOWN));
    }
    return new Picture(
        "CPU per core since the start",
        DemoTopics.CPU,
        WindowSpan.ofPoints(Math.min(points, CORES_POINTS)),
        ReadingStart.USUAL,
        styles,
        new Grouping.ByFormat(),
        List.of(),
        List.of());
  }

  private static Picture climate() {
    return synthetic(
        "Climate (demo data)",
        DemoTopics.CLIMATE,
        Map.of(
            DemoTopics.TEMPERATURE, style("°C", "temperature"),
            DemoTopics.HUMIDITY, style("%", "humidity")),
        new Grouping.ByFormat(),
        List.of(),
        List.of());
  }

  private static Picture heartRate() {
    String average = "average(" + DemoTopics.BEATS + ", 30s)";
    return synthetic(
        "Heart rate (demo data)",
        DemoTopics.HEART_RATE,
        Map.of(
            DemoTopics.BEATS, style("bpm", "heart rate"), average, style("bpm", "average of 30 s")),
        new Grouping.ByFormat(),
        List.of(average),
        List.of(DemoTopics.BEATS + " > " + DemoTopics.HIGH_HEART_RATE + " for 2s"));
  }

  private static Picture hosts() {
    Map<String, TraceStyle> styles = new LinkedHashMap<>();
    for (String host : DemoTopics.hosts()) {
      styles.put(DemoTopics.LATENCY + "{" + DemoTopics.HOST + "=" + host + "}", style("ms", host));
    }
    return synthetic(
        "Three hosts (demo data)",
        DemoTopics.HOSTS,
        styles,
        new Grouping.ByFields(List.of(DemoTopics.HOST)),
        List.of(),
        List.of());
  }

  private static Picture synthetic(
      String title,
      String topic,
      Map<String, TraceStyle> styles,
      Grouping grouping,
      List<String> transforms,
      List<String> rules) {
    return new Picture(
        title, topic, WindowSpan.ofSpan(HISTORY), ALL_HISTORY, styles, grouping, transforms, rules);
  }

  private static TraceStyle style(String unit, String label) {
    TraceStyle usual = TraceStyle.LINE;
    return new TraceStyle(
        usual.kind(), unit, usual.visible(), usual.right(), usual.colour(), label);
  }
}

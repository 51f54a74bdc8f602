package topicscope.desk.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import topicscope.decode.detect.DetectedFormat;
import topicscope.decode.topic.TopicDecoder;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.LatestRequest;
import topicscope.desk.record.RecordText;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.ShortNumbers;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.read.PreviewReader;
import topicscope.kafka.read.PreviewReader.Preview;
import topicscope.kafka.read.RawRecord;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;

/**
 * The highlighted topic of the list before it is picked: its last records, their format, and its
 * first numbers as small lines. It reads once a topic has been highlighted for 300 ms, one topic at
 * a time and only a few records, see {@link PreviewReader}.
 *
 * <p>Owned by the JavaFX thread.
 */
final class TopicPreview extends VBox {
  static final double WIDTH = 340;

  private static final Duration REST = Duration.millis(300);
  private static final Duration AGAIN = Duration.seconds(3);
  private static final Executor ASIDE = task -> Thread.ofVirtual().name("preview").start(task);
  private static final int LINES = 3;
  private static final int RECORDS = 3;
  private static final int NEWEST_CHARACTERS = 400;
  private static final int OLDER_CHARACTERS = 120;

  private final DecodeChoices choices;
  private final PauseTransition rest = new PauseTransition(REST);
  private final LatestRequest requests = new LatestRequest();
  private final Label name = Nodes.wrapping("topic-preview-name", "text-bold");
  private final Label format = Nodes.wrapping("topic-preview-format", "text-muted");
  private final GridPane lines = Nodes.styled(new GridPane(), "lines");
  private final VBox records = Nodes.styled(new VBox(), "records");
  private Optional<ClusterConnection> connection = Optional.empty();
  private Optional<String> topic = Optional.empty();
  private Optional<PreviewReader> reader = Optional.empty();
  private CompletableFuture<?> reading = CompletableFuture.completedFuture(null);

  /** An empty preview. */
  TopicPreview(DecodeChoices choices) {
    this.choices = choices;
    setId("topic-preview");
    getStyleClass().add("topic-preview");
    setMinSize(WIDTH, 0);
    setPrefSize(WIDTH, 0);
    setMaxWidth(WIDTH);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    VBox.setVgrow(records, Priority.ALWAYS);
    getChildren().addAll(name, format, lines, records);
    rest.setOnFinished(event -> read());
  }

  /** Reads from this cluster from now on. */
  void use(Optional<ClusterConnection> from) {
    connection = from;
  }

  /** Shows a topic, as soon as it was wanted for 300 ms; empty for none. */
  void show(Optional<String> wanted) {
    if (wanted.equals(topic)) {
      return;
    }
    end();
    topic = wanted;
    name.setText(wanted.orElse(""));
    format.setText(wanted.isPresent() ? "…" : "");
    lines.getChildren().clear();
    records.getChildren().clear();
    if (wanted.isPresent()) {
      rest.setDuration(REST);
      rest.playFromStart();
    }
  }

  /** Ends what is being read. */
  void end() {
    rest.stop();
    requests.cancel();
    reader.ifPresent(PreviewReader::cancel);
    reader = Optional.empty();
    topic = Optional.empty();
  }

  private void read() {
    if (connection.isEmpty() || topic.isEmpty()) {
      return;
    }
    ClusterConnection from = connection.get();
    String wanted = topic.get();
    LatestRequest.Ticket request = requests.start();
    var _ =
        choices
            .decoder(from.bootstrapServers(), wanted)
            .thenAccept(decoder -> {
              if (request.isLatest()) {
                PreviewReader next = new PreviewReader(from, wanted);
                reader = Optional.of(next);
                // After the one before, so that there is one at a time.
                CompletableFuture<Preview> after =
                    reading.handleAsync((done, failed) -> read(next, decoder), ASIDE);
                reading = after;
                var _ =
                    after.whenCompleteAsync(
                        (read, failure) -> take(request, from, read, failure), Platform::runLater);
              }
            });
  }

  private static Preview read(PreviewReader from, TopicDecoder decoder) {
    try {
      return from.read(decoder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private void take(
      LatestRequest.Ticket request,
      ClusterConnection from,
      @Nullable Preview read,
      @Nullable Throwable failure) {
    if (!request.isLatest()) {
      return;
    }
    reader = Optional.empty();
    if (read == null) {
      format.setText("No preview: " + reason(failure, from));
    } else {
      format.setText(text(read));
      showLines(read.series().stream().filter(series -> series.states().isEmpty()).toList());
      showRecords(read.records());
      if (isLate(read)) {
        rest.setDuration(AGAIN);
        rest.playFromStart();
      }
    }
  }

  private static String reason(@Nullable Throwable failure, ClusterConnection from) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause == null ? "it failed" : FailureCause.of(cause, from).cause();
  }

  private static boolean isLate(Preview read) {
    return read.records().isEmpty() && read.end() == PreviewReader.End.BOUND;
  }

  private static String text(Preview read) {
    if (read.end() == PreviewReader.End.LARGE) {
      return "Its records are too large for a preview";
    }
    if (read.records().isEmpty()) {
      return isLate(read) ? "No answer yet; trying again" : "No records";
    }
    return read.report()
        .detection()
        .map(DetectedFormat::text)
        .orElseGet(() -> read.report().format());
  }

  private void showLines(List<Series> series) {
    for (Series one : series.subList(0, Math.min(LINES, series.size()))) {
      Label field = Nodes.styled(new Label(one.name()), "field");
      field.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      List<Double> values = values(one);
      Sparkline line = new Sparkline(0, false);
      line.show(values);
      GridPane.setHgrow(line, Priority.ALWAYS);
      Label last = Nodes.styled(new Label(ShortNumbers.value(values.getLast())), "last");
      lines.addRow(lines.getRowCount(), field, line, last);
    }
    if (series.size() > LINES) {
      Label more =
          Nodes.styled(
              new Label(String.format(Locale.ROOT, "and %,d more", series.size() - LINES)),
              "text-muted",
              "text-small");
      lines.add(more, 0, lines.getRowCount(), LINES, 1);
    }
  }

  private static List<Double> values(Series series) {
    SampleCopy copy = new SampleCopy();
    series.buffer().copyLast(series.buffer().capacity(), copy);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < copy.size(); i++) {
      values.add(copy.value(i));
    }
    return values.isEmpty() ? List.of(Double.NaN) : values;
  }

  private void showRecords(List<RawRecord> inOrder) {
    List<RawRecord> newest = inOrder.reversed();
    for (int i = 0; i < Math.min(RECORDS, newest.size()); i++) {
      RawRecord record = newest.get(i);
      int characters = i == 0 ? NEWEST_CHARACTERS : OLDER_CHARACTERS;
      String value =
          record.value().map(bytes -> RecordText.oneLine(bytes, characters)).orElse("(tombstone)");
      Label text = Nodes.styled(new Label(value), "record-text");
      text.setWrapText(true);
      records.getChildren().addAll(caption(record), text);
    }
  }

  private static Label caption(RawRecord record) {
    String age = TopicFacts.age(System.currentTimeMillis() - record.timestampMs());
    String when = age.contains(" ") ? age + " ago" : age;
    String key = record.key().map(bytes -> ", key " + RecordText.oneLine(bytes, 40)).orElse("");
    return Nodes.styled(
        new Label(
            String.format(
                Locale.ROOT,
                "partition %d, offset %,d%s, %s",
                record.partition(),
                record.offset(),
                key,
                when)),
        "text-muted",
        "text-small");
  }
}

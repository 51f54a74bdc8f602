package topicscope.plot.axis;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import topicscope.chart.ClockText;

/**
 * The line below a time axis: at the left the time zone, after the day unless it is today; a click
 * switches between local time and UTC. At the right how many samples are shown, and what time they
 * cover. It changes at most twice a second. For the JavaFX thread.
 */
final class AxisFooter extends Region {
  private static final long PACE_NANOS = 500_000_000;

  private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(ZoneId.systemDefault());
  private final Label days = new Label();
  private final Label caption = new Label();
  private final Tooltip hint = new Tooltip();
  private long writtenAt;
  private boolean written;

  AxisFooter() {
    getStyleClass().add("axis-footer");
    days.getStyleClass().add("time-zone");
    days.setAccessibleRole(AccessibleRole.BUTTON);
    days.setTooltip(hint);
    days.setOnMouseClicked(_ -> toggle());
    caption.getStyleClass().add("axis-caption");
    getChildren().addAll(days, caption);
    zone.subscribe(this::hurry);
  }

  ObjectProperty<ZoneId> zoneProperty() {
    return zone;
  }

  /** Makes the next text due at once. */
  void hurry() {
    written = false;
  }

  /** Whether the next text is due. */
  boolean isDue() {
    return !written || System.nanoTime() - writtenAt >= PACE_NANOS;
  }

  /**
   * Shows what part of time is visible.
   *
   * @param samples the number of samples of a trace; 0 where the axis is no count of samples
   */
  void show(double fromMs, double toMs, long samples) {
    written = true;
    writtenAt = System.nanoTime();
    days.setText(ClockText.days(fromMs, toMs, zone.get(), LocalDate.now(zone.get())));
    hint.setText(
        isUtc()
            ? "Times are in UTC. Click for the time of this machine."
            : "Times are those of this machine (" + zone.get() + "). Click for UTC.");
    caption.setText(
        samples == 0
            ? ""
            : String.format(Locale.ROOT, "%,d samples · %s", samples, length(toMs - fromMs)));
    requestLayout();
  }

  /** Shows nothing, as without samples. */
  void clear() {
    days.setText("");
    caption.setText("");
    written = false;
  }

  private boolean isUtc() {
    return zone.get().equals(ZoneOffset.UTC);
  }

  private void toggle() {
    zone.set(isUtc() ? ZoneId.systemDefault() : ZoneOffset.UTC);
  }

  /** A length of time in its two largest units. */
  private static String length(double ms) {
    if (ms < 1_000) {
      return String.format(Locale.ROOT, "%.0f ms", ms);
    }
    long seconds = Math.round(ms / 1_000);
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", ms / 1_000);
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return minutes + " min " + seconds % 60 + " s";
    }
    return minutes < 24 * 60
        ? minutes / 60 + " h " + minutes % 60 + " min"
        : minutes / 60 / 24 + " d " + minutes / 60 % 24 + " h";
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    days.resizeRelocate(0, 0, days.prefWidth(-1), height);
    double width = caption.prefWidth(-1);
    caption.resizeRelocate(getWidth() - width, 0, width, height);
    // Where both have no room, the time zone stays.
    caption.setVisible(days.getWidth() + width < getWidth());
  }
}

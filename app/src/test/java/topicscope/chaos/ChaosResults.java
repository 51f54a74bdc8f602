package topicscope.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The measurements of a chaos run, with their targets. Each figure is one line of JSON in {@code
 * target/chaos.txt} as soon as it is known; {@link #close()} prints all of them as a table.
 */
public final class ChaosResults implements AutoCloseable {
  private static final Path FILE = Path.of("target", "chaos.txt");
  private static final String ROW = "%-52s %-52s %12s %9s  %s%n";
  private static final long NO_TARGET = Long.MAX_VALUE;

  private final List<Figure> figures = new ArrayList<>();

  private record Figure(String scenario, String what, long value, long target) {
    boolean missed() {
      return value > target;
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"scenario\":\"%s\",\"what\":\"%s\",\"value\":%d,\"at_most\":%d,\"missed\":%b}%n",
          scenario,
          what,
          value,
          target,
          missed());
    }

    String row() {
      return String.format(
          Locale.ROOT,
          ROW,
          scenario,
          what,
          String.format(Locale.ROOT, "%,d", value),
          target == NO_TARGET ? "-" : String.format(Locale.ROOT, "%,d", target),
          target == NO_TARGET ? "" : missed() ? "MISSED" : "held");
    }
  }

  /** Adds a figure without a target. */
  void note(String scenario, String what, long value) {
    note(scenario, what, value, NO_TARGET);
  }

  /** Adds a figure. */
  public void note(String scenario, String what, long value, long atMost) {
    Figure figure = new Figure(scenario, what, value, atMost);
    figures.add(figure);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, figure.json(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the result of a delivery check. */
  void note(String scenario, DeliveryCheck oracle) {
    note(scenario, "missing of " + oracle.acknowledged() + " records", oracle.missing(), 0);
    note(scenario, "duplicated offsets", oracle.duplicated(), 0);
    note(scenario, "out of order, or wrong", oracle.disordered() + oracle.wrong(), 0);
  }

  /** The figures of that scenario that missed their targets. */
  List<String> missed(String scenario) {
    return figures.stream()
        .filter(figure -> figure.scenario().equals(scenario) && figure.missed())
        .map(Figure::row)
        .toList();
  }

  /** Prints all figures, one per line. */
  @Override
  public void close() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "%n" + ROW, "what was done", "what was found", "worst", "at most", "verdict"));
    figures.forEach(figure -> table.append(figure.row()));
    System.out.println(table);
  }
}

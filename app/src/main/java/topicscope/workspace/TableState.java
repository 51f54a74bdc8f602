package topicscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the table of a plot's series is arranged.
 *
 * @param sort the column that it is sorted by; empty for the order of appearance
 * @param descending whether the largest comes first
 * @param group what its rows are grouped by: {@code field} or {@code group}; empty for no groups
 * @param held whether its statistics are of all samples held, instead of the span in sight
 * @param big whether it is shown as big numbers
 * @param widths the widths of columns that were set by hand
 */
public record TableState(
    String sort, boolean descending, String group, boolean held, boolean big, List<Width> widths) {
  /** The default. */
  public static final TableState USUAL = new TableState("", false, "", false, false, List.of());

  /**
   * The width of a column.
   *
   * @param name its name
   * @param width its width in units of the screen
   */
  public record Width(String name, double width) {}

  /** Copies the list. */
  public TableState {
    widths = List.copyOf(widths);
  }

  /** The same sorted otherwise. */
  public TableState withSort(String column, boolean largestFirst) {
    return new TableState(column, largestFirst, group, held, big, widths);
  }

  /** The same grouped otherwise. */
  public TableState withGroup(String other) {
    return new TableState(sort, descending, other, held, big, widths);
  }

  /** The same with statistics of all samples held, or not. */
  public TableState withHeld(boolean all) {
    return new TableState(sort, descending, group, all, big, widths);
  }

  /** The same as big numbers, or as a table. */
  public TableState withBig(boolean numbers) {
    return new TableState(sort, descending, group, held, numbers, widths);
  }

  /** The same with another width of a column. */
  public TableState withWidth(Width width) {
    List<Width> all = new ArrayList<>(widths);
    all.removeIf(one -> one.name().equals(width.name()));
    all.add(width);
    return new TableState(sort, descending, group, held, big, all);
  }

  /** The same with columns as wide as their content needs. */
  public TableState withoutWidths() {
    return new TableState(sort, descending, group, held, big, List.of());
  }

  /** The width of a column, if it was set by hand. */
  public OptionalDouble width(String column) {
    return widths.stream()
        .filter(one -> one.name().equals(column))
        .mapToDouble(Width::width)
        .findFirst();
  }
}

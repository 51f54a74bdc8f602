package topicscope.desk.tour;

/** A first step with the window, in the order in which they are offered. */
public enum TourStep {
  /** Another topic in a plot. */
  TOPIC(1, "Pick a topic (T)", "The list of topics opens above the plots.", "Pick a topic"),
  /** The values at the mouse or at a cursor. */
  POINT(
      2,
      "Point at a line",
      "The plot shows the exact values at the mouse. Two cursors do the same with the keys (C).",
      "Cursors on or off"),
  /** A series computed from a series. */
  DERIVED(
      3,
      "Press M for a derived series",
      "Enter adds it: a mean, a band, a rate, computed as samples arrive.",
      "Make a series of series"),
  /** A rule on a series. */
  ALERT(
      4,
      "Press A for an alert",
      "Write a limit, such as 120, and press Enter: the plot marks when it is exceeded.",
      "Add an alert rule");

  private final int number;
  private final String title;
  private final String explanation;
  private final String command;

  TourStep(int number, String title, String explanation, String command) {
    this.number = number;
    this.title = title;
    this.explanation = explanation;
    this.command = command;
  }

  /** Its number, from 1. */
  int number() {
    return number;
  }

  /** What to do, with its number. */
  String title() {
    return number + "  " + title;
  }

  /** What happens then, in a sentence. */
  String explanation() {
    return explanation;
  }

  /** The title of the command that begins it. */
  public String command() {
    return command;
  }
}

package topicscope.transform;

/** Something typed that can't be understood; the message points at the place. */
public final class SyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String text;
  private final int position;

  /**
   * @param problem what is wrong and what would be right, in one line
   * @param text all that was typed
   * @param position where the mistake begins, from 0 to the length of the text
   */
  public SyntaxException(String problem, String text, int position) {
    super(pointed(problem, text, position));
    this.problem = problem;
    this.text = text;
    this.position = position;
  }

  /** What is wrong, and below it the place in what was typed. */
  public String pointed() {
    return pointed(problem, text, position);
  }

  private static String pointed(String problem, String text, int position) {
    return problem + "\n  " + text + "\n  " + " ".repeat(position) + "^";
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** All that was typed. */
  public String text() {
    return text;
  }

  /** Where the mistake begins. */
  public int position() {
    return position;
  }
}

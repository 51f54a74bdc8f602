package topicscope.transform;

/** A text that can't be parsed. The message points at the position. */
public final class SyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int position;

  /**
   * @param problem what is wrong and what would be right, in one line
   * @param text the whole text
   * @param position start of the error, from 0 to the length of the text
   */
  public SyntaxException(String problem, String text, int position) {
    super(pointed(problem, text, position));
    this.position = position;
  }

  private static String pointed(String problem, String text, int position) {
    return problem + "\n  " + text + "\n  " + " ".repeat(position) + "^";
  }

  /** The start of the error. */
  public int position() {
    return position;
  }
}

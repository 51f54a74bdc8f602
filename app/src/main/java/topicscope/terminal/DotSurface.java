package topicscope.terminal;

/** What a trace is drawn on: dots in cells, or pixels. */
interface DotSurface {
  /** The first row that isn't clipped. */
  int top();

  /** The row after the last one that isn't clipped. */
  int bottom();

  /** The dots between two heights of a column, both included. */
  void run(int x, int from, int to);

  /** A line between two dots, both included. */
  void line(int fromX, int fromY, int toX, int toY);
}

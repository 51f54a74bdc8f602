package topicscope.plot.paint;

/**
 * Strokes lines of any width into a {@link Coverage}: one quadrilateral per segment, a bevel at
 * every turn, flat ends, a dot for a line of one point.
 *
 * <p>Owned by one thread. Coordinates are pixels, y downwards, in the frame of the coverage.
 */
final class Stroker {
  private static final double FAR = 1e7;

  private final Coverage coverage;
  private double half;
  private double atX;
  private double atY;
  private double normalX;
  private double normalY;
  private boolean pen;
  private boolean stroked;

  Stroker(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Sets the width of the next lines, in pixels. */
  void width(double pixels) {
    half = pixels / 2;
  }

  /** Ends the present line and begins another. */
  void moveTo(double x, double y) {
    end();
    atX = x;
    atY = near(y);
    pen = true;
    stroked = false;
  }

  /** Strokes a straight line from the last point; moves there if there is none. */
  void lineTo(double x, double y) {
    if (!pen) {
      moveTo(x, y);
      return;
    }
    double toY = near(y);
    double dx = x - atX;
    double dy = toY - atY;
    double length = Math.sqrt(dx * dx + dy * dy);
    if (length < 1e-6) {
      return;
    }
    double nx = -dy * half / length;
    double ny = dx * half / length;
    if (stroked) {
      bevel(nx, ny);
    }
    segment(atX, atY, x, toY, nx, ny);
    normalX = nx;
    normalY = ny;
    atX = x;
    atY = toY;
    stroked = true;
  }

  /** Ends the line. */
  void end() {
    if (pen && !stroked) {
      dot(atX, atY, Math.max(half, 1));
    }
    pen = false;
  }

  /** Fills a small disc. */
  void dot(double x, double y, double radius) {
    double fromX = x + radius;
    double fromY = y;
    int corners = 12;
    for (int i = 1; i <= corners; i++) {
      double angle = -2 * Math.PI * i / corners;
      double toX = x + radius * Math.cos(angle);
      double toY = y + radius * Math.sin(angle);
      coverage.edge(fromX, fromY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }

  private void segment(double x0, double y0, double x1, double y1, double nx, double ny) {
    coverage.edge(x1 - nx, y1 - ny, x0 - nx, y0 - ny);
    coverage.edge(x0 - nx, y0 - ny, x0 + nx, y0 + ny);
    coverage.edge(x0 + nx, y0 + ny, x1 + nx, y1 + ny);
    coverage.edge(x1 + nx, y1 + ny, x1 - nx, y1 - ny);
  }

  /** Fills the wedge on the outer side of a turn. */
  private void bevel(double nx, double ny) {
    double turn = normalX * ny - normalY * nx;
    double outer = turn > 0 ? -1 : 1;
    double ax = atX + outer * normalX;
    double ay = atY + outer * normalY;
    double bx = atX + outer * nx;
    double by = atY + outer * ny;
    if (turn > 0) {
      triangle(bx, by, ax, ay);
    } else {
      triangle(ax, ay, bx, by);
    }
  }

  private void triangle(double ax, double ay, double bx, double by) {
    coverage.edge(atX, atY, ax, ay);
    coverage.edge(ax, ay, bx, by);
    coverage.edge(bx, by, atX, atY);
  }

  private static double near(double y) {
    return Math.max(-FAR, Math.min(FAR, y));
  }
}

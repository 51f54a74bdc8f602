package topicscope.plot.xy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import topicscope.plot.PlotStyles;
import topicscope.plot.paint.ArgbPixels;
import topicscope.plot.view.OutputScale;
import topicscope.plot.view.TraceColour;

/**
 * An XY plot: a picture of pairs with axes, the newest pair with its values, a crosshair at the
 * pointer, and a line that says how the pairs are made. It shows what an {@link XyPainter} painted.
 *
 * <p>Owned by the JavaFX thread. Its look is that of the chart (style class {@code xy-view}).
 */
public final class XyView extends Region {
  private static final double TOP = 28;
  private static final double BOTTOM = 46;
  private static final double SIDE = 20;
  private static final double EDGE = 10;
  private static final double GAP = 6;
  private static final double ROW = 17;
  private static final double NARROWEST_LEFT = 28;
  private static final double PER_X_TICK = 80;
  private static final double PER_Y_TICK = 44;
  private static final double TICK = 4;
  private static final double DOT = 10;
  private static final double BESIDE = 8;

  /** Texts that change with every sample change four times a second. */
  private static final long PACE_NANOS = 250_000_000;

  private final Supplier<ZoneId> zone;
  private final Path grid = new Path();
  private final ImageView image = new ImageView();
  private final TickTexts xTicks = new TickTexts();
  private final TickTexts yTicks = new TickTexts();
  private final Text xTitle = new Text();
  private final Text yTitle = new Text();
  private final Label caption = new Label();
  private final Region newest = new Region();
  private final Label newestValues = new Label();
  private final XyCrosshair crosshair = new XyCrosshair();

  /** Has the colour of the trace in the present theme. */
  private final Rectangle ink = new Rectangle();

  private Optional<XyPicture> shown = Optional.empty();
  private WritableImage sheet = new WritableImage(1, 1);
  private double left = NARROWEST_LEFT;
  private long writtenAt = System.nanoTime() - PACE_NANOS;
  private double writtenWidth;

  /**
   * A view without a picture.
   *
   * @param zone gives the time zone of the times it shows
   */
  public XyView(Supplier<ZoneId> zone) {
    this.zone = zone;
    setId("xy");
    getStyleClass().add("xy-view");
    setMinSize(0, 0);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("XY plot");
    name(grid, "xy-grid", "xy-grid");
    name(image, "xy-image", "xy-image");
    name(xTitle, "xy-x-title", "xy-title");
    name(yTitle, "xy-y-title", "xy-title");
    name(caption, "xy-caption", "xy-caption");
    name(newest, "xy-newest", "xy-newest");
    name(newestValues, "xy-newest-values", "value-tag");
    ink.setVisible(false);
    getChildren().addAll(grid, image, xTicks, yTicks, xTitle, yTitle, caption);
    getChildren().addAll(newest, newestValues, crosshair, ink);
    for (Node node : getChildren()) {
      node.setManaged(false);
      node.setMouseTransparent(true);
    }
    newest.setVisible(false);
    newestValues.setVisible(false);
    setOnMouseMoved(this::point);
    setOnMouseDragged(this::point);
    setOnMouseExited(event -> crosshair.forget());
    setOnMousePressed(event -> requestFocus());
  }

  private static void name(Node node, String id, String style) {
    node.setId(id);
    node.getStyleClass().add(style);
  }

  /** Gives the pairs the colour of a trace. */
  public void dress(TraceColour colour, int place) {
    colour.dress(ink, "-fx-fill", place);
    colour.dress(newest, "-fx-background-color", place);
    colour.dress(newestValues, "-topicscope-tag", place);
    colour.dress(crosshair.dot(), "-fx-background-color", place);
  }

  /** The colour of the pairs, as a premultiplied pixel. */
  public int ink() {
    return ArgbPixels.of(ink.getFill());
  }

  /** The size that a picture has to have; empty while there is no room for one. */
  public Optional<XyRequest.Size> room() {
    double density = OutputScale.ofScreen(getScene());
    int columns = (int) Math.round(across() * density);
    int rows = (int) Math.round(high() * density);
    return getScene() == null || columns < 1 || rows < 1
        ? Optional.empty()
        : Optional.of(new XyRequest.Size(columns, rows, density));
  }

  /** Shows a picture that was just painted. */
  public void show(XyPicture next) {
    if (shown.filter(before -> before.request().isAbout(next.request())).isEmpty()) {
      writtenAt = System.nanoTime() - PACE_NANOS;
    }
    shown = Optional.of(next);
    int columns = next.request().size().columns();
    int rows = next.request().size().rows();
    if (sheet.getWidth() != columns || sheet.getHeight() != rows) {
      sheet = new WritableImage(columns, rows);
      image.setImage(sheet);
    }
    sheet
        .getPixelWriter()
        .setPixels(
            0, 0, columns, rows, PixelFormat.getIntArgbPreInstance(), next.pixels(), 0, columns);
    requestLayout();
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  /** Writes texts that have waited for their time; called a few times a second. */
  public void refresh() {
    requestLayout();
  }

  /** Shows a text in place of a picture. */
  public void say(String why) {
    if (shown.isEmpty() && caption.getText().equals(why)) {
      return;
    }
    shown = Optional.empty();
    writtenAt = System.nanoTime() - PACE_NANOS;
    image.setImage(null);
    sheet = new WritableImage(1, 1);
    caption.setText(why);
    requestLayout();
  }

  /** The picture shown; empty without one. */
  public Optional<XyPicture> picture() {
    return shown;
  }

  /** The width of the picture, in units of JavaFX. */
  private double across() {
    return snapPositionX(getWidth() - left - SIDE);
  }

  private double high() {
    return snapPositionY(getHeight() - TOP - BOTTOM);
  }

  @Override
  protected void layoutChildren() {
    boolean there = shown.isPresent() && across() > 1 && high() > 1;
    boolean resized = getWidth() != writtenWidth;
    boolean write = resized || System.nanoTime() - writtenAt >= PACE_NANOS;
    if (write) {
      writtenAt = System.nanoTime();
      writtenWidth = getWidth();
    }
    for (Node node : List.of(grid, image, xTicks, yTicks, xTitle, yTitle)) {
      node.setVisible(there);
    }
    newest.setVisible(there && shown.orElseThrow().newest().isPresent());
    newestValues.setVisible(newest.isVisible());
    if (there) {
      place(shown.orElseThrow(), write);
    } else {
      crosshair.forget();
    }
    placeCaption(write);
  }

  private void place(XyPicture now, boolean write) {
    List<XyAxis.Tick> up = now.yAxis().ticks((int) Math.max(2, high() / PER_Y_TICK));
    yTicks.prepare(up);
    left = Math.max(NARROWEST_LEFT, EDGE + Math.ceil(yTicks.widest()) + GAP);
    double width = across();
    double height = high();
    List<XyAxis.Tick> right = now.xAxis().ticks((int) Math.max(2, width / PER_X_TICK));
    xTicks.prepare(right);
    grid.getElements().clear();
    for (int i = 0; i < up.size(); i++) {
      double y = Math.rint(TOP + (1 - up.get(i).share()) * height) + 0.5;
      grid.getElements().addAll(new MoveTo(left, y), new HLineTo(left + width));
      yTicks.putLeft(i, left - GAP, y);
    }
    double free = 0;
    for (int i = 0; i < right.size(); i++) {
      double x = Math.rint(left + right.get(i).share() * width) + 0.5;
      grid.getElements().addAll(new MoveTo(x, TOP), new VLineTo(TOP + height + TICK));
      free = xTicks.putBelow(i, x, TOP + height + ROW, free, getWidth() - 2);
    }
    image.setX(left);
    image.setY(TOP);
    image.setFitWidth(width);
    image.setFitHeight(height);
    placeTitles(now, width);
    placeNewest(now, width, height, write);
    crosshair.relocate(left, TOP);
    crosshair.show(now, width, height, zone.get());
  }

  private void placeTitles(XyPicture now, double width) {
    yTitle.setText(now.yAxis().title(now.request().y().label()));
    yTitle.setX(EDGE);
    yTitle.setY(TOP - 11);
    xTitle.setText(now.xAxis().title(now.request().x().label()));
    xTitle.applyCss();
    double wide = xTitle.getLayoutBounds().getWidth();
    xTitle.setX(Math.rint(Math.max(EDGE, left + width - wide)));
    xTitle.setY(getHeight() - EDGE);
  }

  private void placeNewest(XyPicture now, double width, double height, boolean write) {
    if (now.newest().isEmpty()) {
      return;
    }
    XyPair pair = now.newest().get();
    double x = left + now.xAxis().share(pair.x()) * width;
    double y = TOP + (1 - now.yAxis().share(pair.y())) * height;
    newest.resizeRelocate(x - DOT / 2, y - DOT / 2, DOT, DOT);
    if (write) {
      newestValues.setText(XyText.values(pair, now));
    }
    newestValues.applyCss();
    double wide = Math.ceil(newestValues.prefWidth(-1));
    double tall = Math.ceil(newestValues.prefHeight(-1));
    boolean beside = x + BESIDE + wide <= left + width;
    newestValues.resizeRelocate(
        Math.rint(Math.max(left, beside ? x + BESIDE : x - BESIDE - wide)),
        Math.rint(Math.clamp(y - tall - BESIDE / 2, TOP, Math.max(TOP, TOP + height - tall))),
        wide,
        tall);
  }

  /** The longest wording that has room beside the title of x. */
  private void placeCaption(boolean write) {
    double room = (xTitle.isVisible() ? xTitle.getX() : getWidth()) - 2 * EDGE;
    caption.applyCss();
    if (shown.isPresent() && write) {
      for (String wording : XyText.captions(shown.get())) {
        caption.setText(wording);
        if (caption.prefWidth(-1) <= room) {
          break;
        }
      }
    }
    double tall = caption.prefHeight(-1);
    caption.resizeRelocate(
        EDGE,
        Math.rint(getHeight() - tall - GAP - 1),
        Math.max(0, Math.min(room, Math.ceil(caption.prefWidth(-1)))),
        tall);
  }

  private void point(MouseEvent event) {
    crosshair.point(event.getX() - left, event.getY() - TOP);
    shown.ifPresent(now -> crosshair.show(now, across(), high(), zone.get()));
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? shown.map(now -> XyText.describe(now, zone.get())).orElseGet(caption::getText)
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public String getUserAgentStylesheet() {
    return PlotStyles.chart();
  }
}

package topicscope.desk.topic;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import topicscope.desk.topic.TopicListing.Section;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.observe.TopicStatistics;

/** A topic in the dropdown: its section, name, partitions, rate, records and last record. */
final class TopicCell extends ListCell<String> {
  private static final int MIN_RATES = 12;
  private static final double SCROLL_BAR = 10;
  private static final PseudoClass GROWING = PseudoClass.getPseudoClass("growing");
  private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first-of-section");

  private final TopicListing listing;
  private final Set<TopicCell> inUse;
  private final Runnable moved;
  private final Label caption = Nodes.styled(new Label(), "text-muted", "text-small");
  private final TopicNameLabel name = new TopicNameLabel();
  private final Label partitions = Nodes.styled(new Label(), "text-muted");
  private final Sparkline sparkline = new Sparkline(MIN_RATES, true);
  private final Label rate = Nodes.styled(new Label(), "rate");
  private final Label records = Nodes.styled(new Label(), "text-muted");
  private final Label size = Nodes.styled(new Label(), "text-muted");
  private final Label age = Nodes.styled(new Label(), "text-muted");
  private final HBox box;

  /**
   * An empty cell.
   *
   * @param columns the widths
   * @param listing what is listed
   * @param inUse the cells that show a topic; the cell adds and removes itself
   * @param moved called when the cell shows another topic
   */
  TopicCell(TopicColumns columns, TopicListing listing, Set<TopicCell> inUse, Runnable moved) {
    this.listing = listing;
    this.inUse = inUse;
    this.moved = moved;
    box = columns.row(caption, name, partitions, sparkline, rate, records, size, age);
    setPrefWidth(0);
    widthProperty().subscribe(this::keepClearOfScrollBar);
    hoverProperty().subscribe(this::explain);
  }

  /** The columns stay where they are when the scroll bar goes. */
  private void keepClearOfScrollBar() {
    double right = getListView() == null ? 0 : getListView().getWidth() - getWidth();
    box.setPadding(new Insets(0, Math.clamp(SCROLL_BAR - right, 0, SCROLL_BAR), 0, 0));
  }

  @Override
  protected void updateItem(@Nullable String topic, boolean empty) {
    boolean other = topic != null && !topic.equals(getItem());
    super.updateItem(topic, empty);
    if (empty || topic == null) {
      inUse.remove(this);
      setGraphic(null);
      setTooltip(null);
      pseudoClassStateChanged(FIRST, false);
      return;
    }
    if (inUse.add(this) || other) {
      moved.run();
    }
    setGraphic(box);
    refresh();
  }

  @Override
  public void updateIndex(int index) {
    super.updateIndex(index);
    // The neighbours may have changed, and with them the caption.
    if (getItem() != null) {
      refresh();
    }
  }

  /** Shows what is known now. */
  void refresh() {
    String topic = getItem();
    Optional<TopicStatistics> known = listing.statistics(topic);
    TopicFacts facts = TopicFacts.of(known, System.currentTimeMillis());
    Section section = listing.section(topic);
    boolean first = neighbour(-1).filter(above -> listing.section(above) == section).isEmpty();
    pseudoClassStateChanged(
        FIRST,
        first
            && neighbour(-1).isPresent()
            && listing.words().isEmpty()
            && listing.order() == TopicOrder.USUAL);
    caption.setText(captionOf(section, first));
    name.show(topic, listing.words(), listing.branches(topic));
    partitions.setText(facts.partitions());
    sparkline.show(known.map(TopicStatistics::recentRates).orElse(List.of()));
    rate.setText(facts.rate());
    rate.pseudoClassStateChanged(
        GROWING, known.filter(now -> now.recordsPerSecond() > 0).isPresent());
    records.setText(facts.records());
    size.setText(facts.size());
    age.setText(facts.age());
    if (isHover()) {
      explain();
    }
    setAccessibleText(topic + ", " + section.caption() + ", " + facts.sentence());
  }

  /** The tooltip; made only under the pointer, because a tooltip is a window. */
  private void explain() {
    String topic = getItem();
    if (topic != null) {
      String text =
          topic
              + listing
                  .statistics(topic)
                  .map(known -> "\n" + TopicFacts.exact(known, ZoneId.systemDefault()))
                  .orElse("");
      if (getTooltip() == null) {
        setTooltip(new Tooltip());
      }
      getTooltip().setText(text);
    }
  }

  /** In a search and where it is sorted every row says in which part it would be. */
  private String captionOf(Section section, boolean first) {
    boolean plain = section == Section.OTHERS;
    boolean parts = listing.words().isEmpty() && listing.order() == TopicOrder.USUAL;
    boolean shown = parts ? first : !plain;
    return shown ? section.caption() : "";
  }

  private Optional<String> neighbour(int by) {
    int index = getIndex() + by;
    List<String> items = getListView() == null ? List.of() : getListView().getItems();
    return index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }
}

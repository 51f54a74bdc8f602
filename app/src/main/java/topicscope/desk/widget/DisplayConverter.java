package topicscope.desk.widget;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Converter for a box that can't be typed into. */
public final class DisplayConverter<T> extends StringConverter<T> {
  private final Function<T, String> words;

  public DisplayConverter(Function<T, String> words) {
    this.words = words;
  }

  @Override
  public String toString(@Nullable T item) {
    return item == null ? "" : words.apply(item);
  }

  @Override
  public T fromString(String text) {
    throw new IllegalArgumentException("the box is not typed into: " + text);
  }
}

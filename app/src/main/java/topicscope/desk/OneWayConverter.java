package topicscope.desk;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Words for the items of a box that is not typed into. */
final class OneWayConverter<T> extends StringConverter<T> {
  private final Function<T, String> words;

  OneWayConverter(Function<T, String> words) {
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

package topicscope.producer.command.source;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of one of some values, and lists the names for the help text. */
abstract class NameConverter<T> implements ITypeConverter<T>, Iterable<String> {
  private final List<T> values;

  /** The names are what the values' {@code toString()} returns. */
  NameConverter(T[] values) {
    this.values = List.of(values);
  }

  @Override
  public final T convert(String text) {
    return values.stream()
        .filter(value -> value.toString().equalsIgnoreCase(text))
        .findAny()
        .orElseThrow(() ->
            new TypeConversionException("'" + text + "' is none of " + String.join(", ", this)));
  }

  @Override
  public final Iterator<String> iterator() {
    return values.stream().map(Object::toString).iterator();
  }
}

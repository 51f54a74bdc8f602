package topicscope.producer.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import topicscope.producer.publish.ValueFormat;

/** Reads the name of a value format, and lists the names for help. */
final class FormatConverter implements ITypeConverter<ValueFormat>, Iterable<String> {
  @Override
  public ValueFormat convert(String text) {
    return Arrays.stream(ValueFormat.values())
        .filter(format -> format.toString().equalsIgnoreCase(text))
        .findAny()
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + names()));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(ValueFormat.values()).map(ValueFormat::toString).iterator();
  }

  private static String names() {
    return Arrays.stream(ValueFormat.values())
        .map(ValueFormat::toString)
        .collect(Collectors.joining(", "));
  }
}

package topicscope.cli.options;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import topicscope.decode.choice.Format;

/** The values that a shell offers for an option, spelled as the help spells them. */
public final class ValueNames {
  private ValueNames() {}

  /** The formats of values. */
  public static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::id).iterator();
    }
  }

  /** The forms of times in CSV files. */
  public static final class CsvTimes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("epoch", "iso").iterator();
    }
  }

  /** The colours of pictures. */
  public static final class Themes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("light", "dark").iterator();
    }
  }
}

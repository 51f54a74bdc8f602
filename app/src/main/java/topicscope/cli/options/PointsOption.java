package topicscope.cli.options;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for how many of the newest samples of each series are shown. */
public final class PointsOption {
  private static final int MAX = 50_000_000;
  private static final int DEFAULT = 200;

  @Option(
      names = "--points",
      paramLabel = "N",
      converter = Converter.class,
      description = "How many of the newest samples are shown (default: " + DEFAULT + ").")
  private @Nullable Integer points;

  /** The number given, or 200. */
  public int points() {
    return given().orElse(DEFAULT);
  }

  /** The number, if given. */
  public Optional<Integer> given() {
    return Optional.ofNullable(points);
  }

  /** Takes whole numbers from 1 to 50,000,000. */
  public static final class Converter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int points = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
      if (points < 1 || points > MAX) {
        throw new TypeConversionException("'" + text + "' is not a whole number from 1 to " + MAX);
      }
      return points;
    }
  }
}

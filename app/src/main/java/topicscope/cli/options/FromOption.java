package topicscope.cli.options;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import topicscope.kafka.partition.StartPosition;

/** The option for where reading begins. The default differs between commands. */
public final class FromOption {
  @Option(
      names = "--from",
      paramLabel = "PLACE",
      converter = Converter.class,
      description = {
        "Where to begin: " + StartPosition.SYNTAX + ".",
        "Default: the last records, as many as --points or --max-records says (tail: 10);"
            + " with watch or in a group: latest."
      })
  private @Nullable StartPosition from;

  /** What the user gave. */
  public Optional<StartPosition> given() {
    return Optional.ofNullable(from);
  }

  /** Takes what {@link StartPosition#parse(String)} does. */
  static final class Converter implements ITypeConverter<StartPosition> {
    @Override
    public StartPosition convert(String text) {
      try {
        return StartPosition.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}

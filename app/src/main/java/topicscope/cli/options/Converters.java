package topicscope.cli.options;

import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.time.TimeChoice;
import topicscope.kafka.partition.StartPosition;
import topicscope.platform.TimeFormats;
import topicscope.transform.Transform;

/** The converters that all options share. Each value is read by the parser of its type. */
public final class Converters {
  private Converters() {}

  /** Adds the converters to a command and the subcommands that it has. */
  public static CommandLine addTo(CommandLine command) {
    return command
        .registerConverter(Duration.class, parsing(TimeFormats::duration))
        .registerConverter(Format.class, parsing(Format::parse))
        .registerConverter(TimeChoice.class, parsing(TimeChoice::parse))
        .registerConverter(Grouping.class, parsing(Grouping::parse))
        .registerConverter(StartPosition.class, parsing(StartPosition::parse))
        .registerConverter(Transform.class, parsing(Transform::parse))
        .registerConverter(AlertRule.class, parsing(AlertRule::parse));
  }

  private static <T> ITypeConverter<T> parsing(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }
}

package topicscope.producer.command;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;
import topicscope.platform.TimeFormats;

/** The converters that all options share. */
public final class Converters {
  private Converters() {}

  /** Adds the converters, and turns off argument files: {@code @team} is a value. */
  public static CommandLine addTo(CommandLine commandLine) {
    return commandLine
        .setExpandAtFiles(false)
        .registerConverter(Duration.class, Converters::duration);
  }

  private static Duration duration(String text) {
    try {
      return TimeFormats.duration(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}

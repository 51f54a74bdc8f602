package topicscope.producer.config;

import java.nio.file.Path;

/** An error in the configuration file. The message begins with the file and the line. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * An error in a line of the file.
   *
   * @param line from 1
   */
  public ConfigException(Path file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }

  ConfigException(String message) {
    super(message);
  }
}

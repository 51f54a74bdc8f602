package topicscope.producer.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;
import topicscope.producer.Main;

/** The version that the jar's manifest names. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "topicscope-producer " + Objects.requireNonNullElse(version, "of a development build")
    };
  }
}

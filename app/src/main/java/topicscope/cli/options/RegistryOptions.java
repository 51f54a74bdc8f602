package topicscope.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaSource;

/** The options that say where the schema registry is. Secrets come from a file, never from here. */
final class RegistryOptions {
  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "The schema registry, as http://HOST:PORT or https://HOST:PORT.")
  private @Nullable String url;

  @Option(
      names = "--schema-registry-config",
      paramLabel = "FILE",
      description = {
        "Its credentials and certificates, named as Confluent's clients name them:"
            + " basic.auth.user.info, bearer.auth.token, ssl.truststore.location,"
            + " ssl.truststore.password, ssl.keystore.location, ssl.keystore.password."
      })
  private @Nullable Path config;

  /** What was given, if anything. */
  Optional<RegistryFile> registry() {
    if (url == null && config != null) {
      throw new IllegalArgumentException("--schema-registry-config needs --schema-registry");
    }
    return Optional.ofNullable(url)
        .map(given -> new RegistryFile(given, Optional.ofNullable(config)));
  }

  /** Opens the registry, or a source that has no schemas if none is given. */
  SchemaSource open() throws IOException {
    Optional<RegistryFile> given = registry();
    return given.isEmpty() ? SchemaSource.none() : given.get().open();
  }
}

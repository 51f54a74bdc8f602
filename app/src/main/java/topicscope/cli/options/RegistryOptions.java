package topicscope.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaSource;

/** The options for the schema registry. Secrets are given in a file, never as an argument. */
final class RegistryOptions {
  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description =
          "The schema registry, as http://HOST:PORT or https://HOST:PORT; of several, with commas"
              + " between them, the first that answers.")
  private @Nullable String url;

  @Option(
      names = "--schema-registry-config",
      paramLabel = "FILE",
      description = {
        "The registry's credentials and certificates, with the names of Confluent's clients:"
            + " basic.auth.user.info, bearer.auth.token, ssl.truststore.location,"
            + " ssl.truststore.password, ssl.keystore.location, ssl.keystore.password."
      })
  private @Nullable Path config;

  /** The registry, if one is given. */
  Optional<RegistryFile> registry() {
    if (url == null && config != null) {
      throw new IllegalArgumentException("--schema-registry-config needs --schema-registry");
    }
    return Optional.ofNullable(url)
        .map(given -> new RegistryFile(given, Optional.ofNullable(config)));
  }

  /** Opens the registry; without one, a source that refuses. */
  SchemaSource open() throws IOException {
    Optional<RegistryFile> given = registry();
    return given.isEmpty() ? SchemaSource.none() : given.get().open();
  }
}

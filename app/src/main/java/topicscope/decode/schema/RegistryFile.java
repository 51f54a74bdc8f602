package topicscope.decode.schema;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import topicscope.platform.FileFailure;

/**
 * The address of a schema registry, and the file with its login and certificates. Secrets are in
 * that file only.
 *
 * @param url as {@code http://HOST:PORT} or {@code https://HOST:PORT}; several have commas between
 *     them
 * @param config a properties file with credentials and certificates, named as in Confluent's
 *     clients, with or without the prefix {@code schema.registry.}: {@code basic.auth.user.info},
 *     {@code bearer.auth.token}, {@code ssl.truststore.location}, {@code ssl.truststore.password},
 *     {@code ssl.keystore.location}, {@code ssl.keystore.password}
 */
public record RegistryFile(String url, Optional<Path> config) {
  private static final String PREFIX = "schema.registry.";

  /**
   * Opens the registry and reads the file. Sends nothing yet.
   *
   * @throws IOException if a file can't be read; names the file and the reason
   * @throws IllegalArgumentException if the address or the content of a file is invalid
   */
  public SchemaRegistry open() throws IOException {
    return open(new RegistryLogins());
  }

  /**
   * As {@link #open()}.
   *
   * @param logins knows which logins were refused a short time ago
   */
  public SchemaRegistry open(RegistryLogins logins) throws IOException {
    return new SchemaRegistry(settings(), logins);
  }

  private RegistrySettings settings() throws IOException {
    RegistrySettings settings = RegistrySettings.at(url);
    if (config.isEmpty()) {
      return settings;
    }
    Path file = config.get();
    Properties given = read(file);
    String pair = value(given, "basic.auth.user.info");
    if (!pair.isEmpty()) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("basic.auth.user.info in " + file + " is USER:PASSWORD");
      }
      settings = settings.withBasic(pair.substring(0, colon), pair.substring(colon + 1));
    }
    String token = value(given, "bearer.auth.token");
    if (!token.isEmpty()) {
      settings = settings.withToken(token);
    }
    RegistryTls tls =
        new RegistryTls(
            value(given, "ssl.truststore.location"),
            value(given, "ssl.truststore.password"),
            value(given, "ssl.keystore.location"),
            value(given, "ssl.keystore.password"));
    return tls.isGiven() ? settings.withTls(tls.context()) : settings;
  }

  private static Properties read(Path file) throws IOException {
    Properties given = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      given.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " can't be read: it isn't a properties file", e);
    } catch (IOException e) {
      throw new IOException(FileFailure.reading(file, e), e);
    }
    return given;
  }

  /** A setting, also under the name it has in files that serve Kafka's clients too. */
  private static String value(Properties given, String name) {
    return given.getProperty(name, given.getProperty(PREFIX + name, "")).strip();
  }
}

package topicscope;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.decode.schema.RegistrySettings;
import topicscope.decode.schema.SchemaRegistry;
import topicscope.decode.schema.SchemaSource;

/** The options that say where the schema registry is. Secrets come from a file, never from here. */
final class RegistryOptions {
  private static final String PREFIX = "schema.registry.";

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

  /** Opens the registry, or a source that has no schemas if none is given. */
  SchemaSource open() throws IOException {
    String address = url;
    return address == null
        ? SchemaSource.none()
        : new SchemaRegistry(settings(RegistrySettings.at(address)));
  }

  private RegistrySettings settings(RegistrySettings plain) throws IOException {
    Path file = config;
    if (file == null) {
      return plain;
    }
    Properties given = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      given.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "--schema-registry-config " + file + " can't be read: " + e.getMessage(), e);
    }
    RegistrySettings settings = plain;
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
    String trust = value(given, "ssl.truststore.location");
    String key = value(given, "ssl.keystore.location");
    return trust.isEmpty() && key.isEmpty() ? settings : settings.withTls(tls(given, trust, key));
  }

  private static SSLContext tls(Properties given, String trust, String key) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust.isEmpty() ? null : store(trust, value(given, "ssl.truststore.password")));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      String password = value(given, "ssl.keystore.password");
      if (!key.isEmpty()) {
        keys.init(store(key, password), password.toCharArray());
      }
      context.init(key.isEmpty() ? null : keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the registry's certificates can't be used: " + e.getMessage(), e);
    }
  }

  private static KeyStore store(String location, String password)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(Path.of(location))) {
      KeyStore store = KeyStore.getInstance(location.endsWith(".jks") ? "JKS" : "PKCS12");
      store.load(in, password.isEmpty() ? null : password.toCharArray());
      return store;
    } catch (IOException e) {
      throw new IOException(location + " can't be read: " + e.getMessage(), e);
    }
  }

  /** A setting, also under the name it has in files that serve Kafka's clients as well. */
  private static String value(Properties given, String name) {
    return given.getProperty(name, given.getProperty(PREFIX + name, "")).strip();
  }
}

package topicscope.decode.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import topicscope.platform.FileFailure;

/**
 * Certificates for a registry: the trusted ones and the client's own. Stores are PKCS 12, or JKS if
 * the name ends in jks; trusted ones may also be PEM.
 *
 * @param trust the file of trusted certificates; empty for those the JVM trusts
 * @param trustPassword its password; may be empty
 * @param key the file with the client's key; empty for none
 * @param keyPassword its password
 */
record RegistryTls(String trust, String trustPassword, String key, String keyPassword) {
  boolean isGiven() {
    return !trust.isEmpty() || !key.isEmpty();
  }

  SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust.isEmpty() ? null : trusted());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      if (!key.isEmpty()) {
        keys.init(store(key, keyPassword), keyPassword.toCharArray());
      }
      context.init(key.isEmpty() ? null : keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the registry's certificates can't be used: " + e.getMessage(), e);
    }
  }

  private KeyStore trusted() throws IOException, GeneralSecurityException {
    boolean pem = trust.endsWith(".pem") || trust.endsWith(".crt") || trust.endsWith(".cer");
    return pem ? pem() : store(trust, trustPassword);
  }

  private KeyStore pem() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(Path.of(trust))) {
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + number++, each);
      }
    } catch (IOException e) {
      throw new IOException(FileFailure.reading(Path.of(trust), e), e);
    }
    return store;
  }

  private static KeyStore store(String location, String password)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(Path.of(location))) {
      KeyStore store = KeyStore.getInstance(location.endsWith(".jks") ? "JKS" : "PKCS12");
      store.load(in, password.isEmpty() ? null : password.toCharArray());
      return store;
    } catch (IOException e) {
      throw new IOException(FileFailure.reading(Path.of(location), e), e);
    }
  }

  /** Contains the file names only. */
  @Override
  public String toString() {
    return "RegistryTls[trust=" + trust + ", key=" + key + "]";
  }
}

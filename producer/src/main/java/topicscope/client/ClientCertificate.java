package topicscope.client;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * The client's own certificate. A broker says of one that has expired only that it is unknown, so
 * the client looks at the dates itself.
 */
public final class ClientCertificate {
  private ClientCertificate() {}

  /**
   * Why a certificate in the key store of these settings can't be used today; reads the store.
   *
   * @return a sentence without a full stop; empty if the dates are right, or there is no such store
   */
  public static Optional<String> outOfDate(ClientConfig config) {
    ConfigDef settings = new ConfigDef();
    SslConfigs.addClientSslSupport(settings);
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(new AbstractConfig(settings, config.forKafka(), false).values());
      KeyStore store = factory.keystore();
      return store == null ? Optional.empty() : outOfDate(store);
    } catch (KafkaException | KeyStoreException e) {
      // The connection, when it is opened, reports what is wrong with the store.
      return Optional.empty();
    }
  }

  private static Optional<String> outOfDate(KeyStore store) throws KeyStoreException {
    Instant now = Instant.now();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
          return Optional.of("our client certificate has expired on " + day(until));
        }
        if (now.isBefore(from)) {
          return Optional.of("our client certificate is not valid before " + day(from));
        }
      }
    }
    return Optional.empty();
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneId.systemDefault());
  }
}

package topicscope.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that is created for the test, and the stores with its certificates. */
public final class Certificates {
  /** The password of every store. */
  public static final String PASSWORD = "store-password";

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final Path folder;
  private final KeyPair issuerKeys = keys();
  private final X509Certificate issuer;

  /** Writes all files into this folder. */
  public Certificates(Path folder) {
    this.folder = folder;
    this.issuer =
        sign("CN=Test Issuer", issuerKeys, Duration.ofDays(-1), Duration.ofDays(30), "", true);
  }

  /** A key store with a certificate for a host, valid today. */
  public Path keyStore(String name, String host) {
    return keyStore(name, "CN=" + name, host, Duration.ofDays(30));
  }

  /** The TLS context of a server with a certificate for a host. */
  SSLContext server(String name, String host) {
    try (InputStream in = Files.newInputStream(keyStore(name, host))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A key store whose certificate was valid until an hour ago. */
  Path expiredKeyStore(String name, String host) {
    return keyStore(name, "CN=" + name, host, Duration.ofHours(-1));
  }

  /** A trust store with this authority. */
  public Path trustStore(String name) {
    return store(name, store -> store.setCertificateEntry("issuer", issuer));
  }

  /** This authority's certificate as text. */
  public String pem() {
    return pem("CERTIFICATE", encoded(issuer));
  }

  /** A file with a client's key and its certificates as text. */
  Path pemKeyStore(String name) {
    KeyPair keys = keys();
    X509Certificate certificate = client(name, keys);
    try {
      return Files.writeString(
          folder.resolve(name + ".pem"),
          pem("PRIVATE KEY", keys.getPrivate().getEncoded())
              + pem("CERTIFICATE", encoded(certificate))
              + pem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509Certificate client(String name, KeyPair keys) {
    return sign("CN=" + name, keys, Duration.ofDays(-1), Duration.ofDays(30), "", false);
  }

  private Path keyStore(String name, String subject, String host, Duration until) {
    KeyPair keys = keys();
    X509Certificate certificate = sign(subject, keys, Duration.ofDays(-2), until, host, false);
    Certificate[] chain = {certificate, issuer};
    Key key = keys.getPrivate();
    return store(name, store -> store.setKeyEntry("key", key, PASSWORD.toCharArray(), chain));
  }

  private X509Certificate sign(
      String subject, KeyPair keys, Duration from, Duration until, String host, boolean isIssuer) {
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=Test Issuer"),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(now.plus(from)),
            Date.from(now.plus(until)),
            new X500Name(subject),
            keys.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isIssuer));
      if (!host.isEmpty()) {
        GeneralName name = new GeneralName(GeneralName.dNSName, host);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Path store(String name, StoreFiller filler) {
    Path file = folder.resolve(name + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filler.fill(store);
      store.store(out, PASSWORD.toCharArray());
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private interface StoreFiller {
    void fill(KeyStore store) throws GeneralSecurityException;
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}

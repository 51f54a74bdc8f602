package topicscope.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads the certificate and the key of a server from PEM files. */
final class PemKeys {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END");
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

  private PemKeys() {}

  /**
   * The context of a server with this certificate.
   *
   * @throws IOException if a file can't be read or used; the message is for the user
   */
  static SSLContext context(PageOptions.TlsFiles files) throws IOException {
    List<Certificate> chain = certificates(files.certificate());
    PrivateKey key = key(files.key());
    try {
      requirePair(chain.getFirst(), key, files);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("page", key, new char[0], chain.toArray(Certificate[]::new));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(files.certificate() + " can't be used: " + e.getMessage(), e);
    }
  }

  private static List<Certificate> certificates(Path file) throws IOException {
    try {
      List<Certificate> all =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
      if (all.isEmpty()) {
        throw new IOException(file + " holds no certificate; it must be a PEM file");
      }
      return all;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificate; it must be a PEM file", e);
    } catch (FileSystemException e) {
      throw unreadable(file, e);
    }
  }

  private static IOException unreadable(Path file, FileSystemException e) {
    String why =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "no right to read it";
          default -> Objects.requireNonNullElse(e.getReason(), "it is no file");
        };
    return new IOException("can't read " + file + ": " + why, e);
  }

  private static PrivateKey key(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (FileSystemException e) {
      throw unreadable(file, e);
    }
    Matcher matcher = KEY.matcher(text);
    if (!matcher.find()) {
      throw new IOException(file + " holds no private key; it must be a PEM file");
    }
    if (!matcher.group(1).isEmpty()) {
      throw new IOException(
          file + " must hold a key in PKCS#8 without a password: openssl pkcs8 -topk8 -nocrypt");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(2));
      for (String kind : KINDS) {
        try {
          return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException e) {
          // It is a key of another kind.
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " holds no usable private key", e);
    }
    throw new IOException(file + " holds no RSA, EC or Ed25519 key");
  }

  /** Signs something with the key, and checks it with the certificate. */
  private static void requirePair(Certificate certificate, PrivateKey key, PageOptions.TlsFiles of)
      throws IOException, GeneralSecurityException {
    String kind = certificate.getPublicKey().getAlgorithm();
    boolean fits = kind.equals(key.getAlgorithm());
    if (fits) {
      Signature signature =
          Signature.getInstance(
              switch (kind) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> kind;
              });
      signature.initSign(key);
      signature.update((byte) 1);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update((byte) 1);
      fits = signature.verify(signed);
    }
    if (!fits) {
      throw new IOException(of.key() + " is not the key of " + of.certificate());
    }
  }
}

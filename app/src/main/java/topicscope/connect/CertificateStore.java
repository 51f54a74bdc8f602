package topicscope.connect;

/**
 * A file with certificates or a key.
 *
 * @param kind its form
 * @param path where it is; empty for none
 */
public record CertificateStore(Kind kind, String path) {
  /** No file. */
  public static final CertificateStore NONE = new CertificateStore(Kind.PEM, "");

  /** The forms that Kafka reads, by the names it gives them. */
  public enum Kind {
    PEM,
    PKCS12,
    JKS
  }

  /** Whether a file is named. */
  public boolean isGiven() {
    return !path.isBlank();
  }

  /** Whether it opens by a password. */
  boolean hasPassword() {
    return isGiven() && kind != Kind.PEM;
  }
}

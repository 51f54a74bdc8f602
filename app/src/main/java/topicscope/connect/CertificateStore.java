package topicscope.connect;

/**
 * A file with certificates or a key.
 *
 * @param kind its form
 * @param path its path; empty for none
 */
public record CertificateStore(Kind kind, String path) {
  /** No file. */
  public static final CertificateStore NONE = new CertificateStore(Kind.PEM, "");

  /** The forms that Kafka reads, by Kafka's names. */
  public enum Kind {
    PEM,
    PKCS12,
    JKS
  }

  /** Whether a file is given. */
  public boolean isGiven() {
    return !path.isBlank();
  }

  /** Whether it needs a password. */
  boolean hasPassword() {
    return isGiven() && kind != Kind.PEM;
  }
}

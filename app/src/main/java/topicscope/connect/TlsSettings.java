package topicscope.connect;

/**
 * The encryption of a connection.
 *
 * @param on whether it is encrypted
 * @param hostNameChecked whether the certificate must match the host name
 * @param trust the trusted issuers; those of the JVM if none is given
 * @param own the client's certificate and key; none if none is given
 */
public record TlsSettings(
    boolean on, boolean hostNameChecked, CertificateStore trust, CertificateStore own) {
  /** Not encrypted. */
  public static final TlsSettings OFF =
      new TlsSettings(false, true, CertificateStore.NONE, CertificateStore.NONE);
}

package topicscope.connect;

/**
 * Whether and how a connection is encrypted.
 *
 * @param on whether it is
 * @param hostNameChecked whether the certificate must be made out to the host
 * @param trust who may vouch for the brokers; those that the JVM trusts, if none is given
 * @param own the certificate and key that the client shows; none if none is given
 */
public record TlsSettings(
    boolean on, boolean hostNameChecked, CertificateStore trust, CertificateStore own) {
  /** Not encrypted. */
  public static final TlsSettings OFF =
      new TlsSettings(false, true, CertificateStore.NONE, CertificateStore.NONE);
}

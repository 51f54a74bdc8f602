package topicscope.kafka.client;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import topicscope.client.ClientCertificate;
import topicscope.client.ClientConfig;

/** Explains why two sides could not agree on an encrypted connection. */
final class TlsFailure {
  private static final String ALERT = "fatal alert: ";

  private TlsFailure() {}

  /** The reason, and what to do. */
  static String of(Throwable failure, String servers, ClientConfig config) {
    if (isAlert(failure)) {
      Optional<String> outOfDate = ClientCertificate.outOfDate(config);
      if (outOfDate.isPresent()) {
        return outOfDate.get() + "; " + servers + " refuses it";
      }
    }
    Throwable why = failure;
    while (why != null) {
      String known = known(why, servers);
      if (!known.isEmpty()) {
        return known;
      }
      why = why.getCause();
    }
    return "no encrypted connection to " + servers + ": " + FailureCause.innermost(failure);
  }

  private static boolean isAlert(Throwable failure) {
    for (Throwable why = failure; why != null; why = why.getCause()) {
      if (String.valueOf(why.getMessage()).contains(ALERT)) {
        return true;
      }
    }
    return false;
  }

  private static String known(Throwable why, String servers) {
    return switch (why) {
      case CertificateExpiredException e -> "the certificate of " + servers + " has expired";
      case CertificateNotYetValidException e ->
          "the certificate of " + servers + " is not valid yet; is this machine's clock right?";
      case CertPathBuilderException e -> unknownIssuer(servers);
      case CertPathValidatorException e when e.getCause() == null -> unknownIssuer(servers);
      case CertificateException e when isAboutTheName(e) ->
          "the certificate of "
              + servers
              + " is made out to another host name ("
              + e.getMessage()
              + "); connect by a name that stands in it";
      case Exception e when String.valueOf(e.getMessage()).contains(ALERT) -> alert(e, servers);
      default -> "";
    };
  }

  private static String unknownIssuer(String servers) {
    return "the certificate of "
        + servers
        + " comes from an issuer that is not known here; add the issuer's certificate to the trust"
        + " store of this connection";
  }

  private static boolean isAboutTheName(CertificateException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("No name matching")
        || message.startsWith("No subject alternative")
        || message.contains("doesn't match");
  }

  /** An alert is the other side's complaint about us. */
  private static String alert(Exception e, String servers) {
    String message = String.valueOf(e.getMessage());
    String alert = message.substring(message.indexOf(ALERT) + ALERT.length());
    return switch (alert.toLowerCase(Locale.ROOT)) {
      case "certificate_required", "bad_certificate", "handshake_failure" ->
          servers + " wants a client certificate; give a key store with one that it accepts";
      case "certificate_unknown", "unknown_ca" ->
          servers + " doesn't know the issuer of our client certificate";
      case "certificate_expired" -> "our client certificate has expired, says " + servers;
      case "protocol_version" -> servers + " accepts no TLS version that we offer";
      default -> servers + " ended the encrypted connection: " + alert;
    };
  }
}

package topicscope.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS over a raw socket, only to find out whether a port speaks TLS. It accepts any certificate,
 * because no secret is sent; Kafka's own client checks the broker's identity.
 */
final class TlsLayer {
  private TlsLayer() {}

  /** The port doesn't speak TLS, or doesn't answer. */
  static final class NotTlsException extends IOException {
    private static final long serialVersionUID = 1;

    NotTlsException(Throwable cause) {
      super("the port doesn't speak TLS", cause);
    }
  }

  /**
   * Does the TLS handshake.
   *
   * @param host the host name that was requested
   * @throws NotTlsException if the other side doesn't speak TLS
   * @throws SSLException if it speaks TLS, but the handshake failed
   */
  static Socket over(Socket socket, String host) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            context().getSocketFactory().createSocket(socket, host, socket.getPort(), false);
    try {
      tls.startHandshake();
      return tls;
    } catch (SSLException e) {
      tls.close();
      throw spokeTls(e) ? e : new NotTlsException(e);
    } catch (SocketTimeoutException | SocketException | EOFException e) {
      tls.close();
      throw new NotTlsException(e);
    }
  }

  /**
   * An alert proves TLS; a handshake that ended, or an answer that is not a TLS record, does not.
   */
  private static boolean spokeTls(SSLException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof SSLHandshakeException
        ? !(e.getCause() instanceof EOFException)
        : message.contains("fatal alert");
  }

  private static SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS", e);
    }
  }

  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

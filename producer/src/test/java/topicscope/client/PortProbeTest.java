package topicscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.producer.TestCluster;

class PortProbeTest {
  private static final Duration TIMEOUT = Duration.ofMillis(1500);

  @Test
  @DisplayName("one broker among the servers is enough")
  void failure_aBroker_none() throws Exception {
    try (TestCluster cluster = new TestCluster()) {
      String servers = "no.such.host.invalid:9092, " + cluster.bootstrapServers();
      assertThat(PortProbe.failure(servers, false, TIMEOUT)).isEmpty();
    }
  }

  @Test
  void failure_nothingListens_refused() throws IOException {
    int port;
    try (ServerSocket free = listen()) {
      port = free.getLocalPort();
    }
    assertThat(PortProbe.failure("127.0.0.1:" + port, false, TIMEOUT))
        .contains("127.0.0.1:" + port + " (connection refused)");
  }

  @Test
  void failure_httpServer_saysSo() throws Exception {
    assertThat(answered("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII)))
        .hasValueSatisfying(cause -> assertThat(cause).contains("speaks HTTP"));
  }

  @Test
  void failure_tlsAlert_saysSo() throws Exception {
    assertThat(answered(new byte[] {0x15, 3, 3, 0, 2, 2, 50, 0}))
        .hasValueSatisfying(cause -> assertThat(cause).contains("security.protocol=SSL"));
  }

  @Test
  void failure_closedWithoutAnswer_saysSo() throws Exception {
    assertThat(answered(new byte[0]))
        .hasValueSatisfying(cause -> assertThat(cause).contains("closes the connection"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP/1.1 400 Bad Request     | speaks HTTP
          <!DOCTYPE HTML PUBLIC "-//W3 | speaks HTTP
          <html><head><title>Error     | speaks HTTP
          SSH-2.0-OpenSSH_9.9          | speaks SSH
          220 mail.example ESMTP ready | a mail or file server
          220-ftp.example ready        | a mail or file server
          +OK POP3 ready               | doesn't speak Kafka
          """)
  @DisplayName("what speaks another protocol is named by it")
  void failure_otherProtocol_isNamed(String greeting, String says) throws Exception {
    assertThat(answered((greeting + "\r\n").getBytes(StandardCharsets.US_ASCII)))
        .hasValueSatisfying(cause -> assertThat(cause).contains(says));
  }

  @Test
  @DisplayName("a web server that waits for the end of a line and then sends a bare page is HTTP")
  void failure_httpWithoutStatusLine_saysSo() throws Exception {
    try (ServerSocket server = listen()) {
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket socket = server.accept()) {
                  InputStream in = socket.getInputStream();
                  int read = in.read();
                  while (read >= 0 && read != '\r') {
                    read = in.read();
                  }
                  socket
                      .getOutputStream()
                      .write("<!DOCTYPE HTML>\n<html>".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  // The probe sees it as a lost connection, and the test fails there.
                }
              });
      assertThat(
              PortProbe.failure(
                  "127.0.0.1:" + server.getLocalPort(), false, Duration.ofMillis(300)))
          .hasValueSatisfying(cause -> assertThat(cause).contains("speaks HTTP"));
      thread.join();
    }
  }

  @Test
  @DisplayName("a port that accepts and stays silent fails within the timeout")
  void failure_silentPort_timesOut() throws IOException {
    try (ServerSocket silent = listen()) {
      String server = "127.0.0.1:" + silent.getLocalPort();
      assertThat(PortProbe.failure(server, false, Duration.ofMillis(200)))
          .contains(server + " (no answer within 200 ms)");
      assertThat(PortProbe.failure(server, true, Duration.ofMillis(200)))
          .contains(server + " (no answer within 200 ms)");
    }
  }

  @Test
  @DisplayName("a controller is reported as a server without records")
  void failure_controller_saysSo() throws Exception {
    byte[] fetchOnly = {0, 0, 0, 16, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1, 0, 1, 0, 4, 0, 17};
    assertThat(answered(fetchOnly))
        .hasValueSatisfying(cause -> assertThat(cause).contains("a controller's"));
    byte[] metadataToo = {0, 0, 0, 16, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1, 0, 3, 0, 0, 0, 13};
    assertThat(answered(metadataToo)).isEmpty();
  }

  @Test
  @DisplayName("TLS to a broker without TLS is reported")
  void failure_plaintextBrokerOverTls_saysSo() throws Exception {
    try (TestCluster cluster = new TestCluster()) {
      assertThat(PortProbe.failure(cluster.bootstrapServers(), true, TIMEOUT))
          .hasValueSatisfying(cause -> assertThat(cause).contains("without TLS"));
      assertThat(PortProbe.logins(cluster.bootstrapServers(), false, TIMEOUT)).isEmpty();
    }
  }

  @Test
  @DisplayName("a name with several addresses, the first of them down: the broker is found")
  void failure_firstAddressDown_asksTheNext() throws Exception {
    byte[] metadataToo = {0, 0, 0, 16, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1, 0, 3, 0, 0, 0, 13};
    assertThat(answered(ManyAddressesResolver.NAME, metadataToo)).isEmpty();
    assertThat(answered(ManyAddressesResolver.NAME, new byte[] {0x15, 3, 3, 0, 2, 2, 50, 0}))
        .as("what says most")
        .hasValueSatisfying(cause -> assertThat(cause).contains("security.protocol=SSL"));
  }

  @Test
  void failure_notAnAddress_saysSo() {
    for (String bad : new String[] {"", "localhost", "localhost:", "localhost:x", "h:99999999"}) {
      assertThat(PortProbe.failure(bad, false, TIMEOUT)).as(bad).isPresent();
    }
    assertThat(PortProbe.failure("localhost:x", false, TIMEOUT))
        .contains("localhost:x (not of the form HOST:PORT)");
  }

  /** The probe's result for a server that gives this response to any request. */
  private static Optional<String> answered(byte[] answer) throws Exception {
    return answered("127.0.0.1", answer);
  }

  private static Optional<String> answered(String host, byte[] answer) throws Exception {
    try (ServerSocket server = listen()) {
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().readNBytes(14);
                  socket.getOutputStream().write(answer);
                } catch (IOException e) {
                  // The probe sees it as a lost connection, and the test fails there.
                }
              });
      Optional<String> failure =
          PortProbe.failure(host + ":" + server.getLocalPort(), false, TIMEOUT);
      // Ends the thread even if no client connected.
      thread.interrupt();
      thread.join();
      return failure;
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }
}

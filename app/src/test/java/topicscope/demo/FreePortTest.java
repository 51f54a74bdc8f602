package topicscope.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FreePortTest {
  @Test
  @DisplayName("no port is returned twice, and none is in the range of outgoing connections")
  void find_often_eachOnce() {
    assertThat(IntStream.range(0, 200).map(i -> FreePort.find()).boxed().toList())
        .doesNotHaveDuplicates()
        .allMatch(port -> port > 1024 && port < 32_768);
  }

  @Test
  @DisplayName(
      "a port on which a program listens, on the loopback or on all addresses, is not free")
  void isFree_taken_not() throws Exception {
    int port = FreePort.find();
    assertThat(FreePort.isFree(port)).isTrue();
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePort.isFree(port)).isFalse();
    }
    try (ServerSocket _ = new ServerSocket(port)) {
      assertThat(FreePort.isFree(port)).isFalse();
    }
    assertThat(FreePort.isFree(port)).isTrue();
  }
}

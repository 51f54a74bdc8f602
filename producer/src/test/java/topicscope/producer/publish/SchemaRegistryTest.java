package topicscope.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  @Test
  @DisplayName("a login that no header can hold is reported, without the login")
  void idOf_impossibleLogin_isToldWithoutIt() {
    List<String> told = new CopyOnWriteArrayList<>();
    SchemaRegistry registry =
        new SchemaRegistry(
            URI.create("http://127.0.0.1:1"), Optional.of("Bearer hid\u0001den"), told::add);
    assertThat(registry.forSubject("t-value").idOf("{}")).isEmpty();
    await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
    assertThat(told.getFirst())
        .contains("can't ask the schema registry http://127.0.0.1:1", "--schema-registry-auth")
        .doesNotContain("hid", "den");
  }
}

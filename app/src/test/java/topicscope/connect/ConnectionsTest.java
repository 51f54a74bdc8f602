package topicscope.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.platform.FileLock;

@Execution(CONCURRENT)
class ConnectionsTest {
  private static final String PASSWORD = "not-to-be-seen";
  private static final int AT_A_TIME = 20;

  @TempDir Path folder;
  private Connections connections;

  @BeforeEach
  void open() {
    connections = new Connections(folder.resolve("config"));
  }

  @Test
  @DisplayName(
      "a connection comes back as it was saved; nothing but it and no secret is in the file")
  void save_everyField_comesBack() throws Exception {
    connections.add(full("prod"), Optional.empty());

    assertThat(connections.load().all()).containsExactly(full("prod"));
    assertThat(connections.load().notices()).isEmpty();
    assertThat(files()).containsExactly("connections.json", "connections.lock");
    assertThat(folder.resolve("config/connections.lock")).isEmptyFile();
  }

  @Test
  @DisplayName("the recently used come first, then by name")
  void load_several_recentlyUsedFirst() throws Exception {
    for (String name : List.of("b", "c", "a")) {
      connections.add(ConnectionProfile.plain(name, "h:1"), Optional.empty());
    }
    connections.used("c");

    assertThat(connections.load().all())
        .extracting(ConnectionProfile::name)
        .containsExactly("c", "a", "b");
  }

  @Test
  @DisplayName("two windows that change the connections at the same time lose nothing")
  void change_twoAtATime_nothingLost() throws Exception {
    Connections other = new Connections(folder.resolve("config"));
    try (ExecutorService windows = Executors.newFixedThreadPool(2)) {
      Future<?> one = windows.submit(() -> addAll(connections, "one-"));
      Future<?> two = windows.submit(() -> addAll(other, "two-"));
      one.get();
      two.get();
    }

    assertThat(connections.load().all())
        .extracting(ConnectionProfile::name)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("one-", "two-")
                .flatMap(prefix -> IntStream.range(0, AT_A_TIME).mapToObj(i -> prefix + i))
                .toList());
  }

  @Test
  @DisplayName("changes of another window are neither overwritten nor deleted")
  void replace_changedMeanwhile_refused() throws Exception {
    Connections other = new Connections(folder.resolve("config"));
    connections.add(full("a"), Optional.of(secrets()));
    ConnectionProfile plain = ConnectionProfile.plain("a", "elsewhere:1");
    other.used("a");
    other.replace(full("a"), plain, Optional.empty());

    assertThatThrownBy(() -> connections.replace(full("a"), full("b"), Optional.of(secrets())))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("a was changed in another window meanwhile");
    assertThatThrownBy(() -> connections.delete(full("a"))).isInstanceOf(ProfileException.class);
    assertThat(connections.secrets("b")).isEqualTo(Secrets.none());
    ConnectionProfile now = connections.find("a");
    assertThat(now.servers()).isEqualTo("elsewhere:1");
    assertThat(now.lastUsed()).isPresent();
    connections.replace(now, full("a"), Optional.empty());
    assertThat(connections.find("a").tls()).isEqualTo(full("a").tls());
  }

  @Test
  @DisplayName(
      "a connection that was deleted elsewhere during an edit exists again after it is saved")
  void replace_deletedMeanwhile_added() throws Exception {
    connections.add(full("a"), Optional.empty());
    new Connections(folder.resolve("config")).delete(full("a"));

    connections.replace(full("a"), full("b"), Optional.empty());

    assertThat(connections.load().all()).containsExactly(full("b"));
  }

  @Test
  @DisplayName("a program that locks the files is waited for a few seconds, and then named")
  void change_filesHeld_says() throws Exception {
    connections.add(full("a"), Optional.empty());
    Path lock = folder.resolve("config").resolve(Connections.LOCK);
    try (FileLock _ = FileLock.take(lock, Duration.ZERO)) {
      assertThatThrownBy(() -> FileLock.take(lock, Duration.ofMillis(50)))
          .isInstanceOf(FileLock.BusyException.class)
          .hasMessageContaining("another Topicscope is changing the files in");
    }
    connections.used("a");
  }

  @Test
  @DisplayName("unknown fields that a later version or a person has added stay in the file")
  void save_unknownFields_kept() throws Exception {
    write(
        "connections.json",
        """
        {"version": 7, "connections": [
          {"name": "a", "bootstrapServers": "h:1", "note": "mine", "tls": {"pinned": "x"}},
          {"name": "strange", "colour": "infra-red"}]}
        """);

    assertThat(connections.load().notices()).singleElement().asString().contains("strange");
    connections.replace(connections.find("a"), full("a"), Optional.empty());

    assertThat(Files.readString(folder.resolve("config/connections.json")))
        .contains("\"version\" : 7", "\"note\" : \"mine\"", "\"pinned\"", "infra-red");
  }

  @Test
  @DisplayName("a broken file is renamed and reported, not overwritten")
  void load_brokenFile_setAside() throws Exception {
    write("connections.json", "{\"connections\": [ secret-looking nonsense");

    Connections.Saved saved = connections.load();

    assertThat(saved.all()).isEmpty();
    assertThat(saved.notices())
        .singleElement()
        .asString()
        .contains("not valid JSON", "set aside as connections.json.broken-")
        .doesNotContain("nonsense");
    assertThat(files()).first().asString().startsWith("connections.json.broken-");
    connections.add(ConnectionProfile.plain("new", "h:1"), Optional.empty());
    assertThat(files()).hasSize(3).contains("connections.json");
  }

  @Test
  @DisplayName("dangerous settings written into the file by hand are refused")
  void load_dangerousSetting_leftOut() throws Exception {
    write(
        "connections.json",
        """
        {"connections": [
          {"name": "a", "settings": {"interceptor.classes": "x.Y"}},
          {"name": "b", "settings": {"sasl.jaas.config": "x"}}]}
        """);

    assertThat(connections.load().all()).isEmpty();
    assertThat(connections.load().notices()).hasSize(2);
  }

  @Test
  @DisplayName("two connections can't have one name, and the other one's password is left alone")
  void save_nameTaken_refused() throws Exception {
    connections.add(full("a"), Optional.of(secrets()));

    assertThatThrownBy(() ->
            connections.add(
                ConnectionProfile.plain("a", "h:1"),
                Optional.of(Secrets.none().with(SecretKind.LOGIN, "other"))))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("called a already");
    assertThat(connections.secrets("a")).isEqualTo(secrets());
  }

  @Test
  @DisplayName(
      "kept secrets are for the owner alone, follow a new name, and go with the connection")
  void save_keptSecrets_ownerOnly() throws Exception {
    connections.add(full("a"), Optional.of(secrets()));
    assertThat(permissions()).isEqualTo("rw-------");

    connections.replace(full("a"), full("b"), Optional.of(secrets()));
    assertThat(connections.secrets("a")).isEqualTo(Secrets.none());
    assertThat(connections.secrets("b")).isEqualTo(secrets());

    connections.delete(full("b"));
    assertThat(connections.load().all()).isEmpty();
    assertThat(Files.readString(secretFile())).doesNotContain(PASSWORD);
    assertThat(permissions()).isEqualTo("rw-------");
  }

  @Test
  @DisplayName("a file of secrets that others can open is neither read nor written")
  void secrets_wideFile_refused() throws Exception {
    connections.add(full("a"), Optional.of(secrets()));
    Files.setPosixFilePermissions(secretFile(), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> connections.secrets("a"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("rw-r-----")
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining(PASSWORD);
    assertThatThrownBy(() -> connections.add(full("b"), Optional.of(secrets())))
        .isInstanceOf(ProfileException.class);
    assertThat(connections.load().all()).containsExactly(full("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"secrets\": %s", "{\"secrets\": [\"%s\"]}", "[\"%s\"]"})
  @DisplayName("a broken file of secrets is renamed; the message shows none of its content")
  void secrets_brokenFile_setAside(String content) throws Exception {
    connections.add(full("a"), Optional.of(secrets()));
    Files.writeString(secretFile(), content.formatted(PASSWORD));

    assertThatThrownBy(() -> connections.secrets("a"))
        .hasMessageContaining("set aside")
        .hasMessageNotContaining(PASSWORD);
    assertThat(connections.secrets("a")).isEqualTo(Secrets.none());
  }

  @Test
  @DisplayName("parts of a connection that are no objects are replaced when it is saved")
  void save_partsOfOtherKinds_replaced() throws Exception {
    connections.add(full("a"), Optional.empty());
    Path file = folder.resolve("config/connections.json");
    Files.writeString(
        file,
        Files.readString(file).replaceAll("\"(trustStore|keyStore)\" : \\{[^}]*\\}", "\"$1\" : 7"));

    ConnectionProfile broken = connections.load().all().getFirst();
    connections.replace(broken, full("a"), Optional.empty());

    assertThat(connections.load().all()).containsExactly(full("a"));
  }

  @Test
  @DisplayName("an unknown name is an error that lists the known names")
  void find_unknown_saysWhichExist() throws Exception {
    assertThatThrownBy(() -> connections.find("x")).hasMessageContaining("none are saved");
    connections.add(ConnectionProfile.plain("a", "h:1"), Optional.empty());
    connections.add(ConnectionProfile.plain("b", "h:1"), Optional.empty());

    assertThatThrownBy(() -> connections.find("x")).hasMessageContaining("there are a, b");
  }

  @Test
  @DisplayName("no text of a connection or its secrets shows a secret")
  void toString_showsNoSecret() throws Exception {
    assertThat(secrets().toString()).doesNotContain(PASSWORD).contains("LOGIN");
    assertThat(full("a").connection(secrets()).toString()).doesNotContain(PASSWORD);
    assertThat(full("a").connection(secrets()).security().toString()).doesNotContain(PASSWORD);
    assertThat(full("a").toString()).doesNotContain(PASSWORD);
  }

  @Test
  @DisplayName("a connection without a needed secret reports which")
  void connection_missingSecret_says() {
    assertThatThrownBy(() -> full("a").connection(Secrets.none()))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("the connection a needs the password and the password of the trust");
  }

  @Test
  @DisplayName("Kafka's settings are the checked settings of the connection")
  void connection_settings_vetted() throws Exception {
    Map<String, Object> settings = full("a").connection(secrets()).security().forKafka();

    assertThat(settings)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("ssl.truststore.type", "PKCS12")
        .containsEntry("ssl.endpoint.identification.algorithm", "")
        .containsEntry("client.rack", "r1");
    assertThat(String.valueOf(settings.get("sasl.jaas.config")))
        .contains("ScramLoginModule required password=\"" + PASSWORD + "\" username=\"ann\"");
  }

  private static Void addAll(Connections to, String prefix) throws ProfileException {
    for (int i = 0; i < AT_A_TIME; i++) {
      to.add(ConnectionProfile.plain(prefix + i, "h:1"), Optional.empty());
    }
    return null;
  }

  private static ConnectionProfile full(String name) {
    return new ConnectionProfile(
        name,
        "broker.example:9093",
        new TlsSettings(
            true,
            false,
            new CertificateStore(CertificateStore.Kind.PKCS12, "/etc/trust.p12"),
            new CertificateStore(CertificateStore.Kind.PEM, "/etc/me.pem")),
        new Login(LoginMechanism.SCRAM_SHA_512, "ann", "", ""),
        Map.of("client.rack", "r1"),
        ProfileColour.RED,
        Optional.empty());
  }

  private static Secrets secrets() {
    return Secrets.none().with(SecretKind.LOGIN, PASSWORD).with(SecretKind.TRUST_STORE, "t");
  }

  private Path secretFile() {
    return folder.resolve("config").resolve("secrets.json");
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(secretFile()));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config").resolve(name), text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("config"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package topicscope.desk.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.LoginMechanism;
import topicscope.connect.ProfileColour;
import topicscope.connect.SecretKind;
import topicscope.connect.Secrets;
import topicscope.desk.connect.ConnectionTestState.Kind;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The model of the dialog without a toolkit: everything runs on the thread of the test. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class ConnectionsModelTest {
  @TempDir Path folder;
  private Connections store;
  private ConnectionsModel model;

  @BeforeEach
  void open() {
    store = new Connections(folder);
    model = new ConnectionsModel(store, Runnable::run, Runnable::run);
  }

  @Test
  @DisplayName("a new connection is made, renamed, copied and deleted")
  void edit_wholeLife() throws Exception {
    model.create();
    model.form().name.set("one");
    model.form().colour.set(ProfileColour.GREEN);
    model.save(() -> {});
    assertThat(names()).containsExactly("one");

    model.form().name.set("uno");
    model.save(() -> {});
    assertThat(names()).containsExactly("uno");

    model.copy();
    assertThat(model.editedProperty().get()).isEmpty();
    model.save(() -> {});
    assertThat(names()).containsExactly("uno", "uno copy");
    assertThat(store.find("uno copy").colour()).isEqualTo(ProfileColour.GREEN);

    model.delete();
    assertThat(names()).containsExactly("uno");
    assertThat(model.noticeProperty().get()).isEmpty();
  }

  @Test
  @DisplayName(
      "a password is only saved if the user says so; otherwise it is known until the program ends")
  void save_password_keptOnlyWhenTold() throws Exception {
    login("quiet");
    model.save(() -> {});
    assertThat(store.secrets("quiet")).isEqualTo(Secrets.none());
    assertThat(folder.resolve("secrets.json")).doesNotExist();
    model.edit(store.find("quiet"));
    assertThat(model.form().password.get()).isEqualTo("s3cret");

    model.form().keep.set(true);
    model.save(() -> {});
    assertThat(store.secrets("quiet").value(SecretKind.LOGIN)).contains("s3cret");

    ConnectionsModel later = new ConnectionsModel(store, Runnable::run, Runnable::run);
    later.edit(store.find("quiet"));
    assertThat(later.form().password.get()).isEqualTo("s3cret");
    assertThat(later.form().keep.get()).isTrue();
    later.form().keep.set(false);
    later.save(() -> {});
    assertThat(store.secrets("quiet")).isEqualTo(Secrets.none());
  }

  @Test
  @DisplayName(
      "what another window has changed meanwhile is said; what was typed stays in the form")
  void save_changedElsewhere_says() throws Exception {
    model.create();
    model.form().name.set("shared");
    model.save(() -> {});
    model.edit(store.find("shared"));
    ConnectionsModel other = new ConnectionsModel(store, Runnable::run, Runnable::run);
    other.edit(store.find("shared"));
    other.form().servers.set("theirs:1");
    other.save(() -> {});

    model.form().servers.set("mine:1");
    model.save(() -> {});

    assertThat(model.noticeProperty().get())
        .contains("The connection shared was changed in another window");
    assertThat(store.find("shared").servers()).isEqualTo("theirs:1");
    assertThat(model.form().servers.get()).isEqualTo("mine:1");
    model.copy();
    model.save(() -> {});
    assertThat(store.find("shared copy").servers()).isEqualTo("mine:1");
  }

  @Test
  @DisplayName("a save that ends after another connection was picked leaves the form alone")
  void save_otherPickedMeanwhile_formKept() throws Exception {
    store.add(ConnectionProfile.plain("a", "a:1"), Optional.empty());
    store.add(ConnectionProfile.plain("b", "b:1"), Optional.empty());
    Deque<Runnable> waiting = new ArrayDeque<>();
    ConnectionsModel slow = new ConnectionsModel(store, waiting::add, Runnable::run);
    runAll(waiting);
    slow.edit(store.find("a"));
    runAll(waiting);
    slow.form().servers.set("a:2");
    slow.save(() -> {});

    slow.edit(store.find("b"));
    runAll(waiting);

    assertThat(store.find("a").servers()).isEqualTo("a:2");
    assertThat(slow.editedProperty().get()).isEqualTo("b");
    assertThat(slow.form().profile()).isEqualTo(store.find("b"));
    slow.save(() -> {});
    runAll(waiting);
    assertThat(store.find("a").servers()).isEqualTo("a:2");
    assertThat(store.find("b").servers()).isEqualTo("b:1");
  }

  private static void runAll(Deque<Runnable> waiting) {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
  }

  @Test
  @DisplayName("a missing field is reported, and nothing is saved or tested")
  void save_incomplete_says() {
    model.create();
    model.form().servers.set("localhost");
    model.save(() -> {});
    assertThat(model.noticeProperty().get()).contains("HOST:PORT");

    model.form().servers.set("localhost:9092");
    model.form().mechanism.set(LoginMechanism.PLAIN);
    model.save(() -> {});
    assertThat(model.noticeProperty().get()).isEqualTo("Enter the user.");

    model.form().user.set("ann");
    model.test();
    assertThat(model.trialProperty().get())
        .isEqualTo(new ConnectionTestState(Kind.FAILS, "The password is missing."));
    assertThat(names()).isEmpty();
  }

  @Test
  @DisplayName("a successful test describes the cluster, and saves nothing")
  void test_broker_works(TestCluster cluster) {
    model.create();
    model.form().servers.set(cluster.bootstrapServers());
    model.test();

    await().until(() -> model.trialProperty().get().kind() == Kind.WORKS);
    assertThat(model.trialProperty().get().text()).startsWith("Connected: 1 broker, ");
    assertThat(names()).isEmpty();
  }

  @Test
  @DisplayName("a failed test reports the true cause; a running test can be stopped")
  void test_nobodyThere_fails() throws IOException {
    model.create();
    model.form().servers.set("localhost:1");
    model.test();
    await().until(() -> model.trialProperty().get().kind() == Kind.FAILS);
    assertThat(model.trialProperty().get().text())
        .isEqualTo("Can't reach localhost:1 (connection refused)");

    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      model.form().servers.set("localhost:" + silent.getLocalPort());
      model.test();
      assertThat(model.trialProperty().get().kind()).isEqualTo(Kind.RUNNING);
      model.cancelTest();
      assertThat(model.trialProperty().get()).isEqualTo(ConnectionTestState.NONE);
    }
  }

  @Test
  @DisplayName("an imported file is shown for review with what was refused; nothing is saved")
  void takeFrom_file_forReview() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("prod.properties"),
            """
            bootstrap.servers=broker.example:9092
            interceptor.classes=x.Y
            group.id=payments
            """);

    model.takeFrom(file);

    assertThat(model.form().profile())
        .isEqualTo(ConnectionProfile.plain("prod", "broker.example:9092"));
    assertThat(model.noticeProperty().get())
        .contains("not saved yet", "interceptor.classes: it names code to load", "group.id: ");
    assertThat(names()).isEmpty();
  }

  @Test
  @DisplayName("opening a saved connection asks once for the secrets that aren't known")
  void open_passwordUnknown_askedOnce() throws Exception {
    login("quiet");
    store.add(model.form().profile(), Optional.empty());
    ConnectionProfile profile = store.find("quiet");
    List<OpenedConnection> opened = new ArrayList<>();
    List<Secrets> asked = new ArrayList<>();

    model.open(profile, opened::add, asked::add, Assertions::fail);
    assertThat(asked).containsExactly(Secrets.none());
    assertThat(opened).isEmpty();
    model.open(profile, Secrets.none().with(SecretKind.LOGIN, "s3cret"), opened::add);
    model.open(profile, opened::add, asked::add, Assertions::fail);

    assertThat(asked).hasSize(1);
    assertThat(opened).hasSize(2).extracting(OpenedConnection::profile).containsOnly(profile);
    assertThat(opened.toString()).doesNotContain("s3cret");
    assertThat(store.find("quiet").lastUsed()).isPresent();
  }

  private void login(String name) {
    model.create();
    model.form().name.set(name);
    model.form().mechanism.set(LoginMechanism.SCRAM_SHA_256);
    model.form().user.set("ann");
    model.form().password.set("s3cret");
  }

  private List<String> names() {
    return model.saved().stream().map(ConnectionProfile::name).toList();
  }
}

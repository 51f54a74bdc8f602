package topicscope.desk.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.client.LoginThrottle;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.LoginMechanism;
import topicscope.connect.OpenedConnection;
import topicscope.connect.ProfileColour;
import topicscope.connect.SecretKind;
import topicscope.connect.Secrets;
import topicscope.desk.connect.ConnectionTestState.Kind;
import topicscope.desk.model.UndoHistory;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The model of the dialog without a toolkit: everything runs on the thread of the test. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class ConnectionsModelTest {
  @TempDir Path folder;
  private Connections store;
  private ConnectionsModel model;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final UndoHistory history = new UndoHistory();
  private Optional<String> failed = Optional.empty();

  @BeforeEach
  void open() {
    store = new Connections(folder);
    model = model(Runnable::run, Runnable::run);
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

    ConnectionsModel later = model(Runnable::run, Runnable::run);
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
    ConnectionsModel other = model(Runnable::run, Runnable::run);
    other.edit(store.find("shared"));
    other.form().servers.set("theirs:1");
    other.save(() -> {});

    model.form().servers.set("mine:1");
    model.save(() -> {});

    assertThat(model.noticeProperty().get())
        .contains("The connection shared was changed in another window");
    assertThat(store.find("shared").servers()).isEqualTo("theirs:1");
    assertThat(model.form().servers.get()).isEqualTo("mine:1");
    assertThat(model.isStale()).isTrue();
    model.copy();
    model.save(() -> {});
    assertThat(store.find("shared copy").servers()).isEqualTo("mine:1");
  }

  @Test
  @DisplayName("a save that ends after another connection was picked leaves the form alone")
  void save_otherPickedMeanwhile_formKept() throws Exception {
    store.add(ConnectionProfile.plain("a", "a:1"), Optional.empty());
    store.add(ConnectionProfile.plain("b", "b:1"), Optional.empty());
    ConnectionsModel slow = slow();
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

  @Test
  @DisplayName("a connection whose save ends after another was picked is saved, but not opened")
  void connect_otherPickedMeanwhile_notOpened() throws Exception {
    twoSaved();
    ConnectionsModel slow = slow();
    slow.edit(store.find("a"));
    runAll(waiting);
    List<OpenedConnection> opened = new ArrayList<>();
    slow.form().servers.set("a:2");
    slow.connect(opened::add);
    slow.edit(store.find("b"));
    runAll(waiting);

    assertThat(store.find("a").servers()).isEqualTo("a:2");
    assertThat(opened).isEmpty();
    assertThat(slow.form().servers.get()).isEqualTo("b:1");
  }

  @Test
  @DisplayName("an import or a refusal that comes late leaves the connection picked since alone")
  void answers_otherPickedMeanwhile_nowhere() throws Exception {
    twoSaved();
    ConnectionsModel slow = slow();
    slow.takeFrom(
        Files.writeString(folder.resolve("x.properties"), "bootstrap.servers=x.example:1"));
    slow.edit(store.find("b"));
    runAll(waiting);
    assertThat(slow.form().servers.get()).isEqualTo("b:1");

    slow.edit(store.find("a"));
    runAll(waiting);
    slow.form().name.set("b");
    slow.save(() -> {});
    slow.edit(store.find("b"));
    runAll(waiting);
    assertThat(slow.form().servers.get()).isEqualTo("b:1");
    assertThat(slow.noticeProperty().get()).startsWith("The changes of a were not saved: ");
  }

  @Test
  @DisplayName("a list that was read before a change doesn't replace the one read after it")
  void load_olderLast_newerStays() throws Exception {
    Deque<Runnable> answers = new ArrayDeque<>();
    ConnectionsModel slow = model(Runnable::run, answers::add);
    store.add(ConnectionProfile.plain("a", "a:1"), Optional.empty());
    slow.load();
    answers.removeLast().run();
    answers.removeLast().run();
    assertThat(slow.saved()).extracting(ConnectionProfile::name).containsExactly("a");
  }

  @Test
  @DisplayName("a save before the file was read forgets no kept password")
  void save_beforeRead_passwordKept() throws Exception {
    keptLogin("prod");
    ConnectionsModel slow = slow();
    slow.edit(store.find("prod"));
    slow.form().servers.set("other:9092");
    slow.save(() -> {});
    runAll(waiting);

    assertThat(store.find("prod").servers()).isEqualTo("other:9092");
    assertThat(store.secrets("prod").value(SecretKind.LOGIN)).contains("s3cret");
    assertThat(slow.form().password.get()).isEqualTo("s3cret");
    assertThat(slow.form().keep.get()).isTrue();
    slow.save(() -> {});
    runAll(waiting);
    assertThat(store.secrets("prod").value(SecretKind.LOGIN)).contains("s3cret");
  }

  @Test
  @DisplayName("what is typed before the file was read, or while it is saved, stays")
  void edit_typedMeanwhile_stays() throws Exception {
    keptLogin("prod");
    ConnectionsModel slow = slow();
    slow.edit(store.find("prod"));
    slow.form().name.set("prod 2");
    slow.form().password.set("newer");
    runAll(waiting);
    assertThat(slow.form().name.get()).isEqualTo("prod 2");
    assertThat(slow.form().password.get()).isEqualTo("newer");
    assertThat(slow.form().keep.get()).isTrue();

    slow.save(() -> {});
    slow.form().name.set("prod 3");
    runAll(waiting);
    assertThat(slow.form().name.get()).isEqualTo("prod 3");
    assertThat(store.secrets("prod 2").value(SecretKind.LOGIN)).contains("newer");
  }

  @Test
  @DisplayName("connecting before the file was read uses the kept password")
  void connect_beforeRead_opens() throws Exception {
    keptLogin("prod");
    ConnectionsModel slow = slow();
    slow.edit(store.find("prod"));
    List<OpenedConnection> opened = new ArrayList<>();
    slow.connect(opened::add);
    runAll(waiting);
    assertThat(slow.noticeProperty().get()).isEmpty();
    assertThat(opened).hasSize(1);
  }

  @Test
  @DisplayName("whatever fails in the background is said")
  void background_fails_said() throws Exception {
    store.add(ConnectionProfile.plain("a", "a:1"), Optional.empty());
    ConnectionsModel broken = model(Runnable::run, Runnable::run);
    broken.takeFrom(unreadable());
    assertThat(broken.noticeProperty().get()).contains("injected").contains("log");
  }

  /** A model whose blocking work waits for {@link #runAll}. */
  private ConnectionsModel slow() {
    ConnectionsModel slow = model(waiting::add, Runnable::run);
    runAll(waiting);
    return slow;
  }

  @Test
  @DisplayName("of two connections to open, the one clicked last is opened, whatever is read first")
  void open_twice_lastOne() throws Exception {
    twoSaved();
    ConnectionsModel slow = slow();
    List<String> opened = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      slow.open(
          store.find(name),
          ready -> opened.add(ready.profile().name()),
          (known, refusal) -> {},
          Assertions::fail);
    }
    waiting.removeLast().run();
    runAll(waiting);
    assertThat(opened).containsExactly("b");
  }

  @Test
  @DisplayName("a new connection that is opened while it is being saved is added once, and opened")
  void connect_whileSaving_addedOnce() {
    ConnectionsModel slow = slow();
    slow.create();
    slow.form().name.set("new");
    List<OpenedConnection> opened = new ArrayList<>();
    slow.save(() -> {});
    slow.connect(opened::add);
    runAll(waiting);
    assertThat(slow.noticeProperty().get()).isEmpty();
    assertThat(opened).hasSize(1);
    assertThat(store.load().all()).hasSize(1);
  }

  /** A path that fails in a way that nobody expects. */
  private static Path unreadable() {
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("injected");
            });
  }

  private void twoSaved() throws Exception {
    store.add(ConnectionProfile.plain("a", "a:1"), Optional.empty());
    store.add(ConnectionProfile.plain("b", "b:1"), Optional.empty());
  }

  private void keptLogin(String name) throws Exception {
    login(name);
    store.add(model.form().profile(), Optional.of(model.form().secrets()));
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
  @DisplayName(
      "a secret that isn't known is asked for until one was accepted; each has one throttle")
  void open_passwordUnknown_askedOnce() throws Exception {
    login("quiet");
    store.add(model.form().profile(), Optional.empty());
    ConnectionProfile profile = store.find("quiet");
    List<OpenedConnection> opened = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    ConnectionsModel.Question question = (known, refusal) -> asked.add(known + refusal.orElse(""));
    Secrets wrong = Secrets.none().with(SecretKind.LOGIN, "typo");
    Secrets right = Secrets.none().with(SecretKind.LOGIN, "s3cret");

    model.open(profile, opened::add, question, Assertions::fail);
    assertThat(asked).containsExactly("Secrets[]");
    assertThat(opened).isEmpty();

    // Nobody knows yet whether it works.
    model.open(profile, wrong, opened::add, Assertions::fail);
    model.open(profile, opened::add, question, Assertions::fail);
    assertThat(asked).hasSize(2);
    LoginThrottle first = opened.getFirst().connection().gate();
    var _ = first.refused("wrong password");

    model.open(profile, wrong, opened::add, Assertions::fail);
    assertThat(opened.getLast().connection().gate()).isSameAs(first);
    model.open(profile, right, opened::add, Assertions::fail);
    LoginThrottle second = opened.getLast().connection().gate();
    assertThat(second.waiting()).isEmpty();
    second.accepted();
    model.open(profile, opened::add, question, Assertions::fail);
    assertThat(asked).hasSize(2);
    assertThat(opened.getLast().connection().gate()).isSameAs(second);

    assertThat(opened).extracting(OpenedConnection::profile).containsOnly(profile);
    assertThat(opened.toString()).doesNotContain("s3cret", "typo");
    assertThat(store.find("quiet").lastUsed()).isPresent();
  }

  @Test
  @DisplayName("a kept password that is refused is asked for again, with the reason")
  void open_keptPasswordRefused_askedAgain() throws Exception {
    keptLogin("prod");
    List<OpenedConnection> opened = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    ConnectionsModel.Question question =
        (known, refusal) -> asked.add(known + " " + refusal.orElse(""));
    model.open(store.find("prod"), opened::add, question, Assertions::fail);
    var _ = opened.getFirst().connection().gate().refused("wrong password");
    model.open(store.find("prod"), opened::add, question, Assertions::fail);
    assertThat(asked).containsExactly("Secrets[LOGIN] wrong password");
    assertThat(opened).hasSize(1);

    model.edit(store.find("prod"));
    model.test();
    assertThat(model.trialProperty().get().text())
        .startsWith("Wrong password; not tried again before ");
  }

  @Test
  @DisplayName("a deleted connection comes back by undoing, with its password and its last use")
  void delete_undone_back() throws Exception {
    keptLogin("prod");
    store.used("prod");
    ConnectionProfile profile = store.find("prod");
    model.edit(profile);
    model.delete();
    assertThat(names()).isEmpty();
    assertThat(store.secrets("prod")).isEqualTo(Secrets.none());

    var _ = history.undo();
    assertThat(store.find("prod")).isEqualTo(profile);
    assertThat(model.form().password.get()).isEqualTo("s3cret");
    assertThat(model.editedProperty().get()).isEqualTo("prod");

    model.delete();
    store.add(ConnectionProfile.plain("prod", "other:1"), Optional.empty());
    var _ = history.undo();
    assertThat(model.noticeProperty().get()).contains("is called prod already");
  }

  @Test
  @DisplayName("changes that are left for another connection come back by undoing")
  void edit_otherPicked_changesRecalled() throws Exception {
    twoSaved();
    model.edit(store.find("a"));
    model.form().servers.set("a:2");
    model.edit(store.find("b"));
    assertThat(history.lastProperty().get().map(UndoHistory.Step::done))
        .contains("Left the changes of a");
    model.edit(store.find("a"));
    assertThat(model.form().servers.get()).isEqualTo("a:1");

    var _ = history.undo();
    assertThat(model.form().servers.get()).isEqualTo("a:2");
    model.save(() -> {});
    assertThat(store.find("a").servers()).isEqualTo("a:2");
    model.edit(store.find("b"));
    assertThat(history.lastProperty().get()).isEmpty();
  }

  @Test
  @DisplayName("a new connection begins with the servers that can't be reached")
  void create_clusterFailed_itsServers() {
    model.create();
    assertThat(model.form().servers.get()).isEqualTo("localhost:9092");
    failed = Optional.of("down.example:9092");
    model.create();
    assertThat(model.form().servers.get()).isEqualTo("down.example:9092");
  }

  private ConnectionsModel model(Executor aside, Executor owner) {
    return new ConnectionsModel(store, aside, owner, history, () -> failed);
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

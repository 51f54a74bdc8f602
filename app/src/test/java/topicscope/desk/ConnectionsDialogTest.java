package topicscope.desk;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.chaos.Certificates;
import topicscope.chaos.SecuredBroker;
import topicscope.chaos.SharedSecuredBroker;
import topicscope.connect.CertificateStore;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.Login;
import topicscope.connect.LoginMechanism;
import topicscope.connect.ProfileColour;
import topicscope.connect.ProfileException;
import topicscope.connect.SecretKind;
import topicscope.connect.Secrets;
import topicscope.connect.TlsSettings;
import topicscope.export.PngExport;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.diagnose.ConnectionTest;

/** The dialog of saved connections, with a broker that has TLS and users. */
@ExtendWith(SharedSecuredBroker.class)
class ConnectionsDialogTest {
  private static SecuredBroker broker;

  @TempDir Path config;

  @BeforeAll
  static void start(SecuredBroker shared) throws IOException {
    Files.createDirectories(OpenWindow.SCREENS);
    broker = shared;
  }

  @Test
  @DisplayName(
      "a saved connection is opened by key; a wrong password is reported, corrected and saved")
  void dialog_scramOverTls_testedAndConnected() throws Exception {
    new Connections(config).add(scram("prod"), Optional.empty());
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"), config)) {
      window.shortcut(KeyCode.O);
      awaitNode(window, "#connections", node -> node.getScene().getWindow().isFocused());
      window.robot().clickOn("#connections .profile-line");
      awaitNode(window, "#connection-user", node -> text(node).equals(SecuredBroker.USER));
      write(window, "#connection-password", "wrong-secret");
      write(window, "#connection-trust-password", Certificates.PASSWORD);
      testUntil(window, () -> window.keys(KeyCode.ALT, KeyCode.T), "Wrong user or password");
      save(window, "connections-wrong-password");

      write(window, "#connection-password", SecuredBroker.PASSWORD);
      testUntil(window, () -> window.robot().clickOn("#connection-test"), "2 topics to be seen");
      save(window, "connections");
      window.robot().press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.CONTROL, KeyCode.S);
      OpenWindow.runOnFx(() -> window.find("#connection-name").requestFocus());
      window.robot().type(KeyCode.ENTER);

      window.awaitText("#server", "prod");
      assertThat(window.find("#host-name-unchecked").isVisible()).isFalse();
      await().until(() -> window.knows("open"));
    }
    assertThat(contents())
        .doesNotContain(SecuredBroker.PASSWORD)
        .doesNotContain("wrong-secret")
        .doesNotContain(Certificates.PASSWORD);
    assertThat(new Connections(config).find("prod").lastUsed()).isPresent();
  }

  @Test
  @DisplayName(
      "the welcome screen asks for passwords that aren't saved; a badge shows what isn't checked")
  void welcome_savedConnection_asksAndShowsBadge() throws Exception {
    ConnectionProfile unchecked =
        new ConnectionProfile(
            "laboratory",
            broker.address("OTHERNAME"),
            new TlsSettings(true, false, trust(), CertificateStore.NONE),
            Login.NONE,
            Map.of(),
            ProfileColour.RED,
            Optional.empty());
    new Connections(config).add(unchecked, Optional.empty());
    new Connections(config).add(scram("prod"), Optional.empty());
    new Connections(config).used("laboratory");
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"), config)) {
      awaitNode(window, ".saved-list .saved", Node::isVisible);
      window.savePicture("welcome-saved");
      window.robot().clickOn(".saved-list .saved");
      awaitNode(window, "#secret-trust_store", Node::isVisible);
      PngExport.write(
          pictureOf(window, "#secret-trust_store"), OpenWindow.SCREENS.resolve("password.png"));
      write(window, "#secret-trust_store", Certificates.PASSWORD);
      window.robot().type(KeyCode.ENTER);

      window.awaitText("#server", "laboratory");
      assertThat(window.find("#host-name-unchecked").isVisible()).isTrue();
      window.savePicture("host-name-unchecked");
    }
  }

  @Test
  @DisplayName("after New one types into the first field; what is saved is selected in the list")
  void create_typedAndSaved_selected() throws Exception {
    new Connections(config).add(ConnectionProfile.plain("older", "older:1"), Optional.empty());
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"), config)) {
      window.shortcut(KeyCode.O);
      awaitNode(window, "#connections .profile-line", Node::isVisible);
      window.robot().clickOn("#connections .profile-line");
      awaitNode(window, "#connection-name", node -> text(node).equals("older"));

      window.robot().clickOn("#connection-new");
      awaitNode(window, "#connection-name", node -> node.isFocused() && text(node).isEmpty());
      assertThat(selected(window)).isEmpty();
      window.robot().write("mine");
      write(window, "#connection-servers", "mine.example:9092");
      window.robot().clickOn("#connection-save");

      await().until(() -> selected(window).equals(Optional.of("mine")));
      assertThat(new Connections(config).find("mine").servers()).isEqualTo("mine.example:9092");

      Point2D emptyRoom =
          OpenWindow.onFx(() -> {
            Node list = window.find("#connections");
            return list.localToScreen(40, list.getLayoutBounds().getHeight() - 20);
          });
      window.robot().doubleClickOn(emptyRoom);
      assertThat(window.find("#connections").getScene().getWindow().isShowing()).isTrue();
      assertThat(new Connections(config).find("mine").lastUsed()).isEmpty();
      OpenWindow.runOnFx(() -> window.find("#connections").getScene().getWindow().hide());
    }
  }

  @Test
  @DisplayName(
      "what another window changed is shown by picking it; delete asks, and both can be undone")
  void saved_conflictThenDeleted_undone() throws Exception {
    ConnectionProfile mine = ConnectionProfile.plain("mine", "mine.example:1");
    new Connections(config).add(mine, Optional.empty());
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"), config)) {
      window.shortcut(KeyCode.O);
      awaitNode(window, "#connections .profile-line", Node::isVisible);
      window.robot().clickOn("#connections .profile-line");
      awaitNode(window, "#connection-name", node -> text(node).equals("mine"));
      new Connections(config)
          .replace(mine, ConnectionProfile.plain("mine", "theirs.example:1"), Optional.empty());
      write(window, "#connection-servers", "typed.example:1");
      window.robot().clickOn("#connection-save");
      awaitNode(window, "#connection-notice", node -> text(node).contains("in another window"));
      await().until(() -> selected(window).isEmpty());
      window.robot().clickOn("#connections .profile-line");
      awaitNode(window, "#connection-servers", node -> text(node).equals("theirs.example:1"));
      save(window, "connections-undo");
      window.robot().clickOn(".connections-dialog .footnote-action");
      awaitNode(window, "#connection-servers", node -> text(node).equals("typed.example:1"));
      window.robot().clickOn("#connections .profile-line");
      awaitNode(window, "#connection-servers", node -> text(node).equals("theirs.example:1"));

      window.robot().clickOn("#connection-delete");
      awaitNode(window, "#connection-delete-no", node -> node.isVisible() && node.isFocused());
      save(window, "connections-delete");
      window.robot().type(KeyCode.ESCAPE);
      assertThat(window.find("#connection-delete-question").getParent().isVisible()).isFalse();
      window.robot().clickOn("#connection-delete");
      window.robot().clickOn("#connection-delete-yes");
      await().until(() -> new Connections(config).load().all().isEmpty());
      awaitNode(
          window,
          ".connections-dialog .footnote-text",
          node -> text(node).equals("Deleted the connection mine"));
      window.robot().clickOn(".connections-dialog .footnote-action");
      await().until(() -> selected(window).equals(Optional.of("mine")));
      assertThat(new Connections(config).find("mine").servers()).isEqualTo("theirs.example:1");
      OpenWindow.runOnFx(() -> window.find("#connections").getScene().getWindow().hide());
    }
  }

  @Test
  @DisplayName("the dialog proposes the address that can't be reached, but drops nothing typed")
  void open_addressFailed_proposed() {
    try (OpenWindow window = OpenWindow.on(ClusterConnection.to("localhost:1"))) {
      window.awaitText("#message", "Can't reach localhost:1");
      window.shortcut(KeyCode.O);
      awaitNode(window, "#connection-servers", node -> text(node).equals("localhost:1"));
      assertThat(window.find("#connection-name").isFocused()).isTrue();

      write(window, "#connection-servers", "localhost:2");
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.O);
      awaitNode(window, "#connection-name", Node::isFocused);
      assertThat(text(window.find("#connection-servers"))).isEqualTo("localhost:2");

      window.robot().clickOn("#connection-new");
      awaitNode(window, "#connection-servers", node -> text(node).equals("localhost:1"));
      assertThat(window.find("#connection-name").isFocused()).isTrue();
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.Z);
      awaitNode(window, "#connection-servers", node -> text(node).equals("localhost:2"));
      awaitNode(window, "#connection-name", Node::isFocused);
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName("a kept password that is refused is asked for again, and another one tried at once")
  void welcome_keptPasswordRefused_askedAgain() throws Exception {
    Secrets wrong =
        Secrets.none()
            .with(SecretKind.LOGIN, "wrong-secret")
            .with(SecretKind.TRUST_STORE, Certificates.PASSWORD);
    new Connections(config).add(scram("prod"), Optional.of(wrong));
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"), config)) {
      awaitNode(window, ".saved-list .saved", Node::isVisible);
      window.robot().clickOn(".saved-list .saved");
      window.awaitText("#message", "rong user or password");

      window.keys(KeyCode.ALT, KeyCode.HOME);
      awaitNode(window, ".saved-list .saved", node -> node.getBoundsInParent().getHeight() > 0);
      window.robot().clickOn(".saved-list .saved");
      awaitNode(window, "#secret-refusal", node -> text(node).startsWith("Wrong user or password"));
      PngExport.write(
          pictureOf(window, "#secret-refusal"), OpenWindow.SCREENS.resolve("password-refused.png"));
      write(window, "#secret-login", SecuredBroker.PASSWORD);
      window.robot().type(KeyCode.ENTER);
      await().until(() -> window.knows("open"));
    }
  }

  private static Optional<String> selected(OpenWindow window) {
    return OpenWindow.onFx(() -> {
      ListView<ConnectionProfile> list = window.robot().lookup("#connections").queryListView();
      return Optional.ofNullable(list.getSelectionModel().getSelectedItem())
          .map(ConnectionProfile::name);
    });
  }

  @Test
  @DisplayName("a test of a connection names the true cause, whatever is wrong")
  void trial_everythingWrong_trueCauseInTime() throws Exception {
    TlsSettings tls = new TlsSettings(true, true, trust(), CertificateStore.NONE);
    Map<String, ConnectionTest> trials =
        Map.of(
            "has expired", trial("EXPIRED", tls, Login.NONE),
            "made out to another host name", trial("OTHERNAME", tls, Login.NONE),
            "wants a client certificate", trial("MUTUAL", tls, Login.NONE),
            "the port speaks TLS", trial("TLS", TlsSettings.OFF, Login.NONE),
            "speaks Kafka without TLS", trial("OPEN", tls, Login.NONE),
            "the port is a controller's", trial("CONTROLLER", TlsSettings.OFF, Login.NONE),
            "asks for a login (PLAIN)", trial("PLAIN", TlsSettings.OFF, Login.NONE),
            "wrong user or password",
                trial("PLAIN", TlsSettings.OFF, new Login(LoginMechanism.PLAIN, "bob", "", "")),
            "connected: 1 broker", trial("OPEN", TlsSettings.OFF, Login.NONE));
    for (Map.Entry<String, ConnectionTest> trial : trials.entrySet()) {
      assertThat(trial.getValue().result().get(30, SECONDS).cause())
          .contains(trial.getKey())
          .doesNotContain("still trying", "wrong-secret");
    }
  }

  private static ConnectionTest trial(String listener, TlsSettings tls, Login login)
      throws ProfileException {
    ConnectionProfile profile =
        new ConnectionProfile(
            listener,
            broker.address(listener),
            tls,
            login,
            Map.of(),
            ProfileColour.NONE,
            Optional.empty());
    Secrets secrets =
        Secrets.none()
            .with(SecretKind.LOGIN, "wrong-secret")
            .with(SecretKind.TRUST_STORE, Certificates.PASSWORD);
    return ConnectionTest.start(profile.connection(secrets));
  }

  private static ConnectionProfile scram(String name) {
    return new ConnectionProfile(
        name,
        broker.address("SCRAM"),
        new TlsSettings(true, true, trust(), CertificateStore.NONE),
        new Login(LoginMechanism.SCRAM_SHA_512, SecuredBroker.USER, "", ""),
        Map.of(),
        ProfileColour.GREEN,
        Optional.empty());
  }

  private static CertificateStore trust() {
    return new CertificateStore(
        CertificateStore.Kind.PKCS12, broker.certificates().trustStore("trust").toString());
  }

  private static void write(OpenWindow window, String field, String text) {
    OpenWindow.runOnFx(() -> {
      TextInputControl input = (TextInputControl) window.find(field);
      input.requestFocus();
      input.clear();
    });
    window.robot().write(text);
  }

  /** Tests until this is the result: on a busy machine a test may have no answer within 5 s. */
  private static void testUntil(OpenWindow window, Runnable test, String wanted) {
    await()
        .atMost(3, MINUTES)
        .until(() -> {
          test.run();
          awaitNode(window, "#connection-test-stop", node -> !node.isVisible());
          return text(window.find("#connection-test-result")).contains(wanted);
        });
  }

  private static void awaitNode(OpenWindow window, String id, Predicate<Node> condition) {
    await()
        .until(() ->
            OpenWindow.onFx(() -> window.robot().lookup(id).tryQuery().filter(condition))
                .isPresent());
  }

  private static String text(Node node) {
    return switch (node) {
      case Labeled labeled -> labeled.getText();
      case TextInputControl input -> input.getText();
      default -> "";
    };
  }

  /** Saves light and dark pictures; the theme is the same afterwards. */
  private static void save(OpenWindow window, String name) throws IOException {
    for (String scheme : List.of("light", "dark")) {
      PngExport.write(
          pictureOf(window, "#connections"),
          OpenWindow.SCREENS.resolve(name + "-" + scheme + ".png"));
      OpenWindow.onFx(() -> {
        window.toggleTheme();
        return scheme;
      });
    }
  }

  private static WritableImage pictureOf(OpenWindow window, String id) {
    return OpenWindow.onFx(() -> {
      Scene scene = window.find(id).getScene();
      return scene.snapshot(null);
    });
  }

  private String contents() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(config)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}

package topicscope.desk.connect;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import topicscope.connect.CertificateStore;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Login;
import topicscope.connect.LoginMechanism;
import topicscope.connect.ProfileColour;
import topicscope.connect.SecretKind;
import topicscope.connect.Secrets;
import topicscope.connect.TlsSettings;

/**
 * The connection in the form. Needs no toolkit.
 *
 * <p>Owned by the JavaFX thread.
 */
final class ConnectionForm {
  private static final Pattern SERVER = Pattern.compile("\\S+:\\d{1,5}");

  final StringProperty name = new SimpleStringProperty("");
  final StringProperty servers = new SimpleStringProperty("");
  final ObjectProperty<ProfileColour> colour = new SimpleObjectProperty<>(ProfileColour.NONE);
  final BooleanProperty tls = new SimpleBooleanProperty();
  final BooleanProperty hostNameChecked = new SimpleBooleanProperty(true);
  final StoreFields trust = new StoreFields();
  final StoreFields own = new StoreFields();
  final StringProperty keyPassword = new SimpleStringProperty("");
  final ObjectProperty<LoginMechanism> mechanism = new SimpleObjectProperty<>(LoginMechanism.NONE);
  final StringProperty user = new SimpleStringProperty("");
  final StringProperty password = new SimpleStringProperty("");
  final StringProperty tokenUrl = new SimpleStringProperty("");
  final StringProperty scope = new SimpleStringProperty("");
  final BooleanProperty keep = new SimpleBooleanProperty();
  private Map<String, String> more = Map.of();

  /** A certificate or key file and its password. */
  static final class StoreFields {
    final ObjectProperty<CertificateStore.Kind> kind =
        new SimpleObjectProperty<>(CertificateStore.Kind.PEM);
    final StringProperty path = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");

    private void show(CertificateStore file, String secret) {
      kind.set(file.kind());
      path.set(file.path());
      password.set(secret);
    }

    private CertificateStore file() {
      String where = path.get().strip();
      return where.isEmpty() ? CertificateStore.NONE : new CertificateStore(kind.get(), where);
    }
  }

  /** Shows a connection. */
  void show(FormContent content) {
    ConnectionProfile profile = content.profile();
    Secrets secrets = content.secrets();
    name.set(profile.name());
    servers.set(profile.servers());
    colour.set(profile.colour());
    tls.set(profile.tls().on());
    hostNameChecked.set(profile.tls().hostNameChecked());
    trust.show(profile.tls().trust(), secrets.value(SecretKind.TRUST_STORE).orElse(""));
    own.show(profile.tls().own(), secrets.value(SecretKind.KEY_STORE).orElse(""));
    keyPassword.set(secrets.value(SecretKind.KEY).orElse(""));
    mechanism.set(profile.login().mechanism());
    user.set(profile.login().user());
    password.set(secrets.value(SecretKind.LOGIN).orElse(""));
    tokenUrl.set(profile.login().tokenUrl());
    scope.set(profile.login().scope());
    keep.set(content.keep());
    more = profile.more();
  }

  /**
   * Fills in secrets where nothing was typed.
   *
   * @param kept whether they are saved
   */
  void fill(Secrets secrets, boolean kept) {
    fill(trust.password, secrets.value(SecretKind.TRUST_STORE));
    fill(own.password, secrets.value(SecretKind.KEY_STORE));
    fill(keyPassword, secrets.value(SecretKind.KEY));
    fill(password, secrets.value(SecretKind.LOGIN));
    keep.set(kept || keep.get());
  }

  private static void fill(StringProperty field, Optional<String> secret) {
    if (field.get().isEmpty()) {
      secret.ifPresent(field::set);
    }
  }

  /** What stands in it. */
  FormContent content() {
    return new FormContent(profile(), secrets(), keep.get());
  }

  /** The connection in its present state; a blank name is replaced by the servers. */
  ConnectionProfile profile() {
    String called = name.get().isBlank() ? servers.get() : name.get();
    return new ConnectionProfile(
        called.strip(),
        servers.get().strip(),
        tls.get()
            ? new TlsSettings(true, hostNameChecked.get(), trust.file(), own.file())
            : TlsSettings.OFF,
        mechanism.get() == LoginMechanism.NONE
            ? Login.NONE
            : new Login(
                mechanism.get(), user.get().strip(), tokenUrl.get().strip(), scope.get().strip()),
        more,
        colour.get(),
        Optional.empty());
  }

  /** The typed secrets. A store without a password needs none. */
  Secrets secrets() {
    Secrets secrets = Secrets.none();
    for (SecretKind secret : profile().needed()) {
      String typed =
          switch (secret) {
            case LOGIN -> password.get();
            case TRUST_STORE -> trust.password.get();
            case KEY_STORE -> own.password.get();
            case KEY -> keyPassword.get();
          };
      if (secret != SecretKind.LOGIN || !typed.isEmpty()) {
        secrets = secrets.with(secret, typed);
      }
    }
    return tls.get() && !keyPassword.get().isEmpty()
        ? secrets.with(SecretKind.KEY, keyPassword.get())
        : secrets;
  }

  /** What is missing to save it, as a sentence; empty if nothing is. */
  String problem() {
    for (String server : servers.get().split(",", -1)) {
      if (!SERVER.matcher(server.strip()).matches()) {
        return "Give the servers as HOST:PORT, with commas between.";
      }
    }
    if (mechanism.get() != LoginMechanism.NONE && user.get().isBlank()) {
      return "Enter the user.";
    }
    boolean token = mechanism.get() == LoginMechanism.OAUTHBEARER;
    return token && tokenUrl.get().isBlank() ? "Enter the URL of the token." : "";
  }

  /** What is missing to connect, as a sentence; empty if nothing is. */
  String problemToConnect() {
    String problem = problem();
    boolean complete = profile().missing(secrets()).isEmpty();
    return !problem.isEmpty() || complete ? problem : "The password is missing.";
  }
}

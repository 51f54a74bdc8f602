package topicscope.desk.connect;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import topicscope.connect.LoginMechanism;
import topicscope.connect.ProfileColour;

/** The fields of a connection. Fields that don't apply are hidden. */
final class FormView extends FormGrid {
  private final TextField name;

  FormView(ConnectionForm form) {
    name = text("connection-name", "Name", "your name for the cluster", form.name);
    text("connection-servers", "Bootstrap servers", "host:port, host:port", form.servers);
    ComboBox<ProfileColour> colour =
        choice("connection-colour", ProfileColour.values(), ProfileColour::id, form.colour);
    colour.setCellFactory(list -> new ColourCell());
    colour.setButtonCell(new ColourCell());
    row("Colour", colour);

    head("Encryption");
    tick("connection-tls", "TLS", "encrypt the connection", form.tls);
    tick(
            "connection-host-name",
            "Host name",
            "check that the certificate belongs to the host",
            form.hostNameChecked)
        .visibleProperty()
        .bind(form.tls);
    row("Trusted issuers", new StoreRow("connection-trust", "the JVM's default", form.trust))
        .visibleProperty()
        .bind(form.tls);
    row("Own key", new StoreRow("connection-own", "none", form.own))
        .visibleProperty()
        .bind(form.tls);
    secret("connection-key-password", "Password of the key", form.keyPassword)
        .visibleProperty()
        .bind(form.tls.and(form.own.path.isNotEmpty()));

    head("Login");
    row(
        "Method",
        choice(
            "connection-mechanism", LoginMechanism.values(), LoginMechanism::id, form.mechanism));
    var login = form.mechanism.isNotEqualTo(LoginMechanism.NONE);
    var token = form.mechanism.isEqualTo(LoginMechanism.OAUTHBEARER);
    text("connection-user", "User or client id", "", form.user).visibleProperty().bind(login);
    secret("connection-password", "Password or secret", form.password)
        .visibleProperty()
        .bind(login);
    text("connection-token-url", "Token from", "https://…", form.tokenUrl)
        .visibleProperty()
        .bind(token);
    text("connection-scope", "Scope", "may be empty", form.scope).visibleProperty().bind(token);
    tick("connection-keep", "Passwords", "keep them, in a file that only you can read", form.keep)
        .visibleProperty()
        .bind(login.or(form.tls));
  }

  /** Focuses the first field. */
  void focusFirst() {
    name.requestFocus();
  }

  private static final class ColourCell extends ListCell<ProfileColour> {
    @Override
    protected void updateItem(ProfileColour colour, boolean empty) {
      super.updateItem(colour, empty);
      setText(empty || colour == null ? null : colour.id());
      setGraphic(empty || colour == null ? null : new ColourDot(colour));
    }
  }
}

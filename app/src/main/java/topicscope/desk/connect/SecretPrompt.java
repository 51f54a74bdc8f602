package topicscope.desk.connect;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.SecretKind;
import topicscope.connect.Secrets;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.WindowIcon;

/**
 * Asks for the secrets of a connection that are missing or were refused. Those that work are kept
 * in memory until the program ends.
 *
 * <p>Owned by the JavaFX thread.
 */
final class SecretPrompt {
  private static final double WIDTH = 420;

  private SecretPrompt() {}

  /**
   * Opens the prompt.
   *
   * @param known the known secrets
   * @param refusal why these were refused; empty if some are missing
   * @param told gets all secrets; not called on cancel
   */
  static void show(
      Window owner,
      List<String> stylesheets,
      ConnectionProfile profile,
      Secrets known,
      Optional<String> refusal,
      Consumer<Secrets> told) {
    Map<SecretKind, StringProperty> typed = new EnumMap<>(SecretKind.class);
    FormGrid fields = new FormGrid();
    for (SecretKind secret : refusal.isPresent() ? profile.needed() : profile.missing(known)) {
      StringProperty value = new SimpleStringProperty(known.value(secret).orElse(""));
      typed.put(secret, value);
      String title = secret.title();
      fields.secret(
          "secret-" + secret.name().toLowerCase(Locale.ROOT),
          title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
          value);
    }
    Stage stage = new Stage();
    Runnable finish =
        () -> {
          Secrets all = known;
          for (Map.Entry<SecretKind, StringProperty> entry : typed.entrySet()) {
            all = all.with(entry.getKey(), entry.getValue().get());
          }
          stage.hide();
          told.accept(all);
        };
    Button connect = Nodes.button("secret-connect", "Connect", finish);
    connect.setDefaultButton(true);
    connect.getStyleClass().add("accent");
    Button cancel = Nodes.button("secret-cancel", "Cancel", stage::hide);
    cancel.setCancelButton(true);
    HBox buttons = Nodes.row("buttons", cancel, connect);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    Label who = Nodes.styled(new Label(profile.name() + " · " + profile.servers()), "title-4");
    Label how = Nodes.styled(new Label(profile.securityText()), "text-muted");
    Label why = Nodes.problem("secret-refusal", "warning");
    why.setText(refusal.map(cause -> BackgroundWork.sentence(cause) + ".").orElse(""));
    why.setMaxWidth(WIDTH);
    Scene scene =
        new Scene(Nodes.styled(new VBox(who, how, why, fields, buttons), "secret-prompt"));
    scene.getStylesheets().addAll(stylesheets);
    stage.initOwner(owner);
    stage.initModality(Modality.WINDOW_MODAL);
    stage.setTitle("Password");
    WindowIcon.addTo(stage);
    stage.setScene(scene);
    stage.show();
  }
}

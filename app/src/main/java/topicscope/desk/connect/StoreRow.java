package topicscope.desk.connect;

import java.io.File;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import topicscope.connect.CertificateStore;

/** A certificate or key file: path, type, and password if it has one. */
final class StoreRow extends HBox {
  StoreRow(String id, String without, ConnectionForm.StoreFields fields) {
    getStyleClass().add("store-row");
    TextField path = new TextField();
    path.setId(id);
    path.setPromptText(without);
    path.setAccessibleText("File");
    path.textProperty().bindBidirectional(fields.path);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(fields.path);
    path.tooltipProperty()
        .bind(Bindings.when(fields.path.isEmpty()).then((Tooltip) null).otherwise(whole));
    HBox.setHgrow(path, Priority.ALWAYS);
    Button browse = new Button("…");
    browse.setAccessibleText("Choose a file");
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(event -> choose(fields));
    ComboBox<CertificateStore.Kind> kind =
        FormGrid.choice(
            id + "-kind", CertificateStore.Kind.values(), CertificateStore.Kind::name, fields.kind);
    kind.setAccessibleText("Form of the file");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    PasswordField password = new PasswordField();
    password.setId(id + "-password");
    password.setPromptText("its password");
    password.setAccessibleText("Password of the file");
    password.setPrefColumnCount(8);
    password.textProperty().bindBidirectional(fields.password);
    password
        .visibleProperty()
        .bind(fields.path.isNotEmpty().and(fields.kind.isNotEqualTo(CertificateStore.Kind.PEM)));
    password.managedProperty().bind(password.visibleProperty());
    getChildren().addAll(path, browse, kind, password);
  }

  private void choose(ConnectionForm.StoreFields fields) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("A file with certificates or a key");
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      fields.path.set(chosen.getPath());
      String name = chosen.getName().toLowerCase(Locale.ROOT);
      if (name.endsWith(".p12") || name.endsWith(".pfx")) {
        fields.kind.set(CertificateStore.Kind.PKCS12);
      } else if (name.endsWith(".jks")) {
        fields.kind.set(CertificateStore.Kind.JKS);
      } else if (name.endsWith(".pem") || name.endsWith(".crt")) {
        fields.kind.set(CertificateStore.Kind.PEM);
      }
    }
  }
}

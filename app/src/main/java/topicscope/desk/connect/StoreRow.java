package topicscope.desk.connect;

import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import topicscope.connect.CertificateStore;
import topicscope.desk.widget.Nodes;

/** A certificate or key file: path, type, and password if it has one. */
final class StoreRow extends HBox {
  StoreRow(String id, String without, ConnectionForm.StoreFields fields) {
    getStyleClass().add("store-row");
    TextField path = Nodes.field(id, "File", without);
    path.textProperty().bindBidirectional(fields.path);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(fields.path);
    path.tooltipProperty()
        .bind(Bindings.when(fields.path.isEmpty()).then((Tooltip) null).otherwise(whole));
    Button browse = Nodes.button(id + "-browse", "…", () -> choose(fields));
    browse.setAccessibleText("Choose a file");
    ComboBox<CertificateStore.Kind> kind =
        FormGrid.choice(
            id + "-kind", CertificateStore.Kind.values(), CertificateStore.Kind::name, fields.kind);
    kind.setAccessibleText("Form of the file");
    Nodes.uncut(kind);
    PasswordField password =
        Nodes.collapsing(
            Nodes.field(
                new PasswordField(), id + "-password", "Password of the file", "its password"));
    HBox.setHgrow(password, Priority.NEVER);
    password.setPrefColumnCount(8);
    password.textProperty().bindBidirectional(fields.password);
    password
        .visibleProperty()
        .bind(fields.path.isNotEmpty().and(fields.kind.isNotEqualTo(CertificateStore.Kind.PEM)));
    getChildren().addAll(path, browse, kind, password);
  }

  private void choose(ConnectionForm.StoreFields fields) {
    Nodes.chooseFile("A file with certificates or a key", getScene().getWindow())
        .map(Path::toString)
        .ifPresent(path -> {
          fields.path.set(path);
          switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "p12", "pfx" -> fields.kind.set(CertificateStore.Kind.PKCS12);
            case "jks" -> fields.kind.set(CertificateStore.Kind.JKS);
            case "pem", "crt" -> fields.kind.set(CertificateStore.Kind.PEM);
            default -> {}
          }
        });
  }
}

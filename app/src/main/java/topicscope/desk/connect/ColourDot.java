package topicscope.desk.connect;

import javafx.scene.layout.Region;
import topicscope.connect.ProfileColour;

/** The colour of a connection as a dot; invisible without a colour. */
public final class ColourDot extends Region {
  public ColourDot() {
    this(ProfileColour.NONE);
  }

  public ColourDot(ProfileColour colour) {
    show(colour);
  }

  /** Shows another colour. */
  public void show(ProfileColour colour) {
    getStyleClass().setAll("profile-colour", colour.id());
    setVisible(colour != ProfileColour.NONE);
  }
}

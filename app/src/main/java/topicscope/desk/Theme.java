package topicscope.desk;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** Light or dark: follows the system until the user switches. Owned by the JavaFX thread. */
public final class Theme {
  private boolean dark;

  /** Applies the system's scheme and follows its changes. */
  public Theme() {
    Platform.Preferences preferences = Platform.getPreferences();
    apply(preferences.getColorScheme());
    preferences.colorSchemeProperty().addListener((property, old, now) -> apply(now));
  }

  /** Switches to the other one. */
  public void toggle() {
    apply(dark ? ColorScheme.LIGHT : ColorScheme.DARK);
  }

  /** Takes that one. */
  public void setDark(boolean wanted) {
    apply(wanted ? ColorScheme.DARK : ColorScheme.LIGHT);
  }

  private void apply(ColorScheme scheme) {
    dark = scheme == ColorScheme.DARK;
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
  }
}

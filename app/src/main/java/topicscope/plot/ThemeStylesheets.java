package topicscope.plot;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** The stylesheets of the two themes. */
public final class ThemeStylesheets {
  private ThemeStylesheets() {}

  /** The user agent stylesheet of the light or the dark theme. */
  public static String of(boolean dark) {
    return (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
  }

  /** Whether the system prefers a dark theme. For the JavaFX thread. */
  public static boolean systemIsDark() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
  }
}

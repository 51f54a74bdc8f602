package topicscope.desk.widget;

import javafx.application.Application;
import javafx.application.Platform;
import topicscope.plot.ThemeStylesheets;
import topicscope.workspace.Workspace.ThemeChoice;

/** Light or dark: follows the system until the user chooses. Owned by the JavaFX thread. */
public final class Theme {
  private final Platform.Preferences preferences = Platform.getPreferences();
  private ThemeChoice choice = ThemeChoice.SYSTEM;
  private boolean dark;

  /** Applies the system's scheme and follows its changes. */
  public Theme() {
    choose(ThemeChoice.SYSTEM);
    preferences.colorSchemeProperty().addListener((property, old, now) -> choose(choice));
  }

  /** Switches between light and dark. */
  public void toggle() {
    choose(dark ? ThemeChoice.LIGHT : ThemeChoice.DARK);
  }

  /** Applies a choice. */
  public void choose(ThemeChoice wanted) {
    choice = wanted;
    dark = isDark(wanted);
    use(wanted);
  }

  /** Shows all windows in the colours of a choice. For the JavaFX thread. */
  public static void use(ThemeChoice wanted) {
    String sheet = ThemeStylesheets.of(isDark(wanted));
    // To set the same one again would style every window again.
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
  }

  private static boolean isDark(ThemeChoice wanted) {
    return switch (wanted) {
      case SYSTEM -> ThemeStylesheets.systemIsDark();
      case LIGHT -> false;
      case DARK -> true;
    };
  }

  /** The present choice. */
  public ThemeChoice choice() {
    return choice;
  }
}

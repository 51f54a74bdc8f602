package topicscope.terminal;

import java.util.Locale;
import java.util.Map;

/** How many colours a terminal shows. */
public enum ColourDepth {
  NONE,
  SIXTEEN,
  PALETTE,
  TRUE;

  /** What the environment says: NO_COLOR, COLORTERM and TERM. */
  public static ColourDepth of(Map<String, String> environment) {
    String type = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || type.equals("dumb")) {
      return NONE;
    }
    String more = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (more.equals("truecolor") || more.equals("24bit") || type.endsWith("-direct")) {
      return TRUE;
    }
    boolean known = type.matches(".*(256|kitty|alacritty|ghostty|wezterm|foot|iterm).*");
    return known ? PALETTE : SIXTEEN;
  }
}

package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.plot.view.TraceColour;

/** Measures the colours of the palette as they are seen. */
class PaletteTest {
  /** The background of a theme. */
  enum Ground {
    DARK("#0d1117"),
    LIGHT("#ffffff");

    private final String colour;

    Ground(String colour) {
      this.colour = colour;
    }
  }

  /** Who looks. */
  enum Eye {
    TYPICAL,
    PROTANOPE,
    DEUTERANOPE
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("any two colours are far enough apart (CIE 1976), also for colour-blind users")
  void colours_anyTwo_farApart(Eye eye) {
    assertFarApart(eye, colours(Ground.LIGHT));
    assertFarApart(eye, colours(Ground.DARK));
  }

  private static void assertFarApart(Eye eye, List<double[]> colours) {
    for (int i = 1; i < colours.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(lab(seen(eye, colours.get(i))), lab(seen(eye, colours.get(j)))))
            .as("%s: colours %d and %d", eye, j + 1, i + 1)
            .isGreaterThan(eye == Eye.TYPICAL ? 24 : 17);
      }
    }
  }

  @Test
  @DisplayName("the page for browsers has the same colours in the same order")
  void colours_ofThePage_same() throws IOException {
    String script;
    try (InputStream in = PaletteTest.class.getResourceAsStream("/topicscope/web/plot.js")) {
      script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> pairs =
        Pattern.compile("\\['(#\\w{6})', '(#\\w{6})']")
            .matcher(script)
            .results()
            .map(pair -> pair.group(2) + " 49%, " + pair.group(1) + " 50%")
            .toList();
    assertThat(pairs).hasSize(TraceColour.PALETTE);
    for (int i = 0; i < pairs.size(); i++) {
      assertThat(TraceColour.OF_PLACE.css(i)).contains(pairs.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("every colour stands out from the background of its theme by 3 : 1")
  void colours_onBackground_standOut(Ground ground) {
    double below = luminance(linear(ground.colour));
    for (double[] colour : colours(ground)) {
      double above = luminance(colour);
      double contrast = (Math.max(above, below) + 0.05) / (Math.min(above, below) + 0.05);
      assertThat(contrast).isGreaterThan(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#ffffff", "#000000", "#ffff00", "#0d1117", "#8250df", "#00ff7f"})
  @DisplayName("a colour that the user chose is visible on both backgrounds, too")
  void own_onBackgrounds_standsOut(String own) {
    Matcher seen =
        Pattern.compile("(#[0-9a-f]{6}) 49%, (#[0-9a-f]{6}) 50%")
            .matcher(new TraceColour(own).css(0));
    assertThat(seen.find()).isTrue();
    assertThat(contrast(seen.group(1), "#0d1117")).isGreaterThan(2.97);
    assertThat(contrast(seen.group(2), "#ffffff")).isGreaterThan(2.97);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13", "0", "red", "#fff", "#GGGGGG", "url(x)", "#ffffff; -fx-x: 1", "-1"})
  @DisplayName("an invalid colour is replaced by the default; no other text gets into a stylesheet")
  void own_nonsense_isOfPlace(String text) {
    assertThat(new TraceColour(text)).isEqualTo(TraceColour.OF_PLACE);
    assertThat(new TraceColour(text).css(13)).isEqualTo(TraceColour.ofPalette(2).css(0));
  }

  private static double contrast(String one, String other) {
    double a = luminance(linear(one));
    double b = luminance(linear(other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static List<double[]> colours(Ground ground) {
    List<double[]> colours = new ArrayList<>();
    for (int place = 0; place < TraceColour.PALETTE; place++) {
      Matcher pair =
          Pattern.compile("(#[0-9a-f]{6}) 49%, (#[0-9a-f]{6}) 50%")
              .matcher(TraceColour.OF_PLACE.css(place));
      assertThat(pair.find()).isTrue();
      colours.add(linear(pair.group(ground == Ground.DARK ? 1 : 2)));
    }
    return colours;
  }

  /** Linear RGB as it is seen, by Machado, Oliveira and Fernandes (2009). */
  private static double[] seen(Eye eye, double[] rgb) {
    double[][] matrix =
        switch (eye) {
          case TYPICAL -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
          case PROTANOPE ->
              new double[][] {
                {0.152286, 1.052583, -0.204868},
                {0.114503, 0.786281, 0.099216},
                {-0.003882, -0.048116, 1.051998}
              };
          case DEUTERANOPE ->
              new double[][] {
                {0.367322, 0.860646, -0.227968},
                {0.280085, 0.672501, 0.047413},
                {-0.011820, 0.042940, 0.968881}
              };
        };
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        seen[row] += matrix[row][column] * rgb[column];
      }
      seen[row] = Math.clamp(seen[row], 0, 1);
    }
    return seen;
  }

  private static double[] linear(String hex) {
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      double channel = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      rgb[i] = channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
    return rgb;
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double[] lab(double[] rgb) {
    double x = cube((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    double y = cube(luminance(rgb));
    double z = cube((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double cube(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }
}

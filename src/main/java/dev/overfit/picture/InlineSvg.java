package dev.overfit.picture;

import java.awt.Color;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns drawings into SVG for use inside a page. Colors become the page's variables ({@code --ink},
 * {@code --series-0}, …), so that a drawing follows the page between light and dark.
 */
public final class InlineSvg {
  private static final Map<String, String> VARIABLES = variables();

  private InlineSvg() {}

  /**
   * Returns the SVG markup of a drawing.
   *
   * @param id the prefix of the names of its parts, unique in the page
   */
  public static String of(Drawing drawing, String description, String id) throws IOException {
    String svg = SvgPicture.svg(drawing, description, id);
    for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
      svg = svg.replace(variable.getKey(), variable.getValue());
    }
    return svg;
  }

  /** Maps each color attribute that Batik writes to the page's variable for it. */
  private static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("\"white\"", "\"var(--paper)\"");
    variables.put(attribute(Palette.INK), "\"var(--ink)\"");
    variables.put(attribute(Palette.FAINT_INK), "\"var(--faint)\"");
    variables.put(attribute(Palette.GRID), "\"var(--grid)\"");
    for (int i = 0; i < Palette.COLORS; i++) {
      variables.put(attribute(Palette.color(i)), "\"var(--series-" + i + ")\"");
    }
    return Map.copyOf(variables);
  }

  private static String attribute(Color color) {
    return "\"rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")\"";
  }
}

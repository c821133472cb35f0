package dev.overfit.picture;

import java.util.function.Function;

/**
 * A picture of a report.
 *
 * @param name the name of its files, without extension
 * @param title what the picture shows
 * @param description what can be seen in the picture, for those who cannot see it
 * @param wide the drawing for files and wide screens
 * @param narrow the drawing for phones
 */
public record Picture(String name, String title, String description, Drawing wide, Drawing narrow) {
  static Picture of(
      String name, String title, String description, Function<Layout, Drawing> drawing) {
    return new Picture(
        name, title, description, drawing.apply(Layout.WIDE), drawing.apply(Layout.NARROW));
  }
}

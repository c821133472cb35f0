package dev.overfit.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes {@link Picture}s as PNG. */
public final class PngPicture {
  /** PNG pixels per layout pixel: twice the resolution of an ordinary screen. */
  static final int SCALE = 2;

  private PngPicture() {}

  /** Writes the wide drawing at {@value #SCALE} times the picture's size. */
  public static void write(Picture picture, OutputStream out) throws IOException {
    // Given a plain stream, ImageIO would cache on disk, and fail while the JVM shuts down.
    try (ImageOutputStream cached = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image(picture.wide()), "png", cached)) {
        throw new IOException(picture.name() + ": this JVM has no writer for PNG");
      }
    }
  }

  private static BufferedImage image(Drawing drawing) {
    BufferedImage image =
        new BufferedImage(
            drawing.width() * SCALE, drawing.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      drawing.draw(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }
}

package dev.overfit.picture;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes {@link Picture}s as PNG files, one after the other through the same pixels: they are most
 * of the memory that a report takes. Not for use by several threads at once.
 */
public final class PngWriter {
  /** Pixels of a PNG a pixel of the layout: twice the resolution of an ordinary screen. */
  static final int SCALE = 2;

  private static final DirectColorModel RGB = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);

  private final int[] pixels;

  /** Can write these pictures. */
  public PngWriter(List<Picture> pictures) {
    pixels = new int[pictures.stream().mapToInt(p -> width(p) * height(p)).max().orElse(0)];
  }

  private static int width(Picture picture) {
    return picture.wide().width() * SCALE;
  }

  private static int height(Picture picture) {
    return picture.wide().height() * SCALE;
  }

  /** Writes the wide drawing at {@value #SCALE} times the picture's size. */
  public void write(Picture picture, OutputStream out) throws IOException {
    BufferedImage image = image(width(picture), height(picture));
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      picture.wide().draw(graphics);
    } finally {
      graphics.dispose();
    }
    // Given a plain stream, ImageIO would cache on the disk, and fail while the JVM shuts down.
    try (ImageOutputStream cached = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", cached)) {
        throw new IOException(picture.name() + ": this JVM has no writer for PNG");
      }
    }
  }

  /** A black image. */
  private BufferedImage image(int width, int height) {
    Arrays.fill(pixels, 0);
    return new Image(
        RGB,
        Raster.createPackedRaster(
            new DataBufferInt(pixels, width * height),
            width,
            height,
            width,
            RGB.getMasks(),
            /* location= */ null));
  }

  /**
   * An image whose parts are looked at where they are: ImageIO asks for one row after the other,
   * and copies of them would take twice the image's memory.
   */
  private static final class Image extends BufferedImage {
    Image(ColorModel colors, WritableRaster raster) {
      super(colors, raster, /* isRasterPremultiplied= */ false, /* properties= */ null);
    }

    @Override
    public Raster getData(Rectangle part) {
      return getRaster()
          .createChild(
              part.x, part.y, part.width, part.height, part.x, part.y, /* bandList= */ null);
    }
  }
}

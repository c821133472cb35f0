package dev.overfit.data.csv;

import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Rows in the UCI layout by formula: row r, from 0, has label r % 2 and features r + c / 32. */
public final class FormulaCsv {
  public static final int WIDTH = 28;

  private FormulaCsv() {}

  static float feature(int row, int column) {
    return row + column / 32f; // exact in float32 for the rows of these tests
  }

  static String line(int row) {
    return row % 2
        + IntStream.range(0, WIDTH)
            .mapToObj(column -> String.format(Locale.ROOT, ",%.18e", feature(row, column)))
            .collect(Collectors.joining());
  }

  public static String csv(int rows) {
    return IntStream.range(0, rows).mapToObj(row -> line(row) + "\n").collect(Collectors.joining());
  }

  public static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] gzip(byte[] bytes) {
    return gzip(new ByteArrayInputStream(bytes));
  }

  public static byte[] gzip(InputStream in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      in.transferTo(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static Dataset dataset(int rows) {
    float[] features = new float[rows * WIDTH];
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 2;
      for (int column = 0; column < WIDTH; column++) {
        features[row * WIDTH + column] = feature(row, column);
      }
    }
    return Dataset.of(Higgs.COLUMNS, features, labels);
  }
}

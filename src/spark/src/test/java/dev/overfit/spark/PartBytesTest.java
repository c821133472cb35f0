package dev.overfit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartBytesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,1\nb,22\nc,333\n",
        "a,1\r\nb,22\r\n\r\nc,333",
        "\n\n\nx\n\n",
        "one line without an end",
        "ä,ö\nß,€\n",
        "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
      })
  void eachLineIsInJustOnePartWhereverAFileIsCut(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("rows.csv"), bytes);
    for (int size = 1; size <= bytes.length + 1; size++) {
      for (int buffer : new int[] {1, 3, 100}) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int start = 0; start < bytes.length; start += size) {
          int length = Math.min(size, bytes.length - start);
          byte[] part = read(file, start, length, bytes.length, buffer);
          all.write(part);
          boolean atLineEnd = part.length == 0 || part[part.length - 1] == '\n';
          assertThat(atLineEnd || all.size() == bytes.length).isTrue();
        }
        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(text);
      }
    }
  }

  private static byte[] read(Path file, int start, int length, int all, int buffer)
      throws IOException {
    FilePart part = new FilePart(file.toUri().toString(), start, length, start + length == all);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = PartBytes.open(part, new Configuration(false))) {
      byte[] some = new byte[buffer];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        bytes.write(some, 0, read);
      }
    }
    return bytes.toByteArray();
  }
}

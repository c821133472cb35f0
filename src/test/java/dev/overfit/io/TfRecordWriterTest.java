package dev.overfit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TfRecordWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TfRecordWriter writer = new TfRecordWriter(out);

  /** The check value that catalogs of CRCs give for CRC-32C. */
  @Test
  void readerOfTheseTestsKnowsCrc32c() {
    assertThat(TfRecords.crc32c(ascii("123456789"))).isEqualTo(0xE3069283);
  }

  /**
   * By hand for 0xE3069283: shifted right by 15 it is 0x0001C60D, its low 15 bits 0x1283 shifted
   * left by 17 are 0x25060000, together 0x2507C60D; plus 0xA282EAD8 that is 0xC78AB0E5.
   */
  @Test
  void maskRotatesBy15AndAddsItsConstant() {
    assertThat(TfRecordWriter.mask(0xE3069283)).isEqualTo(0xC78AB0E5);
  }

  @Test
  void recordIsLengthAndItsSumThenDataAndItsSum() throws IOException {
    writer.write(ascii("123456789"));

    byte[] bytes = out.toByteArray();
    assertThat(bytes).hasSize(8 + 4 + 9 + 4);
    assertThat(hex(bytes, 0, 8)).isEqualTo("0900000000000000");
    assertThat(hex(bytes, 12, 21)).isEqualTo(HexFormat.of().formatHex(ascii("123456789")));
    assertThat(hex(bytes, 21, 25)).isEqualTo("e5b08ac7");
  }

  @Test
  void recordsReadBackInOrderAnEmptyOneToo() throws IOException {
    writer.write(ascii("first"));
    writer.write(new byte[0]);
    writer.write(new byte[100_000]);

    assertThat(TfRecords.wholeRecords(out.toByteArray()))
        .containsExactly(ascii("first"), new byte[0], new byte[100_000]);
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipInputTest {
  private static final String FIRST = "1,2\n3,4\n";
  private static final String SECOND = "5,6\n";
  private static final byte[] MEMBER = FormulaCsv.gzip(FIRST);
  private static final byte[] TWO = joined(MEMBER, FormulaCsv.gzip(SECOND));

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String inflated(byte[] gzip) throws IOException {
    return inflated(new ByteArrayInputStream(gzip));
  }

  private static String inflated(InputStream gzip) throws IOException {
    try (InputStream in = new GzipInput(gzip)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void membersFollowOneAnother() throws IOException {
    byte[] nothing = FormulaCsv.gzip("");
    assertThat(inflated(MEMBER)).isEqualTo(FIRST);
    assertThat(inflated(joined(nothing, TWO, nothing, nothing, MEMBER)))
        .isEqualTo(FIRST + SECOND + FIRST);
  }

  /** A stream that gives one byte at a time has nothing buffered beyond a member's end. */
  @Test
  void itDoesNotMatterHowTheBytesArrive() throws IOException {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(joined(TWO, new byte[10]))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(1, length));
          }
        };
    assertThat(inflated(slow)).isEqualTo(FIRST + SECOND);
  }

  @Test
  void aCutAnywhereButBetweenMembersIsNoEnd() throws IOException {
    for (int length = 0; length < TWO.length; length++) {
      byte[] cut = Arrays.copyOf(TWO, length);
      if (length == MEMBER.length) {
        assertThat(inflated(cut)).isEqualTo(FIRST);
      } else {
        assertThatThrownBy(() -> inflated(cut))
            .as("%d bytes", length)
            .isInstanceOf(EOFException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 512, 200_000})
  void zerosBehindTheEndArePadding(int zeros) throws IOException {
    assertThat(inflated(joined(TWO, new byte[zeros]))).isEqualTo(FIRST + SECOND);
  }

  @Test
  void anythingElseBehindTheEndIsSaid() {
    for (byte[] behind :
        new byte[][] {
          bytes('x'),
          bytes(0, 0, 'x'),
          bytes(0x1f, 'x'),
          "1,2\n".getBytes(StandardCharsets.UTF_8),
          joined(new byte[8], MEMBER)
        }) {
      assertThatThrownBy(() -> inflated(joined(MEMBER, behind)))
          .isInstanceOf(ZipException.class)
          .hasMessage("found data behind its end that is no gzip");
    }
  }

  @Test
  void contentThatDoesNotFitTheTrailerIsSaid() {
    byte[] sum = MEMBER.clone();
    sum[sum.length - 8] ^= 1;
    assertThatThrownBy(() -> inflated(sum))
        .isInstanceOf(ZipException.class)
        .hasMessageContaining("checksum");
    byte[] size = MEMBER.clone();
    size[size.length - 1] ^= 1;
    assertThatThrownBy(() -> inflated(size))
        .isInstanceOf(ZipException.class)
        .hasMessageContaining("length");
  }

  /** A header by RFC 1952: magic, method, flags, 6 fixed bytes, extra, name, comment, CRC-16. */
  @Test
  void aHeaderMayHoldAllThatTheFormatKnows() throws IOException {
    byte[] header =
        bytes(0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 255, 3, 0, 'a', 'b', 'c', 'n', 0, 0);
    CRC32 crc = new CRC32();
    crc.update(header);
    byte[] sum = bytes((int) crc.getValue(), (int) (crc.getValue() >> 8));
    byte[] body = Arrays.copyOfRange(MEMBER, 10, MEMBER.length);
    assertThat(inflated(joined(header, sum, body, TWO))).isEqualTo(FIRST + FIRST + SECOND);
    sum[0] ^= 1;
    assertThatThrownBy(() -> inflated(joined(header, sum, body)))
        .isInstanceOf(ZipException.class)
        .hasMessageContaining("header");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void anUnknownMethodOrFlagIsSaid(int place) {
    byte[] unknown = MEMBER.clone();
    unknown[place] |= (byte) 0x80;
    assertThatThrownBy(() -> inflated(unknown)).isInstanceOf(ZipException.class);
  }

  @Test
  void aFailureIsNotFollowedByAnEnd() throws IOException {
    InputStream in = new GzipInput(new ByteArrayInputStream(joined(MEMBER, bytes(0, 'x'))));
    byte[] target = new byte[100];
    assertThat(in.read(target)).isEqualTo(FIRST.length());
    assertThatThrownBy(() -> in.read(target)).isInstanceOf(ZipException.class);
    assertThatThrownBy(() -> in.read(target)).isInstanceOf(IOException.class);
  }
}

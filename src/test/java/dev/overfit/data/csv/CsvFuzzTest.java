package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.DataException;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Checks that any bytes give either rows or a {@link DataException}. */
class CsvFuzzTest {
  private static final String PIECES = "0123456789.,-+eE\"\n\r \t\0NaInfx\uFEFF";
  private static final String SEED = "8";

  /** The five properties below make 6,250 inputs in all. */
  private static final int TRIES = 1250;

  private static final byte[] ROWS = FormulaCsv.csv(40).getBytes(StandardCharsets.UTF_8);

  @Property(tries = TRIES, seed = SEED)
  void damagedText(@ForAll("changes") List<Change> changes, @ForAll("asked") int asked)
      throws IOException {
    check(".csv", damaged(ROWS, changes), CsvLayout.uci(), asked);
    // Most damage is found; some, such as another digit, still leaves rows.
    Statistics.coverage(
        outcomes -> {
          outcomes.check("refused").percentage(share -> share > 10);
          outcomes.check("rows").percentage(share -> share > 2.5);
        });
  }

  @Property(tries = TRIES, seed = SEED)
  void damagedTextInWholeGzip(@ForAll("changes") List<Change> changes, @ForAll("asked") int asked)
      throws IOException {
    CsvLayout layout = CsvLayout.withHeader(new LabelColumn.At(0));
    check(".csv.gz", FormulaCsv.gzip(damaged(ROWS, changes)), layout, asked);
  }

  @Property(tries = TRIES, seed = SEED)
  void damagedGzip(@ForAll("changes") List<Change> changes, @ForAll("asked") int asked)
      throws IOException {
    check(".csv.gz", damaged(FormulaCsv.gzip(ROWS), changes), CsvLayout.uci(), asked);
  }

  @Property(tries = TRIES, seed = SEED)
  void damagedTextWithAHeader(@ForAll("changes") List<Change> changes, @ForAll("asked") int asked)
      throws IOException {
    String header = "signal," + String.join(",", Higgs.COLUMNS) + "\n";
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    text.writeBytes(ROWS);
    CsvLayout layout = CsvLayout.withHeader(new LabelColumn.Named("signal"));
    check(".csv", damaged(text.toByteArray(), changes), layout, asked);
  }

  @Property(tries = TRIES, seed = SEED)
  void textLikeCsv(@ForAll("texts") String text, @ForAll("asked") int asked) throws IOException {
    CsvLayout layout = CsvLayout.withHeader(new LabelColumn.At(0));
    check(".csv", text.getBytes(StandardCharsets.UTF_8), layout, asked);
  }

  private static void check(String ending, byte[] bytes, CsvLayout layout, int asked)
      throws IOException {
    Path file = Files.write(Files.createTempFile("fuzz", ending), bytes);
    try {
      LoadedData data = CsvFile.read(file, layout, asked, RowProgress.NONE);
      assertThat(data.dataset().rows()).isPositive().isLessThanOrEqualTo(asked);
      Statistics.collect("rows");
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n", "\r");
      Statistics.collect("refused");
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<Integer> asked() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 40), Arbitraries.just(CsvFile.ALL_ROWS));
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 1 << 16),
            Arbitraries.integers().between(0, 7),
            pieces())
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> number =
        Arbitraries.doubles().between(-10, 10).ofScale(3).map(value -> Double.toString(value));
    Arbitrary<String> cell = Arbitraries.frequencyOf(tuple(8, number), tuple(1, pieces()));
    Arbitrary<String> line =
        cell.list().ofMaxSize(5).map(cells -> "1," + String.join(",", cells) + "\n");
    return line.list().ofMaxSize(6).map(lines -> String.join("", lines));
  }

  private static Tuple.Tuple2<Integer, Arbitrary<? extends String>> tuple(
      int share, Arbitrary<String> cell) {
    return Tuple.of(share, cell);
  }

  private static Arbitrary<String> pieces() {
    return Arbitraries.strings().withChars(PIECES).ofMinLength(1).ofMaxLength(8);
  }

  private static byte[] damaged(byte[] bytes, List<Change> changes) {
    byte[] result = bytes;
    for (Change change : changes) {
      result = result.length > 1 ? change.in(result) : result;
    }
    return result;
  }

  enum Kind {
    FLIP,
    INSERT,
    CUT,
    END
  }

  /** A bit flipped, a piece inserted, some bytes cut out, or the end cut off. */
  record Change(Kind kind, int place, int bit, String piece) {
    byte[] in(byte[] bytes) {
      int at = place % bytes.length;
      return switch (kind) {
        case FLIP -> flipped(bytes, at);
        case INSERT -> spliced(bytes, at, piece, at);
        case CUT -> spliced(bytes, at, "", Math.min(bytes.length, at + (1 << bit)));
        case END -> spliced(bytes, at, "", bytes.length);
      };
    }

    private byte[] flipped(byte[] bytes, int at) {
      byte[] result = bytes.clone();
      result[at] ^= (byte) (1 << bit);
      return result;
    }

    private static byte[] spliced(byte[] bytes, int from, String piece, int to) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, from);
      out.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      out.write(bytes, to, bytes.length - to);
      return out.toByteArray();
    }
  }
}

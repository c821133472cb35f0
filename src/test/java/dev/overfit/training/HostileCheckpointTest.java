package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.io.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests checkpoints with a valid checksum and invalid numbers. */
class HostileCheckpointTest {
  private static final int SUM_BYTES = 32;
  private static final int HEAD_BYTES = 12;
  private static final int INPUTS = 3000;
  private static final int[] NUMBERS = {
    -1, 0, 1, 0x7fffffff, 0x80000000, 0x20000000, 0x3fffffff, 0x10000, 1 << 24
  };

  @TempDir Path folder;

  @Test
  void onlyAStateOrTheDocumentedExceptionComesOut() throws IOException {
    Path file = folder.resolve("a.checkpoint");
    Trainer.builder(Runs.COMBINED)
        .config(Runs.SHORT)
        .checkpoint(CheckpointPolicy.of(file))
        .build()
        .train(Runs.SPLIT);
    byte[] good = Files.readAllBytes(file);
    int refused = 0;
    for (int seed = 0; seed < INPUTS; seed++) {
      Files.write(file, mutated(good, new Random(seed)));
      try {
        assertThat(Checkpoint.read(file).epochs()).isNotNegative();
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith(file + ": ");
        refused++;
      }
    }
    assertThat(refused).isBetween(INPUTS / 10, INPUTS - 10);
  }

  /** Changes a number or cuts off the end, anywhere after the version, and renews the checksum. */
  private static byte[] mutated(byte[] good, Random random) {
    int length = good.length - SUM_BYTES;
    byte[] content = Arrays.copyOf(good, length);
    // Most numbers that matter are at the beginning.
    int span = random.nextBoolean() ? Math.min(2500, length) : length;
    int at = HEAD_BYTES + random.nextInt(span - HEAD_BYTES - Integer.BYTES);
    if (random.nextInt(10) == 0) {
      content = Arrays.copyOf(content, at);
    } else {
      ByteBuffer.wrap(content).putInt(at, NUMBERS[random.nextInt(NUMBERS.length)]);
    }
    byte[] sum = Sha256.start().digest(content);
    byte[] file = Arrays.copyOf(content, content.length + SUM_BYTES);
    System.arraycopy(sum, 0, file, content.length, SUM_BYTES);
    return file;
  }
}

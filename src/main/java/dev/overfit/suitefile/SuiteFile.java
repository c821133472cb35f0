package dev.overfit.suitefile;

import dev.overfit.io.AtomicFile;
import dev.overfit.suite.DataSettings;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.TrainingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A study as a YAML or JSON file describes it: rows, models, training, replicates. Its suite can be
 * run by a {@link dev.overfit.suite.SuiteRunner} with {@link #settings}, and a suite can be written
 * as a file with comments that explain each key.
 *
 * @param suite its models; a setting that a model leaves out is the suite's, and one that the suite
 *     leaves out is the tutorial's
 * @param data its rows; {@link DataSettings#defaults()} if the file leaves them out
 * @param seed the seed of all models and of how rows are split, if the file has one for all
 * @param replicates how often each model is trained; 1 if the file does not say
 * @param resample whether the rows are split again for each replicate
 */
public record SuiteFile(
    Suite suite, DataSettings data, Optional<Long> seed, int replicates, boolean resample) {
  private static final int MOST_BYTES = 1 << 20;
  private static final String BOM = "\uFEFF";

  /**
   * Returns a suite as it runs under settings, so that running its file runs it again: settings for
   * all models become the models' own.
   */
  public static SuiteFile of(Suite suite, SuiteSettings settings) {
    return new SuiteFile(
        settings.said(suite),
        settings.data(),
        settings.training().seed(),
        settings.replicates(),
        settings.resample());
  }

  /**
   * Reads a file.
   *
   * @throws SuiteFileException if it is not a suite; reports everything that is wrong at once
   * @throws IOException if it cannot be read
   */
  public static SuiteFile read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    Problems problems = new Problems();
    if (bytes.length > MOST_BYTES) {
      problems.add(1, "", "expected at most 1 MiB of text, received more");
    }
    problems.check(file.toString());
    try {
      return parse(
          file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      problems.add(1, "", "expected text in UTF-8, received other bytes");
      problems.check(file.toString());
      throw e;
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param file the name of the file in messages; relative paths of data start from its folder, and
   *     a suite without a name gets the file's
   * @throws SuiteFileException if it is not a suite; reports everything that is wrong at once
   */
  public static SuiteFile parse(Path file, String text) throws SuiteFileException {
    Problems problems = new Problems();
    Optional<SuiteFile> read =
        YamlText.parse(text.startsWith(BOM) ? text.substring(1) : text, problems)
            .flatMap(
                node ->
                    new SuiteForm(folder(file), name(file)).read(new Place(problems, "", node)));
    problems.check(file.toString());
    return read.orElseThrow();
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.getParent()).orElseGet(() -> Path.of(""));
  }

  /** Returns the name of a file without its extension, for a suite that has no other. */
  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
  }

  /**
   * Returns settings with this file's rows, seed and replicates in place of theirs.
   *
   * @throws IllegalArgumentException if they do not go together
   */
  public SuiteSettings settings(SuiteSettings base) {
    TrainingSettings training = seed.map(base.training()::withSeed).orElseGet(base::training);
    return new SuiteSettings(
        data,
        training,
        replicates,
        resample,
        base.folders(),
        base.resume(),
        base.export(),
        base.parallel());
  }

  /** Returns this file under another name, so that its results do not mix with the suite's. */
  public SuiteFile named(String name) {
    Suite other = new Suite(name, suite.title(), suite.trials(), suite.baseline(), suite.about());
    return new SuiteFile(other, data, seed, replicates, resample);
  }

  /**
   * Returns the text that {@link #parse} reads, with comments that explain each key.
   *
   * @param file where the text will be; paths of data are relative to its folder
   */
  public String text(Path file) {
    SuiteForm form = new SuiteForm(folder(file), name(file));
    return new SuiteText(form).of(form.write(this));
  }

  /**
   * Writes the file for people, with its schema next to it, for editors to complete and check it.
   *
   * @return both files
   * @throws IOException if one cannot be written
   */
  public List<Path> writeToEdit(Path file) throws IOException {
    Path schema = file.resolveSibling(SuiteSchema.FILE);
    AtomicFile.writeString(schema, SuiteSchema.text());
    AtomicFile.writeString(
        file, "# yaml-language-server: $schema=" + SuiteSchema.FILE + "\n" + text(file));
    return List.of(file, schema);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    AtomicFile.writeString(file, text(file));
  }
}

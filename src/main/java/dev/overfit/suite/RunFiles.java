package dev.overfit.suite;

import dev.overfit.io.FolderLock;
import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a run's study in its results folder, among those that others left there. */
final class RunFiles {
  private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);

  private final Suite suite;
  private final Suite said;
  private final SuiteSettings settings;
  private final StudyWriter writer;
  private final FolderLock lock;
  private final Path folder;

  /**
   * Creates the files of a run, which are not written yet.
   *
   * @param said the suite as it is written, see {@link StudyWriter#writeSuite}
   * @param lock the lock of the folder, which this run holds
   */
  RunFiles(Suite suite, Suite said, SuiteSettings settings, StudyWriter writer, FolderLock lock) {
    this.suite = suite;
    this.said = said;
    this.settings = settings;
    this.writer = writer;
    this.lock = lock;
    this.folder = settings.results(suite.name());
  }

  /**
   * Writes the files and returns them; none if there are no results.
   *
   * @throws IOException if one cannot be written
   */
  List<Path> write(Study study) throws IOException {
    if (study.results().isEmpty()) {
      return List.of();
    }
    List<Path> files = new ArrayList<>(Interrupts.heldBack(() -> writer.write(study, folder)));
    files.addAll(Interrupts.heldBack(() -> writer.writeSuite(said, settings, folder)));
    LOG.info("{}: {} files in {}", study.suite(), files.size(), folder);
    return files;
  }

  /**
   * Returns what no longer exists of what the run left along the way, including the folder itself.
   *
   * @param left what the run left
   */
  List<Path> lost(Stream<Path> left) {
    Stream<Path> gone = lock.stands() ? Stream.of() : Stream.of(folder);
    return Stream.concat(gone, left.filter(file -> !Files.exists(file))).toList();
  }

  /**
   * Removes what earlier runs left and this one, which made all that it had to, no longer makes;
   * nothing if the folder is no longer the one that this run started in.
   *
   * @param trained the names of what was trained
   * @param written the files of the run
   * @return the removed files
   */
  List<Path> removeOthers(List<String> trained, List<Path> written) {
    return lock.stands()
        ? new EarlierFiles(suite, folder, writer).remove(trained, written)
        : List.of();
  }
}

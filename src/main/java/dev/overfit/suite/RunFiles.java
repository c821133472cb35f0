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

/**
 * The files of a run's study in its folder of results, beside those that others have left there.
 */
final class RunFiles {
  private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);

  private final Suite suite;
  private final Suite said;
  private final SuiteSettings settings;
  private final StudyWriter writer;
  private final FolderLock lock;
  private final Path folder;

  /**
   * Files that are not written yet.
   *
   * @param said the suite as it is written, see {@link StudyWriter#writeSuite}
   * @param lock that of the folder, as this run has taken it
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
   * Writes them, and returns which; none if there is nothing to tell.
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
   * What is not there any more of what the run has left while it went on: the folder itself, too.
   *
   * @param left what it has left
   */
  List<Path> lost(Stream<Path> left) {
    Stream<Path> gone = lock.stands() ? Stream.of() : Stream.of(folder);
    return Stream.concat(gone, left.filter(file -> !Files.exists(file))).toList();
  }

  /**
   * Removes what earlier runs have left and this one, which has all that it was to make, no longer
   * makes; nothing if the folder is not that of the run's begin any more.
   *
   * @param trained the names of what was trained
   * @param written the files of the run
   * @return what was removed
   */
  List<Path> removeOthers(List<String> trained, List<Path> written) {
    return lock.stands()
        ? new EarlierFiles(suite, folder, writer).remove(trained, written)
        : List.of();
  }
}

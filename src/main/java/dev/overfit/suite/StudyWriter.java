package dev.overfit.suite;

import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the files of a study: its tables, pictures and provenance. */
@FunctionalInterface
public interface StudyWriter {
  /**
   * Writes them, each whole or not at all.
   *
   * @param folder the folder of the study, made where there is none
   * @return what was written
   * @throws IOException where a file cannot be written; its message names the file
   */
  List<Path> write(Study study, Path folder) throws IOException;

  /**
   * Writes the suite that ran, so that it can be run again; nothing if it does not write any.
   *
   * @param suite each trial with the settings that were in force, its rate's decay for epochs as
   *     {@link Trial} has it
   * @param settings what the run was told
   * @param folder the folder of the study
   * @return what was written
   * @throws IOException if a file cannot be written; its message names the file
   */
  default List<Path> writeSuite(Suite suite, SuiteSettings settings, Path folder)
      throws IOException {
    return List.of();
  }

  /**
   * The files that it may write, so that a run finds out before it trains whether they can be
   * written, and removes at its end those that an earlier run has left and this one did not write;
   * none where it does not say.
   *
   * @param models the names of the models
   * @param replicates the names of their replicates
   * @param folder the folder of the study
   */
  default List<Path> files(List<String> models, List<String> replicates, Path folder) {
    return List.of();
  }
}

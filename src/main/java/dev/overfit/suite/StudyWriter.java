package dev.overfit.suite;

import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the files of a study: its tables, pictures and provenance. */
@FunctionalInterface
public interface StudyWriter {
  /**
   * Writes the files, each whole or not at all.
   *
   * @param folder the folder of the study, created if it does not exist
   * @return the written files
   * @throws IOException if a file cannot be written; its message names the file
   */
  List<Path> write(Study study, Path folder) throws IOException;

  /**
   * Writes the suite that ran, so that it can be run again; does nothing by default.
   *
   * @param suite the suite, each trial with the settings that were in force and its learning rate's
   *     decay for epochs as {@link Trial} defines them
   * @param settings the settings of the run
   * @param folder the folder of the study
   * @return the written files
   * @throws IOException if a file cannot be written; its message names the file
   */
  default List<Path> writeSuite(Suite suite, SuiteSettings settings, Path folder)
      throws IOException {
    return List.of();
  }

  /**
   * Returns the files that this writer may write, so that a run finds out before training whether
   * they can be written, and removes at its end those that an earlier run left and this one did not
   * write; none if the writer does not say.
   *
   * @param models the names of the models
   * @param replicates the names of their replicates
   * @param folder the folder of the study
   */
  default List<Path> files(List<String> models, List<String> replicates, Path folder) {
    return List.of();
  }
}

package dev.overfit.suite;

import dev.overfit.study.ReplicateName;
import dev.overfit.tensorboard.TensorBoard;
import dev.overfit.training.Checkpoint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what earlier runs of a suite left in its folder and a run no longer writes: tables and
 * pictures of the study, and event files, for models, replicates, fits and pictures that are not
 * part of the run. Files are recognized by exact names, which begin with the name of a model of
 * this suite, of the built-in suite of the same name, or of a checkpoint in the folder; anything
 * else there is left alone. Checkpoints stay, since a run with more replicates resumes from them
 * and other suites reuse the results they hold.
 */
final class EarlierFiles {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierFiles.class);

  private final Suite suite;
  private final Path folder;
  private final StudyWriter writer;

  EarlierFiles(Suite suite, Path folder, StudyWriter writer) {
    this.suite = suite;
    this.folder = folder;
    this.writer = writer;
  }

  /**
   * Removes the files. One that cannot be removed is logged and stays.
   *
   * @param replicates the names of the run's replicates and of its fit
   * @param written the files that the run wrote
   * @return the removed files
   */
  List<Path> remove(List<String> replicates, List<Path> written) {
    Set<String> models = models();
    List<String> others = others(models, replicates);
    List<Path> removed = new ArrayList<>();
    Set<String> kept = lower(written.stream().map(Path::toString));
    for (Path file : writer.files(List.copyOf(models), others, folder)) {
      if (!kept.contains(lower(file.toString())) && isFile(file) && delete(file)) {
        removed.add(file);
      }
    }
    for (String other : others) {
      removed.addAll(removeLogs(TrialFiles.in(folder, other).logs()));
    }
    return List.copyOf(removed);
  }

  /** Returns the names of models that may have left files. */
  private Set<String> models() {
    Set<String> models = new LinkedHashSet<>(suite.models());
    Suites.find(suite.name()).map(Suite::models).ifPresent(models::addAll);
    for (String name : trained()) {
      if (models.stream().noneMatch(model -> isOf(model, name))) {
        model(TrialFiles.checkpoint(folder, name)).ifPresent(models::add);
      }
    }
    return models;
  }

  /** Returns the names of the replicates that are not in the run, ignoring case. */
  private List<String> others(Set<String> models, List<String> replicates) {
    Set<String> these = lower(replicates.stream());
    return Stream.concat(logged().stream(), trained().stream())
        .distinct()
        .filter(name -> !these.contains(lower(name)))
        .filter(name -> models.stream().anyMatch(model -> isOf(model, name)))
        .toList();
  }

  private static boolean isOf(String model, String name) {
    return name.equals(model)
        || ReplicateName.isReplicateOf(name, model)
        || ReplicateName.isFitOf(name, model);
  }

  /** Returns the model that a checkpoint says it belongs to, whatever the name of its file. */
  private static Optional<String> model(Path checkpoint) {
    try {
      return Checkpoint.read(checkpoint).run().model();
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("{}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the names of the replicates that have a checkpoint. */
  private Set<String> trained() {
    return names(TrialFiles.checkpoints(folder)).stream()
        .filter(name -> name.endsWith(TrialFiles.CHECKPOINT))
        .map(name -> name.substring(0, name.length() - TrialFiles.CHECKPOINT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names of the replicates that have a folder of event files. */
  private Set<String> logged() {
    return names(TrialFiles.logs(folder));
  }

  private static Set<String> names(Path folder) {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      } catch (IOException e) {
        LOG.warn("{}: could not be listed: {}", folder, e.getMessage());
      }
    }
    return names;
  }

  private static List<Path> removeLogs(Path logs) {
    try {
      return TensorBoard.remove(logs);
    } catch (IOException e) {
      LOG.warn("{}", e.getMessage());
      return List.of();
    }
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{}: could not be removed: {}", file, e.getMessage());
      return false;
    }
  }

  private static Set<String> lower(Stream<String> names) {
    return names.map(EarlierFiles::lower).collect(Collectors.toSet());
  }

  private static String lower(String name) { // many file systems ignore case
    return name.toLowerCase(Locale.ROOT);
  }
}

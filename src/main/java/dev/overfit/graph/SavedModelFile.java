package dev.overfit.graph;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.overfit.io.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/** Reads the file {@code saved_model.pb} of a folder in Java, whoever has written it. */
final class SavedModelFile {
  private static final String NAME = "saved_model.pb";

  /** Far above any dense model, as weights are stored elsewhere: the file of Large has 77 kB. */
  private static final int MAX_BYTES = 16 << 20;

  private SavedModelFile() {}

  /** Returns whether a folder has the file. */
  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME));
  }

  /**
   * @throws IOException if the folder does not have the file; the message names the folder
   */
  static void checkIn(Path folder) throws IOException {
    if (!isIn(folder)) {
      throw new IOException(
          folder + ": expected the folder of a SavedModel, found no " + NAME + " in it");
    }
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it is missing, invalid or too large; the message names the folder
   */
  static SavedModel read(Path folder) throws IOException {
    checkIn(folder);
    try {
      return SavedModel.parseFrom(bytes(folder));
    } catch (InvalidProtocolBufferException e) {
      throw new IOException(
          folder + ": no SavedModel that can be loaded: " + NAME + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path folder) throws IOException {
    return SmallFile.read(folder.resolve(NAME), MAX_BYTES)
        .orElseThrow(
            () ->
                new IOException(
                    String.format(
                        Locale.ROOT,
                        "%s: expected at most %,d bytes in %s, found more",
                        folder,
                        MAX_BYTES,
                        NAME)));
  }

  /**
   * Returns the serving graph of a file.
   *
   * @throws IOException if there is none
   */
  static MetaGraphDef serving(Path folder, SavedModel model) throws IOException {
    List<Set<String>> tags =
        model.getMetaGraphsList().stream()
            .map(graph -> Set.copyOf(graph.getMetaInfoDef().getTagsList()))
            .toList();
    int serving = tags.indexOf(Set.of(ExportGraph.TAG));
    if (serving < 0) {
      throw new IOException(
          folder
              + ": no SavedModel that can be loaded: expected a graph with the tag "
              + ExportGraph.TAG
              + ", found tags "
              + tags);
    }
    return model.getMetaGraphs(serving);
  }
}

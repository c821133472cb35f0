package dev.overfit.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.overfit.io.TfRecords;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Reads event files. */
final class Events {
  private Events() {}

  /** Returns the event files of a folder, sorted; none if there is no folder. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*tfevents*")) {
        found.forEach(files::add);
      }
    }
    files.sort(null);
    return files;
  }

  /** Returns all events of the only event file of a folder, which must end with a whole record. */
  static List<Event> ofFolder(Path folder) throws IOException {
    assertThat(files(folder)).hasSize(1);
    return ofFile(files(folder).get(0));
  }

  /** Returns all events of a file, which must end with a whole record. */
  static List<Event> ofFile(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Event> events = new ArrayList<>();
    int length = 0;
    for (byte[] record : TfRecords.wholeRecords(bytes)) {
      events.add(Event.parseFrom(record));
      length += TfRecords.framedLength(record);
    }
    assertThat(length).isEqualTo(bytes.length);
    return events;
  }

  /** Returns the points of each scalar curve in a folder: tag, then step, then value. */
  static Map<String, Map<Long, Float>> scalars(Path folder) throws IOException {
    Map<String, Map<Long, Float>> curves = new TreeMap<>();
    for (Event event : ofFolder(folder)) {
      for (Summary.Value value : event.getSummary().getValueList()) {
        if (plugin(value).equals("scalars")) {
          Float earlier =
              curves
                  .computeIfAbsent(value.getTag(), tag -> new TreeMap<>())
                  .put(event.getStep(), value.getTensor().getFloatVal(0));
          assertThat(earlier).isNull();
        }
      }
    }
    return curves;
  }

  /** Returns the only value of a tag in a folder. */
  static Summary.Value value(Path folder, String tag) throws IOException {
    List<Summary.Value> values = values(folder, tag);
    assertThat(values).hasSize(1);
    return values.get(0);
  }

  /** Returns all values of a tag in a folder. */
  static List<Summary.Value> values(Path folder, String tag) throws IOException {
    return ofFolder(folder).stream()
        .flatMap(event -> event.getSummary().getValueList().stream())
        .filter(value -> value.getTag().equals(tag))
        .toList();
  }

  /** Returns the plugin that a value is for. */
  static String plugin(Summary.Value value) {
    return value.getMetadata().getPluginData().getPluginName();
  }

  /** Returns what a value's plugin reads. */
  static ByteString content(Summary.Value value) {
    return value.getMetadata().getPluginData().getContent();
  }
}

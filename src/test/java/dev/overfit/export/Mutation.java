package dev.overfit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Damage to the folder of a SavedModel, drawn at random. */
enum Mutation {
  /** Some bytes of a file change. */
  FLIP {
    @Override
    String apply(Path version, Path other, Random random) throws IOException {
      Path file = file(version, random);
      byte[] bytes = Files.readAllBytes(file);
      int flips = bytes.length == 0 ? 0 : 1 + random.nextInt(4);
      for (int i = 0; i < flips; i++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      return flips + " bits of " + version.relativize(file);
    }
  },

  /** A stretch of a file is overwritten, with zeros or at random. */
  OVERWRITE {
    @Override
    String apply(Path version, Path other, Random random) throws IOException {
      Path file = file(version, random);
      byte[] bytes = Files.readAllBytes(file);
      int from = random.nextInt(bytes.length + 1);
      byte[] stretch = new byte[Math.min(bytes.length - from, 1 + random.nextInt(64))];
      if (random.nextBoolean()) {
        random.nextBytes(stretch);
      }
      System.arraycopy(stretch, 0, bytes, from, stretch.length);
      Files.write(file, bytes);
      return stretch.length + " bytes of " + version.relativize(file) + " from " + from;
    }
  },

  /** A file ends too early. */
  TRUNCATE {
    @Override
    String apply(Path version, Path other, Random random) throws IOException {
      Path file = file(version, random);
      byte[] bytes = Files.readAllBytes(file);
      int length = random.nextInt(4) == 0 ? 0 : random.nextInt(bytes.length + 1);
      Files.write(file, Arrays.copyOf(bytes, length));
      return version.relativize(file) + " cut to " + length;
    }
  },

  /** A file, or the folder with the variables or with the card, is gone. */
  REMOVE {
    @Override
    String apply(Path version, Path other, Random random) throws IOException {
      if (random.nextInt(4) > 0) {
        Path file = file(version, random);
        Files.delete(file);
        return version.relativize(file) + " removed";
      }
      Path folder = version.resolve(random.nextBoolean() ? "variables" : "assets.extra");
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
      return folder.getFileName() + " removed";
    }
  },

  /** A file, or all variables, are those of another model. */
  EXCHANGE {
    @Override
    String apply(Path version, Path other, Random random) throws IOException {
      List<Path> files = random.nextBoolean() ? List.of(file(other, random)) : variables(other);
      for (Path file : files) {
        Files.write(version.resolve(other.relativize(file).toString()), Files.readAllBytes(file));
      }
      return other.relativize(files.get(0)) + ", … of " + other;
    }

    private List<Path> variables(Path version) throws IOException {
      return files(version.resolve("variables"));
    }
  },

  /** A value of the card is changed or gone. */
  EDIT_CARD {
    @Override
    String apply(Path version, Path other, Random random) throws IOException {
      String[] said = new String[1];
      EditedSavedModel.card(version, card -> said[0] = edit(card, random));
      return "card, " + said[0];
    }

    private String edit(JsonNode root, Random random) {
      List<String> places = new ArrayList<>();
      List<JsonNode> parents = new ArrayList<>();
      collect(root, "", places, parents);
      int drawn = random.nextInt(places.size());
      String place = places.get(drawn);
      String key = place.substring(place.lastIndexOf('/') + 1);
      JsonNode value = value(parents.get(drawn), random);
      if (parents.get(drawn) instanceof ObjectNode object) {
        object.remove(key);
        if (value != null) {
          object.set(key, value);
        }
      } else if (parents.get(drawn) instanceof ArrayNode array) {
        int index = Integer.parseInt(key);
        if (value == null) {
          array.remove(index);
        } else {
          array.set(index, value);
        }
      }
      return place + " becomes " + value;
    }

    private void collect(JsonNode node, String place, List<String> places, List<JsonNode> parents) {
      if (node instanceof ObjectNode object) {
        object
            .fieldNames()
            .forEachRemaining(
                name -> add(node, object.get(name), place + "/" + name, places, parents));
      }
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        add(node, node.get(i), place + "/" + i, places, parents);
      }
    }

    private void add(
        JsonNode parent,
        JsonNode child,
        String place,
        List<String> places,
        List<JsonNode> parents) {
      places.add(place);
      parents.add(parent);
      collect(child, place, places, parents);
    }

    private @Nullable JsonNode value(JsonNode parent, Random random) {
      List<String> values =
          List.of(
              "null",
              "-1",
              "0",
              "1",
              "7",
              "2147483647",
              "1e999",
              "-1e999",
              "0.5",
              "\"\"",
              "\" \"",
              "\"a\"",
              "\"Dense\"",
              "\"relu\"",
              "[]",
              "{}",
              "true",
              "[[[[]]]]",
              "1e-300",
              "123456789012345678901234567890",
              "{\"type\":\"Dropout\",\"rate\":0.5}");
      int drawn = random.nextInt(values.size() + 3);
      try {
        if (drawn < values.size()) {
          return JSON.readTree(values.get(drawn));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      boolean copy = drawn == values.size() && !parent.isEmpty();
      return copy ? parent.elements().next().deepCopy() : null;
    }
  },

  /** The card's text is spoiled: a field twice, trailing text, invalid UTF-8, endless depth. */
  SPOIL_CARD {
    @Override
    String apply(Path version, Path other, Random random) throws IOException {
      Path file = version.resolve(EditedSavedModel.CARD);
      String text = Files.readString(file);
      List<String> texts =
          List.of(
              text.replaceFirst("\"features\"", "\"features\" : 9, \"features\""),
              text + text,
              text.replace(" ", "\n\t"),
              "[".repeat(100_000),
              text.replaceFirst(",", ",,"),
              text.replace("\"units\"", "\"Units\""),
              "",
              "\0\0\0");
      int drawn = random.nextInt(texts.size() + 1);
      byte[] bytes =
          drawn < texts.size()
              ? texts.get(drawn).getBytes(StandardCharsets.UTF_8)
              : text.replaceFirst("a", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
      Files.write(file, bytes);
      return "text of the card, " + drawn;
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Applies the mutation.
   *
   * @param other the folder of another model
   * @return what was done
   */
  abstract String apply(Path version, Path other, Random random) throws IOException;

  boolean isOfTheCard() {
    return this == EDIT_CARD || this == SPOIL_CARD;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path file(Path version, Random random) throws IOException {
    List<Path> files = files(version);
    return files.get(random.nextInt(files.size()));
  }
}

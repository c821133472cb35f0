package dev.overfit.suitefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.overfit.suite.Folders;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import dev.overfit.suitefile.BrokenFiles.Broken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Compares the artifact's schema with the reader; editors read YAML 1.2 with it. */
class SuiteSchemaTest {
  private static final Path PUBLISHED = Path.of("src/main/resources/dev/overfit/suite.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SuiteSchema.text());

  private static final LoadSettings EDITORS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  /** To publish it anew, run this class's {@code main}. */
  @Test
  void theArtifactHasTheSchemaOfTheseKeysAndKinds() throws IOException {
    assertThat(Files.readString(PUBLISHED)).isEqualTo(SuiteSchema.text());
  }

  /** Writes the schema into the sources. */
  public static void main(String[] args) throws IOException {
    Files.writeString(PUBLISHED, SuiteSchema.text());
  }

  @Test
  void itIsASchemaItself() {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(SCHEMA.getSchemaNode())).isEmpty();
  }

  static List<Suite> suites() {
    return Suites.all();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everyBuiltInSuiteIsFineAsItIsWritten(Suite suite) {
    SuiteSettings settings = SuiteSettings.defaults(Folders.withCache(Path.of("cache")));
    String text = SuiteFile.of(suite, settings).text(Path.of("my.yaml"));
    assertThat(complaints(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscribers.yaml", "titanic.yaml"})
  void everyExampleIsFine(String example) throws IOException {
    assertThat(complaints(Files.readString(Path.of("src/example", example)))).isEmpty();
  }

  static List<Broken> brokenInForm() {
    return BrokenFiles.all().stream().filter(Broken::ofForm).toList();
  }

  @ParameterizedTest
  @MethodSource("brokenInForm")
  void whatTheReaderRefusesForItsFormIsRefused(Broken broken) {
    assertThat(complaints(broken.text())).isNotEmpty();
  }

  private static Set<ValidationMessage> complaints(String text) {
    try {
      Object value = new Load(EDITORS).loadFromString(text);
      JsonNode node = JSON.valueToTree(value);
      return SCHEMA.validate(node);
    } catch (YamlEngineException e) {
      return Set.of(ValidationMessage.builder().message(String.valueOf(e.getMessage())).build());
    }
  }
}

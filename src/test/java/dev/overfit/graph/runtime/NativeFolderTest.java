package dev.overfit.graph.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests a home that cannot be written to and a temporary folder that everybody may write to. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class NativeFolderTest {
  private static final String REMEDY =
      "; say another folder by -Dorg.bytedeco.javacpp.cachedir=FOLDER, or unpack them yourself and"
          + " say where by -Djava.library.path=FOLDER -Dorg.bytedeco.javacpp.pathsfirst=true";

  @TempDir Path folder;
  private Path temporary;
  private Path own;
  private long user;
  private final Properties properties = new Properties();

  @BeforeEach
  void prepare() throws IOException {
    user = ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
    temporary = Files.createDirectory(folder.resolve("tmp"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    own = temporary.resolve(".javacpp-bob");
    properties.setProperty("user.name", "bob");
    properties.setProperty("user.home", Files.createFile(folder.resolve("no-folder")).toString());
    properties.setProperty("java.io.tmpdir", temporary.toString());
  }

  private Path chosen() throws IOException {
    return new NativeFolder(properties, new FolderOwnership(() -> user)).choose();
  }

  private Optional<String> refusal() {
    try {
      chosen();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private void assertRefused(String found) {
    assertThat(refusal())
        .contains(
            "TensorFlow's natives: expected to unpack them into a folder of this user alone, found "
                + found
                + REMEDY);
  }

  @Test
  void aPrivateFolderIsMadeAndServesAgain() throws IOException {
    assertThat(chosen()).isEqualTo(own.resolve("cache")).isEmptyDirectory();
    assertThat(permissions(own)).isEqualTo("rwx------");
    assertThat(permissions(own.resolve("cache"))).isEqualTo("rwx------");
    Path library = Files.writeString(own.resolve("cache/libx.so"), "unpacked");
    assertThat(refusal()).isEmpty();
    assertThat(library).hasContent("unpacked");
  }

  @Test
  void itIsTheFolderThatJavaCppChooses() throws IOException {
    assertThat(new NativeFolder(System.getProperties()).choose().toRealPath())
        .isEqualTo(Loader.getCacheDir().toPath());
  }

  @Test
  void whoOwnsWhatThisProcessMakesIsItsUser() throws IOException {
    Files.createDirectories(own.resolve("cache"));
    assertThat(new NativeFolder(properties, FolderOwnership.ofThisProcess()).choose())
        .isEqualTo(own.resolve("cache"));
  }

  @Test
  void somebodyElsesFolderIsRefused() throws IOException {
    Files.createDirectories(own.resolve("cache"));
    String owner = Files.getOwner(own).getName();
    assumeTrue(user != 0, "root's folders are trusted by all");
    user++;
    assertThat(refusal().orElseThrow()).endsWith(", which belongs to " + owner + REMEDY);
  }

  @Test
  void somebodyElsesFolderIsRefusedAlsoWhereItHoldsNoCacheYet() throws IOException {
    Files.createDirectory(own);
    try {
      Files.setAttribute(own, "unix:uid", 4_242, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      assumeTrue(false, "only root can give a folder away");
    }
    assertRefused(own + ", which belongs to 4242");
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void aLinkIsRefused() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(own, elsewhere);
    assertRefused(own + ", which is a link");
    assertThat(elsewhere).isEmptyDirectory();
    Files.delete(own);
    Files.createDirectory(own);
    allow(own, "rwx------");
    Files.createSymbolicLink(own.resolve("cache"), elsewhere);
    assertThat(refusal()).as("a link of one's own in a folder of one's own").isEmpty();
  }

  @Test
  void aFolderThatOthersMayWriteToIsRefused() throws IOException {
    Path cache = Files.createDirectories(own.resolve("cache"));
    allow(own, "rwxrwx---");
    assertRefused(own + ", which others may write to");
    allow(own, "rwxr-xrwx");
    assertRefused(own + ", which others may write to");
    allow(own, "rwxr-xr-x");
    allow(cache, "rwxr-xrwx");
    assertRefused(cache + ", which others may write to");
    allow(cache, "rwxr-xr-x");
    assertThat(refusal()).isEmpty();
  }

  @Test
  void aHomeThatAllMayWriteToIsNoHome() throws IOException {
    Path home = Files.createDirectory(temporary.resolve("home"));
    properties.setProperty("user.home", temporary.toString());
    Files.createSymbolicLink(temporary.resolve(".javacpp"), home);
    assertRefused(temporary.resolve(".javacpp") + ", which is a link");
    Files.delete(temporary.resolve(".javacpp"));
    assertThat(refusal()).isEmpty();
    assertThat(permissions(temporary.resolve(".javacpp/cache"))).isEqualTo("rwx------");
    assertThat(own).doesNotExist();
  }

  @Test
  void aHomeOfOnesOwnIsTakenAsItIs() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    properties.setProperty("user.home", home.toString());
    Path cache = Files.createDirectories(home.resolve(".javacpp/cache"));
    allow(home.resolve(".javacpp"), "rwxrwxr-x");
    allow(cache, "rwxrwxr-x");
    user += 7; // never asked
    assertThat(refusal()).isEmpty();
    assertThat(own).doesNotExist();
  }

  @Test
  void aFolderOfOnesOwnChoiceIsTakenAsItIs() throws IOException {
    Files.createSymbolicLink(own, Files.createDirectory(folder.resolve("elsewhere")));
    properties.setProperty(NativeFolder.PROPERTY, folder.resolve("chosen").toString());
    assertThat(chosen()).isEqualTo(folder.resolve("chosen")).isEmptyDirectory();
  }

  @Test
  void aFolderOfOnesOwnChoiceThatCannotBeMadeIsNotPassedOver() {
    Path said = folder.resolve("no-folder/natives");
    properties.setProperty("org.bytedeco.javacpp.cacheDir", said.toString());
    assertThat(refusal())
        .contains(
            "TensorFlow's natives: expected to unpack them into a folder that may be written to,"
                + " found "
                + said
                + ", which may not, or cannot be made"
                + REMEDY);
    assertThat(own).doesNotExist();
  }

  @Test
  void withoutAnyFolderBothAreNamed() {
    properties.setProperty("java.io.tmpdir", folder.resolve("no-folder").toString());
    assertThat(refusal().orElseThrow())
        .endsWith(
            ", found neither "
                + folder.resolve("no-folder/.javacpp/cache")
                + " nor "
                + folder.resolve("no-folder/.javacpp-bob/cache")
                + REMEDY);
  }
}

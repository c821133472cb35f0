package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UserCacheTest {
  @Test
  void isWhereEachSystemKeepsCaches() {
    assertThat(folder("Linux", Map.of())).isEqualTo(Path.of("/home/ada/.cache/overfit"));
    assertThat(folder("Mac OS X", Map.of())).isEqualTo(Path.of("/home/ada/Library/Caches/overfit"));
    assertThat(folder("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/overfit"));
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", "/fast")))
        .isEqualTo(Path.of("/fast/overfit"));
  }

  private static Path folder(String os, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("os.name", os);
    properties.setProperty("user.home", "/home/ada");
    return UserCache.folder(environment, properties);
  }
}

package dev.overfit.data.remote;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are numeric, so no name is looked up; 192.0.2.0/24 is reserved for documentation. */
class RedirectTest {
  private static void check(String from, String to) throws DataException {
    Redirect.check(URI.create(from), URI.create(to));
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.1/a, http://192.0.2.2/b",
    "http://192.0.2.1/a, https://192.0.2.1/a",
    "http://127.0.0.1/a, http://127.0.0.1:8080/b",
    "http://10.0.0.1/a, http://10.0.0.2/b",
    "http://127.0.0.1/a, http://192.0.2.1/b"
  })
  void stepsWithinTheNetworkAreTaken(String from, String to) {
    assertThatCode(() -> check(from, to)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]"
      })
  void aStepIntoAPrivateNetworkIsNot(String host) {
    assertThatThrownBy(() -> check("http://192.0.2.1/a", "http://" + host + "/b"))
        .isInstanceOf(DataException.class)
        .hasMessage("http://" + host + "/b: leads to this machine's own or a private address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1/a", "HTTP://192.0.2.2/b"})
  void aStepThatGivesUpEncryptionIsNot(String to) {
    assertThatThrownBy(() -> check("https://192.0.2.1/a", to))
        .isInstanceOf(DataException.class)
        .hasMessage(to + ": leads from https to http");
  }
}

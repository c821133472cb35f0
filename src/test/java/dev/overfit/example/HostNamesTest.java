package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, 127.0.0.1, true",
    "LOCALHOST, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.1, true",
    "0.0.0.0, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.3, true",
    "overfit.example, 10.1.2.3, true",
    "Overfit.Example, 10.1.2.3, true",
    "[::1], ::1, true",
    "[0:0:0:0:0:0:0:1], ::1, true",
    "evil.example, 127.0.0.1, false",
    "localhost.evil.example, 127.0.0.1, false",
    "127.0.0.1.evil.example, 127.0.0.1, false",
    "10.1.2.4, 10.1.2.3, false",
    "127.1, 127.0.0.1, false",
    "[::2], ::1, false",
    "[evil.example], ::1, false",
    "[::1, ::1, false",
    "'', 127.0.0.1, false",
  })
  void answersToItsNamesAndToTheAddressThatIsReached(String name, String reached, boolean expected)
      throws UnknownHostException {
    HostNames names = new HostNames("0.0.0.0", List.of("overfit.example", ""));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(reached), 8080);
    assertThat(names.contain(name, address)).isEqualTo(expected);
  }
}

package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSettingsTest {
  @Test
  void propertiesAreTaken() {
    Properties properties = new Properties();
    properties.setProperty("service.port", "0");
    properties.setProperty("service.names", "a.example, b.example");
    properties.setProperty("service.mostConnections", "50");
    properties.setProperty("service.patienceSeconds", "3");
    ServiceSettings settings = ServiceSettings.of(properties);
    assertThat(settings.port()).isZero();
    assertThat(settings.names()).containsExactly("a.example", "b.example");
    assertThat(settings.limits())
        .isEqualTo(ServiceLimits.defaults().withNetwork(1 << 18, 50, Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          port | 8O80 | service.port: expected a whole number, received '8O80'
          port | 70000 | port: expected 0 to 65535, received 70000
          prot | 8080 | service.prot: unknown setting; there are service.… [data, host,
          trainingsAtOnce | 0 | trainingsAtOnce: expected at least 1, received 0
          waiting | 0 | waiting: expected at least 1, received 0
          mostModels | 0 | models: expected at least 1, received 0
          mostBodyBytes | -1 | bodyBytes: expected at least 1, received -1
          mostConnections | 9 | connections: expected at least 10, received 9
          patienceSeconds | 0 | patience in seconds: expected at least 1, received 0
          """)
  void whatCannotBeIsRefused(String name, String value, String message) {
    Properties properties = new Properties();
    properties.setProperty("service." + name, value);
    assertThatThrownBy(() -> ServiceSettings.of(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}

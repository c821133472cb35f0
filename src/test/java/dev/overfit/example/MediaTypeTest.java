package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/Json",
        "application/json;charset=utf-8",
        "application/json ; charset=UTF-8",
        "application/json;\tcharset=\"utf-8\"",
      })
  void jsonInUtf8IsTaken(String type) {
    assertThatCode(() -> MediaType.checkJson(type, null)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/jsonp",
        "application/json-patch+json",
        "application/json, text/html",
        "application/json ;charset",
        "application/json;charset=",
        "application/json;charset=latin1",
        "application/json;charset=no-such-charset",
        "application/json;charset=\"utf-8",
        "application / json",
        ";;;;",
      })
  void allElseIsNot(String type) {
    assertThatThrownBy(() -> MediaType.checkJson(type, null))
        .isInstanceOfSatisfying(RequestException.class, MediaTypeTest::isUnsupported)
        .hasMessageStartingWith("body: expected Content-Type application/json, in UTF-8, received");
  }

  @Test
  void anEncodedBodyIsNotTaken() {
    assertThatThrownBy(() -> MediaType.checkJson("application/json", "gzip"))
        .isInstanceOfSatisfying(RequestException.class, MediaTypeTest::isUnsupported)
        .hasMessage("body: expected no Content-Encoding, received gzip");
  }

  private static void isUnsupported(RequestException e) {
    assertThat(e.status()).isEqualTo(415);
  }
}

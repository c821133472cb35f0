package dev.overfit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
  @Test
  void textThatDoesNoHarmStaysAsItIs() {
    String text = "größe_2 [kg], 质量, ταχύτης, 🙂";
    assertThat(OneLine.of(text)).isSameAs(text);
  }

  @Test
  void noEscapeSequenceIsLeft() {
    assertThat(OneLine.of("a\u001b[31mred\u001b]0;title\u0007")).isEqualTo("a?[31mred?]0;title?");
    assertThat(OneLine.of("\u009b31m")).as("the same in one character of C1").isEqualTo("?31m");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0xd800
      })
  void eachCharacterThatDoesMoreThanStandThereIsReplaced(int character) {
    assertThat(OneLine.of("a" + Character.toString(character) + "b")).isEqualTo("a?b");
  }

  @Test
  void noControlCharacterOfUnicodeIsLeft() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      String line = OneLine.of(Character.toString(character));
      assertThat(line.codePoints().noneMatch(Character::isISOControl)).isTrue();
    }
  }

  @Test
  void aLongTextIsCutAndNoPairOfSurrogatesWithIt() {
    assertThat(OneLine.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(OneLine.of("abcdefg", 6)).isEqualTo("abcdef…");
    assertThat(OneLine.of("abc🙂def", 4)).isEqualTo("abc…");
  }

  @Test
  void aReasonIsTheMessageOrTheKind() {
    assertThat(OneLine.reason(new IOException("broken\npipe"))).isEqualTo("broken?pipe");
    assertThat(OneLine.reason(new IOException("x".repeat(5_000)))).hasSize(201);
    assertThat(OneLine.reason(new IOException())).isEqualTo("IOException");
    assertThat(OneLine.reason(new IOException(" "))).isEqualTo("IOException");
  }
}

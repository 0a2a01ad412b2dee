package com.stockafolio.loadtest.gatling.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.options.InvalidOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsersFileTest {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";

  @TempDir private Path folder;

  private UsersFile read(String text) throws InvalidOption, IOException {
    return UsersFile.read(Files.writeString(folder.resolve("users.csv"), text));
  }

  @Test
  void tradersAndTheFirmAreFound() throws Exception {
    UsersFile file = read("# desk\n\n" + USER + ",abc\nfirm, xyz \n");
    assertThat(file.traders()).containsExactly(new Trader(USER, "abc"));
    assertThat(file.firmToken()).isEqualTo("xyz");
  }

  @ParameterizedTest
  @ValueSource(strings = {USER, USER + ",", "somebody,secret", "6F2C1A7E,secret", "firm,"})
  void aBadLineIsNamedAndItsTokenIsNot(String line) {
    assertThatThrownBy(() -> read("# first\n" + line + "\n"))
        .isInstanceOf(InvalidOption.class)
        .hasMessageContaining("line 2 is not of the form userId,token")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> UsersFile.read(folder.resolve("none.csv")))
        .hasMessageStartingWith("-Dusers.file=" + folder.resolve("none.csv") + " cannot be read");
  }
}

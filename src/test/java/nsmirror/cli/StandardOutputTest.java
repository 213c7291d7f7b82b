package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void itIsUtf8WhateverTheLocale() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(bytes);

        out.print("é €");

        assertThat(out.trouble()).isEmpty();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("é €");
    }

    @Test
    void aFullDiskIsTold() {
        StandardOutput out = failing("No space left on device");

        out.println("a line");

        assertThat(out.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).hasMessageContaining("No space"));
    }

    @Test
    void aReaderWhoLeftIsNoTrouble() {
        StandardOutput out = failing("Broken pipe");

        out.println("a line");

        assertThat(out.trouble()).isEmpty();
    }

    private static StandardOutput failing(String why) {
        return new StandardOutput(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        });
    }
}

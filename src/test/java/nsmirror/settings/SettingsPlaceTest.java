package nsmirror.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsPlaceTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxKeepsThemInTheConfigFolder() {
        assertThat(SettingsPlace.of("Linux", Map.of(), HOME)).isEqualTo(HOME.resolve(".config/nsmirror/settings.json"));
    }

    @Test
    void linuxFollowsXdgConfigHome() {
        assertThat(SettingsPlace.of("Linux", Map.of("XDG_CONFIG_HOME", "/cfg"), HOME))
                .isEqualTo(Path.of("/cfg/nsmirror/settings.json"));
    }

    @Test
    void anXdgConfigHomeThatIsNotAbsoluteIsIgnored() {
        assertThat(SettingsPlace.of("Linux", Map.of("XDG_CONFIG_HOME", "cfg"), HOME))
                .isEqualTo(HOME.resolve(".config/nsmirror/settings.json"));
    }

    @Test
    void macosKeepsThemInApplicationSupport() {
        assertThat(SettingsPlace.of("Mac OS X", Map.of("XDG_CONFIG_HOME", "/cfg"), HOME))
                .isEqualTo(HOME.resolve("Library/Application Support/nsmirror/settings.json"));
    }

    @Test
    void windowsKeepsThemInAppData() {
        assertThat(SettingsPlace.of("Windows 11", Map.of("APPDATA", "/roaming"), HOME))
                .isEqualTo(Path.of("/roaming/nsmirror/settings.json"));
        assertThat(SettingsPlace.of("Windows 11", Map.of(), HOME))
                .isEqualTo(HOME.resolve("AppData/Roaming/nsmirror/settings.json"));
    }
}

package nsmirror.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import nsmirror.settings.RecentNode;
import nsmirror.settings.Settings;
import nsmirror.settings.SettingsFile;
import nsmirror.settings.WindowPlace;
import nsmirror.ui.work.OnCue;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTest {
    private static final RecentNode NODE = new RecentNode("node-3", Optional.empty(), Instant.EPOCH);
    private static final WindowPlace PLACE = new WindowPlace(1, 2, 800, 600, false);

    @TempDir
    private Path folder;

    @Test
    void aChangeIsThereForTheNextRun() {
        SettingsFile file = file();

        new Remembered(file, Settings.defaults(), new SameThread()).change(now -> now.opened(NODE));

        assertThat(file.read().settings().recent()).containsExactly(NODE);
    }

    @Test
    void whatIsTheSameIsNotWrittenAgain() {
        OnCue lane = new OnCue();

        new Remembered(file(), Settings.defaults(), lane).change(now -> now.withTextSize(now.textSize()));

        assertThat(lane.waiting()).isZero();
    }

    @Test
    void theLastWordIsWrittenAlsoWhereAnotherWriteWasUnderWay() {
        SettingsFile file = file();
        Remembered remembered = new Remembered(file, Settings.defaults(), new OnCue());
        remembered.change(now -> now.opened(NODE));

        remembered.end(now -> now.at(PLACE)).run();

        assertThat(file.read().settings()).isEqualTo(Settings.defaults().opened(NODE).at(PLACE));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() {
        SettingsFile impossible = new SettingsFile(Path.of("/dev/null/nsmirror/settings.json"));
        Remembered remembered = new Remembered(impossible, Settings.defaults(), new SameThread());

        remembered.change(now -> now.withTextSize(20));

        assertThat(remembered.settings().get().textSize()).isEqualTo(20);
    }

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("settings.json"));
    }
}

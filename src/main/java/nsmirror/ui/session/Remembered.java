package nsmirror.ui.session;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nsmirror.settings.Settings;
import nsmirror.settings.SettingsFile;
import nsmirror.ui.work.Background;

/** The settings while the window is open: each change is written soon, away from the window's thread. */
public final class Remembered {
    private static final Logger LOG = System.getLogger(Remembered.class.getName());

    private final SettingsFile file;
    private final Background lane;
    private final ReadOnlyObjectWrapper<Settings> settings;

    /** Starts with these. */
    public Remembered(SettingsFile file, Settings first, Background lane) {
        this.file = file;
        this.lane = lane;
        this.settings = new ReadOnlyObjectWrapper<>(first);
    }

    /** What is remembered now. */
    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /** Remembers something else. */
    public void change(UnaryOperator<Settings> how) {
        Settings next = how.apply(settings.get());
        if (next.equals(settings.get())) {
            return;
        }
        settings.set(next);
        lane.run(() -> {
            file.write(next);
            return next;
        }, Background.Outcome.of(written -> {}, Remembered::notWritten));
    }

    /** Remembers something last: what is returned writes it, and is for another thread. Nothing more is written after. */
    public Runnable end(UnaryOperator<Settings> how) {
        lane.close();
        Settings last = how.apply(settings.get());
        return () -> {
            try {
                file.write(last);
            } catch (IOException failure) {
                notWritten(failure);
            }
        };
    }

    /** Not worth a word on screen: nothing that is being looked at is lost. */
    private static void notWritten(Exception failure) {
        LOG.log(Level.WARNING, "settings were not written: " + failure);
    }
}

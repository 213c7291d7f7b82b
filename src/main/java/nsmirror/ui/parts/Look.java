package nsmirror.ui.parts;

import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import nsmirror.diagram.Sizes;
import nsmirror.figure.Theme;
import nsmirror.settings.Settings;

/**
 * How the window looks: its colours and the sizes of its text, from what a person chose, what the system wants, and
 * whether it is projected. A projected window has sizes in proportion to its height, so that the last row can read it.
 */
public final class Look {
    /**
     * What follows.
     *
     * @param theme the colours, of the map and of everything around it
     * @param sizes of text in the map; the window's own text is as large as a label
     * @param text size of the window's text in pixels
     * @param projecting whether it is projected: nothing but what is looked at
     * @param calm whether what would move is there at once
     */
    public record Now(Theme theme, Sizes sizes, double text, boolean projecting, boolean calm) {}

    private final ObservableValue<Settings> settings;
    private final ObservableBooleanValue dark;
    private final ObservableBooleanValue still;
    private final BooleanProperty projecting = new SimpleBooleanProperty(false);
    private final DoubleProperty height = new SimpleDoubleProperty(1080);
    private final ReadOnlyObjectWrapper<Now> now = new ReadOnlyObjectWrapper<>();

    /**
     * A look of those settings; {@code dark} says whether the system's own windows are, {@code still} whether the
     * system asks for reduced motion.
     */
    public Look(ObservableValue<Settings> settings, ObservableBooleanValue dark, ObservableBooleanValue still) {
        this.still = still;
        this.settings = settings;
        this.dark = dark;
        InvalidationListener changed = any -> now.set(next());
        settings.addListener(changed);
        dark.addListener(changed);
        still.addListener(changed);
        projecting.addListener(changed);
        height.addListener(changed);
        now.set(next());
    }

    /** Whether the window is projected. */
    public BooleanProperty projecting() {
        return projecting;
    }

    /** Height of the window's content in pixels. */
    public DoubleProperty height() {
        return height;
    }

    /** What follows from all of it. */
    public ReadOnlyObjectProperty<Now> now() {
        return now.getReadOnlyProperty();
    }

    private Now next() {
        if (projecting.get()) {
            Sizes sizes = Sizes.projector(height.get());
            return new Now(Theme.PROJECTOR, sizes, sizes.label(), true, calm());
        }
        int text = settings.getValue().textSize();
        Sizes sizes = Sizes.ordinary().times(text / (double) Settings.defaults().textSize());
        return new Now(theme(), sizes, text, false, calm());
    }

    private boolean calm() {
        return switch (settings.getValue().motion()) {
            case SYSTEM -> still.get();
            case FULL -> false;
            case REDUCED -> true;
        };
    }

    private Theme theme() {
        return switch (settings.getValue().theme()) {
            case SYSTEM -> dark.get() ? Theme.DARK : Theme.LIGHT;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }
}

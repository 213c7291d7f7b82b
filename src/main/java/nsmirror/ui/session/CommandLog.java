package nsmirror.ui.session;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nsmirror.node.Ran;
import nsmirror.ui.work.WindowThread;

/** The commands that ran on a node, the last one last. Told from any thread, read in the window's. */
public final class CommandLog implements Consumer<Ran> {
    private static final int MOST = 2_000;

    private final ObservableList<CommandEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(0);
    private final ObservableList<CommandEntry> readOnly = FXCollections.unmodifiableObservableList(entries);

    @Override
    public void accept(Ran ran) {
        CommandEntry entry = CommandEntry.of(ran);
        WindowThread.run(() -> {
            if (entries.size() == MOST) {
                entries.removeFirst();
            }
            total.set(total.get() + 1);
            entries.add(entry);
        });
    }

    /** How many ran, also those that are listed no more. */
    public ReadOnlyIntegerProperty total() {
        return total.getReadOnlyProperty();
    }

    /** At most the last two thousand. */
    public ObservableList<CommandEntry> entries() {
        return readOnly;
    }
}

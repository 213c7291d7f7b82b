package nsmirror.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.BorderPane;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.Actions;

/** Several nodes at once, one in front; of the others nothing is in the scene. There is always one tab. */
final class Tabs extends BorderPane {
    private final List<NodeTab> all = new ArrayList<>();
    private final Function<NodeTab.Listener, NodeTab> making;
    private final Actions actions;
    private final Runnable uncover;
    private final BiConsumer<NodeTab, Boolean> told;
    private final TabStrip strip;
    private NodeTab front;

    /**
     * One tab, on its start page.
     *
     * @param making makes a tab that tells that listener
     * @param uncover takes away what lies over a page that is left
     * @param told hears which tab is in front, whenever that changes or its name does, and whether it is another one
     */
    Tabs(Function<NodeTab.Listener, NodeTab> making, Actions actions, ObservableBooleanValue projecting,
            Runnable uncover, BiConsumer<NodeTab, Boolean> told) {
        this.making = making;
        this.actions = actions;
        this.uncover = uncover;
        this.told = told;
        strip = new TabStrip(new ByHand(), projecting);
        setTop(strip);
        actions.set(Action.NEW_TAB, () -> show(add()));
        front = add();
        show();
    }

    /** The one in front. */
    NodeTab front() {
        return front;
    }

    /** Opens it where nothing is open, else in a tab of its own. */
    void open(Target target, SshOptions options) {
        NodeTab tab = front.idle() ? front : add();
        show(tab);
        tab.open(target, options);
    }

    private NodeTab add() {
        NodeTab tab = making.apply(new OfTab());
        all.add(front == null ? 0 : all.indexOf(front) + 1, tab);
        return tab;
    }

    private void show(NodeTab next) {
        if (next != front) {
            front.leave();
            front = next;
            show();
            told.accept(front, true);
        }
    }

    /** Shows what is in front now. */
    private void show() {
        uncover.run();
        setCenter(front.content());
        front.enter();
        name();
    }

    private void name() {
        strip.show(all, front);
        offer(all.size() > 1 || front.holdsNode(), Action.CLOSE_NODE, () -> close(front));
        offer(all.size() > 1, Action.NEXT_TAB, () -> step(1));
        offer(all.size() > 1, Action.PREVIOUS_TAB, () -> step(-1));
        told.accept(front, false);
    }

    private void offer(boolean available, Action action, Runnable does) {
        if (available) {
            actions.set(action, does);
        } else {
            actions.clear(action);
        }
    }

    private void step(int by) {
        show(all.get(Math.floorMod(all.indexOf(front) + by, all.size())));
    }

    /** Closes a tab; the last one goes back to its start page. */
    private void close(NodeTab tab) {
        if (all.size() == 1) {
            tab.closeNode();
            return;
        }
        int place = all.indexOf(tab);
        all.remove(tab);
        if (tab == front) {
            show(all.get(Math.min(place, all.size() - 1)));
        } else {
            name();
        }
        tab.close();
    }

    /** Closes all of them. Does not wait. */
    void close() {
        all.forEach(NodeTab::close);
    }

    /** What tabs tell. */
    private final class OfTab implements NodeTab.Listener {
        @Override
        public void turned(NodeTab tab) {
            if (tab == front) {
                show();
            } else {
                renamed(tab);
            }
        }

        @Override
        public void renamed(NodeTab tab) {
            if (all.contains(tab)) {
                name();
            }
        }
    }

    /** What is done on the strip. */
    private final class ByHand implements TabStrip.Listener {
        @Override
        public void chosen(NodeTab tab) {
            show(tab);
        }

        @Override
        public void closed(NodeTab tab) {
            close(tab);
        }

        @Override
        public void keyboard() {
            Platform.runLater(front::takeKeyboard);
        }
    }
}

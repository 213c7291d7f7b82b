package nsmirror.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.util.Subscription;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.settings.RecentNode;
import nsmirror.text.Shown;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.Actions;
import nsmirror.ui.node.NodePage;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Connecting;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.session.Remembered;
import nsmirror.ui.start.SettingsSheet;
import nsmirror.ui.start.StartPage;

/**
 * One tab of the window: its start page, or an open node, and the way from one to the other. It has the table of actions
 * while it is in front; its node stays connected all the while.
 */
final class NodeTab {
    /** Makes what stands in a tab. */
    interface Pages {
        /** A way to nodes. */
        Connecting way();

        /** The start page of that tab. */
        StartPage start(NodeTab tab, Connecting way);

        /** The page of a node; {@code reopen} goes the way to it again. */
        NodePage node(OpenNode node, Runnable reopen);
    }

    /** Who is told of a tab. */
    interface Listener {
        /** It holds something else now. */
        void turned(NodeTab tab);

        /** It has another name, or its node is lost or back. */
        void renamed(NodeTab tab);
    }

    private record Open(Target target, SshOptions options, OpenNode node, NodePage page) {}

    private final Pages pages;
    private final Listener listener;
    private final Actions actions;
    private final SettingsSheet settings;
    private final Remembered remembered;
    private final Connecting connecting;
    private final StartPage start;
    private final Subscription recent;
    private Optional<Open> open = Optional.empty();
    private Optional<Target> notOpened = Optional.empty();
    private Optional<Node> keyboard = Optional.empty();
    private boolean front;

    /** A tab on its start page, not in front. */
    NodeTab(Pages pages, Listener listener, Actions actions, SettingsSheet settings, Remembered remembered) {
        this.pages = pages;
        this.listener = listener;
        this.actions = actions;
        this.settings = settings;
        this.remembered = remembered;
        connecting = pages.way();
        start = pages.start(this, connecting);
        recent = remembered.settings().subscribe(now -> start.showRecent(now.recent()));
        connecting.target().addListener((any, before, now) -> {
            offerCancel();
            listener.renamed(this);
        });
    }

    /** What is seen of it. */
    Node content() {
        return open.<Node>map(Open::page).orElse(start);
    }

    /** Where it is, or is going, as it was typed. */
    private Optional<Target> target() {
        return open.map(Open::target).or(connecting.target()::get);
    }

    /** The same for people; empty on the start page. */
    Optional<String> where() {
        return target().map(target -> Shown.line(target.text(), 80));
    }

    /** The same in few words: of a recording the file's name; and what is wrong with it. */
    String name() {
        return lost() ? Text.of("tab.lost", target().map(NodeTab::words).orElse(""))
                : target().map(NodeTab::words)
                        .or(() -> notOpened.map(target -> Text.of("tab.failed", words(target))))
                        .orElse(Text.of("tab.new"));
    }

    private static String words(Target target) {
        return target instanceof Target.RecordingFile(Path file) && file.getFileName() != null
                ? Shown.line(file.getFileName().toString(), 60) : Shown.line(target.text(), 60);
    }

    /** Whether something is wrong with it that its name says. */
    boolean ailing() {
        return lost() || idle() && notOpened.isPresent();
    }

    /** Whether the connection to its node is lost. */
    boolean lost() {
        return open.filter(its -> its.node().standing().get().away()).isPresent();
    }

    /** Whether a node is open in it. */
    boolean holdsNode() {
        return open.isPresent();
    }

    /** Whether it is on its start page, and going nowhere. */
    boolean idle() {
        return target().isEmpty();
    }

    /** Goes to that node; what is open in it is closed. */
    void open(Target target, SshOptions options) {
        closeNode();
        start.clear();
        notOpened = Optional.empty();
        connecting.start(target, options, opened -> opened(target, options, opened),
                failure -> failed(target, failure));
    }

    private void failed(Target target, Exception failure) {
        notOpened = Optional.of(target);
        start.failed(target, Failure.line(failure));
        listener.renamed(this);
    }

    private void opened(Target target, SshOptions options, OpenNode opened) {
        remember(target, options);
        open = Optional.of(new Open(target, options, opened, pages.node(opened, () -> open(target, options))));
        opened.standing().addListener((any, before, now) -> {
            if (before.away() != now.away()) {
                listener.renamed(this);
            }
        });
        turn();
    }

    /** The sample and this computer have their own buttons. */
    private void remember(Target target, SshOptions options) {
        Target where = target instanceof Target.Ssh ssh && ssh.port().isEmpty()
                ? new Target.Ssh(ssh.user(), ssh.host(), options.port())
                : target;
        if (target instanceof Target.Ssh || target instanceof Target.RecordingFile) {
            Optional<String> key = options.identities().stream().findFirst().map(Path::toString);
            remembered.change(now -> now.opened(new RecentNode(where.text(), key, Instant.now())));
        }
    }

    /** Closes the node that is open in it: the start page is there again. */
    void closeNode() {
        open.ifPresent(its -> {
            its.page().close();
            its.node().close();
            open = Optional.empty();
            turn();
        });
    }

    private void turn() {
        keyboard = Optional.empty();
        listener.turned(this);
    }

    /** Puts the keyboard where one begins. */
    void focus() {
        open.ifPresentOrElse(its -> its.page().focus(), start::focus);
    }

    /** Says something on the start page. */
    void say(String message) {
        start.say(message);
    }

    /** It is in front now, with the keyboard where it was. */
    void enter() {
        leaveActions();
        front = true;
        offerCancel();
        open.ifPresentOrElse(its -> {
            its.page().enter();
            if (its.target() instanceof Target.Ssh) {
                actions.set(Action.SSH_SETTINGS, () -> settings.lay(its.target(), its.options()));
            }
        }, () -> actions.set(Action.SSH_SETTINGS, this::settingsOfForm));
        takeKeyboard();
        if (open.isPresent()) {
            actions.arrived();
        }
    }

    /** Has the keyboard where it was when it was left, else where one begins. */
    void takeKeyboard() {
        keyboard.filter(node -> node.getScene() != null).ifPresentOrElse(Node::requestFocus, this::focus);
    }

    /** It is no longer in front. */
    void leave() {
        keyboard = Optional.ofNullable(content().getScene()).map(scene -> scene.getFocusOwner()).filter(this::within);
        leaveActions();
        actions.forgetEarly();
        front = false;
    }

    private boolean within(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == content()) {
                return true;
            }
        }
        return false;
    }

    private void leaveActions() {
        open.ifPresent(its -> its.page().leave());
        actions.clear(Action.CLEAR, Action.SSH_SETTINGS);
    }

    private void offerCancel() {
        if (front && open.isEmpty()) {
            if (connecting.target().get().isPresent()) {
                actions.set(Action.CLEAR, connecting::cancel);
                actions.await();
            } else {
                actions.clear(Action.CLEAR);
                actions.awaitNothing();
            }
        }
    }

    private void settingsOfForm() {
        start.destination((target, options) -> {
            if (target instanceof Target.Ssh) {
                settings.lay(target, options);
            } else {
                start.say(Text.of("settings.none", Shown.line(target.text(), 80)));
            }
        });
    }

    /** Gives up what is under way and closes the node. Does not wait. */
    void close() {
        recent.unsubscribe();
        connecting.cancel();
        open.ifPresent(its -> {
            its.page().close();
            its.node().close();
        });
        open = Optional.empty();
    }
}
